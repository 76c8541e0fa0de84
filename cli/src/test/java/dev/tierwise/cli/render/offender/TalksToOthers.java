package dev.tierwise.cli.render.offender;

import java.net.http.HttpClient;

/** What a rendering must not do; shown to the rule that forbids it. */
public final class TalksToOthers {

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public String toString() {
        return client.toString();
    }
}
