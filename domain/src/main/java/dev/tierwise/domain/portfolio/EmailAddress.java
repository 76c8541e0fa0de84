package dev.tierwise.domain.portfolio;

import java.util.Locale;

/**
 * An e-mail address. It prints only its domain, so that no address of a person ends up in a message by accident.
 *
 * @param localPart what precedes the {@code @}
 * @param domain    what follows it, in lower case
 */
public record EmailAddress(String localPart, String domain) {

    /** @throws IllegalArgumentException when a part is empty or contains an {@code @} */
    public EmailAddress {
        domain = domain.toLowerCase(Locale.ROOT);
        if (localPart.isEmpty() || domain.isEmpty() || localPart.contains("@") || domain.contains("@")) {
            throw new IllegalArgumentException("an e-mail address has a name, one @ and a domain");
        }
    }

    /** @throws IllegalArgumentException when the text has no or more than one {@code @}, or nothing on one side of it */
    public static EmailAddress parse(String text) {
        int at = text.indexOf('@');
        return new EmailAddress(text.substring(0, Math.max(at, 0)), text.substring(at + 1));
    }

    @Override
    public String toString() {
        return "…@" + domain;
    }
}
