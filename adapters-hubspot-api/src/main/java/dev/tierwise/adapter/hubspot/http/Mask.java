package dev.tierwise.adapter.hubspot.http;

import dev.tierwise.application.spi.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Makes what came from outside fit to be shown: one bounded line without control characters, secrets or people's
 * addresses. A known secret is masked from its first eight characters on, in any case, in Base64, and also where white
 * space breaks it; what looks like a token of HubSpot's is masked even if nobody knows it. Thread safe.
 */
final class Mask {

    private static final String MASKED = "***";
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Zs}\\s]+");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\"'<>(),:;]{1,64}@([A-Za-z0-9][A-Za-z0-9.-]*)");

    /** What stands between the brackets of "This oauth-token (...) does not have proper permissions". */
    private static final Pattern BRACKETED = Pattern.compile("(?i)(oauth-token\\s*)\\([^)]*(\\)|\\z)");

    private static final Pattern LIKE_A_TOKEN = Pattern.compile("(?i)pat-[a-z]{2,3}[0-9]{0,2}-[^\\s\"'<>(),;]*");
    private static final Pattern BEARER = Pattern.compile("(?i)(bearer\\s+)(?=\\S*[0-9])[^\\s\"'<>(),;]{8,}");
    private static final int LEAST_PREFIX = 8;
    private static final int LONGEST = 300;

    /** Everything that a secret may be printed as, without white space and in lower case, by its first characters. */
    private final Map<String, Set<String>> forms = new ConcurrentHashMap<>();

    private final Set<String> shortSecrets = ConcurrentHashMap.newKeySet();

    /** From now on this is not shown. */
    void hide(Secret secret) {
        String value = compact(secret.reveal()).text();
        if (value.length() < LEAST_PREFIX) {
            shortSecrets.add(secret.reveal());
            return;
        }
        Set<String> all = new LinkedHashSet<>(Set.of(value));
        all.add(lower(URLEncoder.encode(secret.reveal(), StandardCharsets.UTF_8)));
        byte[] bytes = secret.reveal().getBytes(StandardCharsets.UTF_8);
        for (int before = 0; before < 3; before++) {
            all.add(base64(Base64.getEncoder(), bytes, before));
            all.add(base64(Base64.getUrlEncoder(), bytes, before));
        }
        for (String form : all) {
            if (form.length() >= LEAST_PREFIX) {
                forms.computeIfAbsent(form.substring(0, LEAST_PREFIX), prefix -> ConcurrentHashMap.newKeySet())
                        .add(form);
            }
        }
    }

    /** The characters of Base64 that depend on the secret alone, if so many bytes of the same group come before it. */
    private static String base64(Base64.Encoder encoder, byte[] secret, int before) {
        byte[] padded = new byte[before + secret.length];
        System.arraycopy(secret, 0, padded, before, secret.length);
        return lower(encoder.withoutPadding().encodeToString(padded).substring((8 * before + 5) / 6));
    }

    /** The text as it may be shown. */
    String show(String text) {
        String shown = withoutSecrets(text);
        for (String secret : shortSecrets) {
            shown = shown.replace(secret, MASKED);
        }
        shown = BRACKETED.matcher(shown).replaceAll("$1(" + MASKED + ")");
        shown = LIKE_A_TOKEN.matcher(shown).replaceAll(MASKED);
        shown = BEARER.matcher(shown).replaceAll("$1" + MASKED);
        shown = ADDRESS.matcher(shown).replaceAll("…@$1");
        shown = INVISIBLE.matcher(shown).replaceAll(" ").strip();
        return shown.codePointCount(0, shown.length()) <= LONGEST
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private String withoutSecrets(String text) {
        Compact compact = compact(text);
        StringBuilder shown = new StringBuilder();
        int copied = 0;
        int at = 0;
        while (at + LEAST_PREFIX <= compact.text().length()) {
            int length = secretAt(compact.text(), at);
            if (length == 0) {
                at++;
            } else {
                shown.append(text, copied, compact.places()[at]).append(MASKED);
                copied = compact.places()[at + length - 1] + 1;
                at += length;
            }
        }
        return shown.append(text, copied, text.length()).toString();
    }

    /** How many characters of a secret stand there; 0 for none, or too few. */
    private int secretAt(String compact, int start) {
        int longest = 0;
        for (String form : forms.getOrDefault(compact.substring(start, start + LEAST_PREFIX), Set.of())) {
            int length = LEAST_PREFIX;
            while (length < form.length()
                    && start + length < compact.length()
                    && form.charAt(length) == compact.charAt(start + length)) {
                length++;
            }
            longest = Math.max(longest, length);
        }
        return longest;
    }

    /**
     * A text without its invisible characters, in lower case.
     *
     * @param places where each character stands in the original
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Compact(String text, int[] places) {}

    private static Compact compact(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        int[] places = new int[text.length()];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isInvisible(c)) {
                places[visible.length()] = i;
                visible.append(Character.toLowerCase(c));
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

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
