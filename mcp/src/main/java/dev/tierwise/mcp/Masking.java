package dev.tierwise.mcp;

import dev.tierwise.spi.Redaction;
import java.util.regex.Pattern;

/** Takes out of texts what no assistant is given: secrets, and of e-mail addresses what stands before the domain. */
final class Masking {

    /** What stands in an address for whom it belongs to. */
    private static final String SOMEBODY = "***";

    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";

    /**
     * What precedes the sign, also if that is encoded as in a web address or a page, and a domain: the day behind the sign in
     * {@code Name=1500@2018-04-01} is none.
     */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?:\"[^\"\\r\\n]{1,200}\"|[^\\s@\\uFF20\"<>()\\[\\],;:=/?&]{1,200})(?<sign>@|\\uFF20|%40|&#64;|&commat;)"
                    + "(?=\\[?(?:" + LABEL + "\\.){0,10}\\p{L}|\\[?[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[IPv6:)",
            Pattern.CASE_INSENSITIVE);

    private final Redaction redaction;

    Masking(Redaction redaction) {
        this.redaction = redaction;
    }

    /** The text without secrets and without users' addresses; their domains are left. */
    String of(String text) {
        return withoutUsers(redaction.of(text));
    }

    private static String withoutUsers(String text) {
        boolean hasSign = text.indexOf('@') >= 0
                || text.indexOf('\uFF20') >= 0
                || text.indexOf('%') >= 0
                || text.indexOf('&') >= 0;
        return hasSign ? ADDRESS.matcher(text).replaceAll(SOMEBODY + "${sign}") : text;
    }
}
