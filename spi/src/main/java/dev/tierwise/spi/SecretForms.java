package dev.tierwise.spi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What secrets may look like in a text: itself and encoded, in upper or lower case, broken by white space or invisible characters, and
 * cut at either end to eight characters or more, or to twelve where they may be words. A whole one that is shorter than that counts
 * only where it stands apart. Safe for use by many threads.
 */
final class SecretForms {

    private static final String MASK = "***";

    /** So many characters of a secret give it away as the whole does. */
    private static final int CUT = 8;

    /** The same of characters that may be words, which other texts have too. */
    private static final int CUT_OF_WORDS = 12;

    /** Compiled when a secret is known, which most commands have none of. */
    private static final class Patterns {

        static final Pattern WORDS = Pattern.compile("[\\p{L}._/-]*");

        /** Nothing that a word goes on from; the letters and digits of an escape are no part of one. */
        static final Pattern BEGIN = Pattern.compile("(?<![\\p{L}\\p{N}])|(?<=%\\p{XDigit}{2})|(?<=\\\\[a-z])");

        static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#@\\s]+(?=[/?#])");

        private Patterns() {}
    }

    /** The characters that URLs show as they are. */
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~*";

    private final Set<String> wholes = ConcurrentHashMap.newKeySet();
    private final Set<String> parts = ConcurrentHashMap.newKeySet();
    private final Set<String> shortForms = ConcurrentHashMap.newKeySet();

    /** From now on this secret is looked for too. */
    SecretForms add(String secret) {
        forms(confidential(secret)).map(form -> Compact.of(form).text()).forEach(form -> {
            wholes.add(form);
            if (form.length() < CUT_OF_WORDS) {
                shortForms.add(form);
            }
            for (int from = 0; from + CUT <= form.length(); from++) {
                parts.add(form.substring(from, from + CUT));
            }
        });
        return this;
    }

    /** Of an address, what comes after the host: everybody may know the rest, and many addresses begin with it. */
    private static String confidential(String secret) {
        Matcher address = Patterns.ADDRESS.matcher(secret);
        return address.lookingAt() && secret.length() - address.end() >= CUT ? secret.substring(address.end()) : secret;
    }

    private static Stream<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Stream.concat(
                Stream.of(
                        secret,
                        secret.toUpperCase(Locale.ROOT),
                        percentEncoded(bytes),
                        percentEncoded(bytes).replace("%20", "+"),
                        secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"),
                        HexFormat.of().formatHex(bytes)),
                Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                        .flatMap(encoder -> Stream.concat(
                                Stream.of(encoder.encodeToString(bytes)),
                                Stream.of(0, 1, 2)
                                        .map(before -> encodedAfter(before, bytes, encoder))
                                        .filter(part -> part.length() >= CUT))));
    }

    private static String percentEncoded(byte[] secret) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : secret) {
            char c = (char) (b & 0xFF);
            if (UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    /** The characters that are the same in the Base64 of every text in which the secret stands after so many bytes of three. */
    private static String encodedAfter(int before, byte[] secret, Base64.Encoder encoder) {
        byte[] text = new byte[before + secret.length];
        System.arraycopy(secret, 0, text, before, secret.length);
        String encoded = encoder.withoutPadding().encodeToString(text);
        return encoded.substring((8 * before + 5) / 6, 8 * text.length / 6);
    }

    /** Whether one of the forms is in a text as a whole. */
    boolean areIn(String text) {
        String compact = Compact.of(text).text();
        return wholes.stream().anyMatch(compact::contains);
    }

    /** The text with {@code ***} in place of each form. */
    String maskedIn(String text) {
        if (wholes.isEmpty()) {
            return text;
        }
        Compact compact = Compact.of(text);
        BitSet hidden = new BitSet();
        int from = 0;
        while (from + CUT <= compact.text().length()) {
            int end = endOfPart(compact.text(), from);
            if (end - from >= CUT_OF_WORDS
                    || (end > from
                            && !Patterns.WORDS
                                    .matcher(compact.text().substring(from, end))
                                    .matches())) {
                hidden.set(compact.places()[from], compact.places()[end - 1] + 1);
            }
            // another part may begin before this one ends
            from = Math.max(from, end - CUT) + 1;
        }
        for (String form : shortForms) {
            int at = compact.text().indexOf(form);
            while (at >= 0) {
                int last = at + form.length() - 1;
                if (isApart(text, compact.places()[at], compact.places()[last] + 1)) {
                    hidden.set(compact.places()[at], compact.places()[last] + 1);
                }
                at = compact.text().indexOf(form, at + 1);
            }
        }
        return hidden.isEmpty() ? text : masked(text, hidden);
    }

    /**
     * Whether no letter or digit stands beside a short form, which would be a part of a word there; one shorter still may not be put
     * together of several words either.
     */
    private static boolean isApart(String text, int from, int to) {
        boolean begins = Patterns.BEGIN
                .matcher(text)
                .region(from, to)
                .useTransparentBounds(true)
                .lookingAt();
        boolean ends = to == text.length() || !Character.isLetterOrDigit(text.charAt(to));
        return begins
                && ends
                && (to - from >= CUT || text.substring(from, to).chars().noneMatch(Character::isWhitespace));
    }

    /** Where a part of a form ends that begins there; where it would begin if there is none. */
    private int endOfPart(String text, int from) {
        int at = from;
        while (at + CUT <= text.length() && parts.contains(text.substring(at, at + CUT))) {
            at++;
        }
        return at == from ? from : at + CUT - 1;
    }

    private static String masked(String text, BitSet hidden) {
        StringBuilder masked = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!hidden.get(i)) {
                masked.append(text.charAt(i));
            } else if (i == 0 || !hidden.get(i - 1)) {
                masked.append(MASK);
            }
        }
        return masked.toString();
    }

    /**
     * A text in lower case, without white space and invisible characters.
     *
     * @param places where each character stands in the original
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Compact(String text, int[] places) {

        static Compact of(String original) {
            StringBuilder visible = new StringBuilder(original.length());
            int[] places = new int[original.length()];
            for (int i = 0; i < original.length(); i++) {
                char c = original.charAt(i);
                if (!isInvisible(c)) {
                    places[visible.length()] = i;
                    visible.append(Character.toLowerCase(Character.toUpperCase(c)));
                }
            }
            return new Compact(visible.toString(), Arrays.copyOf(places, visible.length()));
        }

        private static boolean isInvisible(char c) {
            return switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SPACE_SEPARATOR -> true;
                default -> false;
            };
        }
    }
}
