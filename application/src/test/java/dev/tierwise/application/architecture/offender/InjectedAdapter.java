package dev.tierwise.application.architecture.offender;

import java.net.http.HttpClient;

/** What the application must not do. */
public class InjectedAdapter {
    HttpClient client() {
        return HttpClient.newHttpClient();
    }
}
