package dev.tierwise.adapter.hubspot.fake;

import java.time.Duration;

/** An app that a client has installed. */
record OAuthApp(
        FakeAccount account,
        String clientId,
        String clientSecret,
        String refreshToken,
        Duration accessLives,
        Token token) {}
