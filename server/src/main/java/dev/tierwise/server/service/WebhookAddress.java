package dev.tierwise.server.service;

import dev.tierwise.spi.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where messages are posted to. Whoever knows it can post there too: it prints as {@code ***}. */
public final class WebhookAddress {

    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    private static final int NO_PORT = -1;
    private static final int LAST_PORT = 65_535;

    private final URI uri;

    private WebhookAddress(URI uri) {
        this.uri = uri;
    }

    /** The address that a text is: https, or http on this machine; empty if it is something else. */
    public static Optional<WebhookAddress> of(Secret text) {
        try {
            return Optional.of(new URI(text.reveal().strip()))
                    .filter(WebhookAddress::isAllowed)
                    .map(WebhookAddress::new);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isAllowed(URI uri) {
        if (uri.getHost() == null || (uri.getPort() != NO_PORT && (uri.getPort() < 1 || uri.getPort() > LAST_PORT))) {
            return false;
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("https")
                || (scheme.equals("http")
                        && THIS_MACHINE
                                .matcher(uri.getHost().toLowerCase(Locale.ROOT))
                                .matches());
    }

    URI uri() {
        return uri;
    }

    @Override
    public String toString() {
        return "***";
    }
}
