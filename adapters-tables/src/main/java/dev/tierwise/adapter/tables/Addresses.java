package dev.tierwise.adapter.tables;

import dev.tierwise.domain.portfolio.EmailAddress;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads e-mail addresses and domains as people's tools write them. */
public final class Addresses {

    private static final String MAILTO = "mailto:";

    /** {@code Eva Nord <eva@x.example>}. */
    private static final Pattern IN_ANGLES = Pattern.compile("[^<>]*<([^<>]+)>");

    /** {@code eva@x.example (Eva Nord)} or {@code Eva Nord (eva@x.example)}. */
    private static final Pattern WITH_COMMENT = Pattern.compile("([^()]*)\\(([^()]*)\\)");

    private static final Pattern LOCAL_PART = Pattern.compile("[^\\s\\p{Z}\\p{C}\"<>()\\[\\],;:@\\\\]+");

    /** No part of an address of this length can be too long. */
    private static final int LONGEST_PLAIN = 64;

    private static final String QUOTES = "\"'\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB";

    private Addresses() {}

    /** The address in a text; empty when there is none, or one that cannot exist. */
    public static Optional<EmailAddress> address(String text) {
        if (isPlain(text)) {
            return Optional.of(EmailAddress.parse(text));
        }
        String address = unquoted(text);
        Matcher angles = IN_ANGLES.matcher(address);
        Matcher comment = WITH_COMMENT.matcher(address);
        if (angles.matches()) {
            address = angles.group(1);
        } else if (comment.matches()) {
            address = comment.group(1).indexOf('@') >= 0 ? comment.group(1) : comment.group(2);
        }
        address = unquoted(address);
        if (address.toLowerCase(Locale.ROOT).startsWith(MAILTO)) {
            address = unquoted(address.substring(MAILTO.length()));
        }
        int at = address.indexOf('@');
        if (at < 0
                || !LOCAL_PART.matcher(address.substring(0, at)).matches()
                || !EmailAddress.isPossibleDomain(address.substring(at + 1))) {
            return Optional.empty();
        }
        return Optional.of(EmailAddress.parse(address));
    }

    /** Tells most addresses at once: letters, digits and dots that do not stand side by side or at an end, and one @. */
    private static boolean isPlain(String text) {
        int at = 0;
        char before = '.';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLetterOrDigit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!isLetterOrDigit && ((c != '.' && c != '@') || before == '.' || before == '@')) {
                return false;
            }
            at += c == '@' ? 1 : 0;
            before = c;
        }
        return at == 1 && before != '.' && before != '@' && text.length() <= LONGEST_PLAIN;
    }

    /** The domain in a text, without an {@code @} before it; empty when it cannot exist. */
    public static Optional<String> domain(String text) {
        String domain = text.startsWith("@") ? Spelling.trimmed(text.substring(1)) : text;
        return EmailAddress.isPossibleDomain(domain) ? Optional.of(domain) : Optional.empty();
    }

    /** The domains of a cell, which {@code ;} divides, in lower case; those that cannot exist are left out. */
    public static Set<String> domains(String cell) {
        Set<String> domains = new LinkedHashSet<>();
        for (String part : cell.split(";", -1)) {
            domain(Spelling.trimmed(part)).ifPresent(domain -> domains.add(domain.toLowerCase(Locale.ROOT)));
        }
        return domains;
    }

    private static String unquoted(String text) {
        String inner = Spelling.trimmed(text);
        while (inner.length() > 1
                && QUOTES.indexOf(inner.charAt(0)) >= 0
                && QUOTES.indexOf(inner.charAt(inner.length() - 1)) >= 0) {
            inner = Spelling.trimmed(inner.substring(1, inner.length() - 1));
        }
        return inner;
    }
}
