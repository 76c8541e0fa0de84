package dev.tierwise.cli.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What all folders together say about one portal; {@code ?} is an unknown, an empty text is none. */
final class NaivePortal {

    /** What one folder says about the apps of the portal: complete where every app without a row was not used. */
    record AppRows(boolean complete, List<Map<String, String>> rows) {}

    final String id;
    String name = "";
    String mrr = "?";
    String currency = "";
    String soldOn = "?";
    String customerSince = "";
    String cancelledOn = "";
    String managedFlag = "?";
    boolean allUsersKnown;
    final List<Map<String, String>> users = new ArrayList<>();
    final List<AppRows> apps = new ArrayList<>();

    NaivePortal(String id) {
        this.id = id;
    }
}
