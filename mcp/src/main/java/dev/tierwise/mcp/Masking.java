package dev.tierwise.mcp;

import dev.tierwise.spi.Redaction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out of texts what no assistant is given: secrets, and of e-mail addresses what stands before the domain. */
final class Masking {

    /** What stands in an address for whom it belongs to. */
    private static final String SOMEBODY = "***";

    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";

    /** A domain with a dot, {@code localhost}, or an IP address: whatever stands before another word can be a name, as in Work@Home. */
    private static final String DOMAIN =
            "(?:" + LABEL + "\\.){1,10}\\p{L}|localhost\\b|\\[?[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[IPv6:";

    /** The sign, also if that is encoded as in a web address, a page or a program, before a domain. */
    private static final Pattern SIGN = Pattern.compile(
            "(?:[@\\uFF20\\uFE6B]|%(?:25){0,3}40|&#0{0,5}64;|&#x0{0,5}40;|&commat;|\\\\u0040|\\\\x40)(?=" + DOMAIN
                    + ")",
            Pattern.CASE_INSENSITIVE);

    /** What ends the part of an address before the sign, besides white space: what cannot stand in it unless it is quoted. */
    private static final String AROUND = "@\uFF20\uFE6B\"<>()[],;:\\";

    private final Redaction redaction;

    Masking(Redaction redaction) {
        this.redaction = redaction;
    }

    /** The text without secrets and without users' addresses; their domains are left. */
    String of(String text) {
        return withoutUsers(redaction.of(text));
    }

    /** Looks for the sign first: what may precede it is nearly every text. */
    private static String withoutUsers(String text) {
        Matcher sign = SIGN.matcher(text);
        StringBuilder masked = new StringBuilder();
        int written = 0;
        while (sign.find()) {
            int user = user(text, written, sign.start());
            if (user < sign.start()) {
                masked.append(text, written, user).append(SOMEBODY);
                written = sign.start();
            }
        }
        return masked.append(text, written, text.length()).toString();
    }

    /** Where the part of an address begins that ends before the sign: a quoted text, or what no other sign divides. */
    private static int user(String text, int from, int sign) {
        if (sign > from && text.charAt(sign - 1) == '"') {
            int quote = text.lastIndexOf('"', sign - 2);
            return quote >= from ? quote : sign - 1;
        }
        int user = sign;
        while (user > from
                && AROUND.indexOf(text.charAt(user - 1)) < 0
                && !Character.isWhitespace(text.charAt(user - 1))) {
            user--;
        }
        return user;
    }
}
