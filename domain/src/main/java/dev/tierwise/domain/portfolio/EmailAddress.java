package dev.tierwise.domain.portfolio;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address. It prints only its domain, so that no address of a person ends up in a message by accident.
 *
 * @param localPart what precedes the {@code @}
 * @param domain    what follows it, in lower case
 */
public record EmailAddress(String localPart, String domain) {

    private static final int LONGEST_DOMAIN = 253;

    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";

    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

    /** @throws IllegalArgumentException when a part is empty or contains an {@code @} */
    public EmailAddress {
        domain = domain.toLowerCase(Locale.ROOT);
        if (localPart.isEmpty() || domain.isEmpty() || localPart.contains("@") || domain.contains("@")) {
            throw new InvalidValueException(Text.of(EmailAddress.class, "email"));
        }
    }

    /** @throws IllegalArgumentException when the text has no or more than one {@code @}, or nothing on one side of it */
    public static EmailAddress parse(String text) {
        int at = text.indexOf('@');
        return new EmailAddress(text.substring(0, Math.max(at, 0)), text.substring(at + 1));
    }

    /**
     * Whether there can be an e-mail domain of that name: labels of letters, digits and hyphens, joined by single dots, at most 253
     * characters, 63 per label, none of which begins or ends with a hyphen. Letters of any script are letters.
     */
    public static boolean isPossibleDomain(String text) {
        return text.length() <= LONGEST_DOMAIN && DOMAIN.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "…@" + domain;
    }
}
