package dev.tierwise.spi.border;

import java.util.Set;

/** What of Tierwise a plug-in is given: the SPI, and the facts that it shows. */
public final class PublishedClasses {

    private static final Set<String> PACKAGES =
            Set.of("dev.tierwise.spi", "dev.tierwise.domain.portfolio", "dev.tierwise.domain.text");

    /** Of the package of the rules, what facts are told in. */
    private static final Set<String> CLASSES =
            Set.of("dev.tierwise.domain.programme.Market", "dev.tierwise.domain.programme.DealKind");

    private PublishedClasses() {}

    /** Whether a class is one of them, by its binary name. */
    public static boolean contain(String name) {
        return PACKAGES.contains(name.substring(0, Math.max(name.lastIndexOf('.'), 0))) || CLASSES.contains(name);
    }
}
