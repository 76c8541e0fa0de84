package dev.tierwise.adapter.hubspot.read.offender;

import dev.tierwise.domain.programme.Programme;
import okhttp3.OkHttpClient;

/** What reading facts must not do. */
public class KnowsOkHttpAndTheRules {
    boolean read(OkHttpClient client, Programme programme) {
        return client.followRedirects() && programme.id().isEmpty();
    }
}
