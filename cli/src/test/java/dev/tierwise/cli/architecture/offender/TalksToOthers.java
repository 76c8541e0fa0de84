package dev.tierwise.cli.architecture.offender;

import java.net.http.HttpClient;

/** What only the service may do; shown to the rule that forbids it. */
public final class TalksToOthers {

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public String toString() {
        return client.toString();
    }
}
