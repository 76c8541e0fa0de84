package dev.tierwise.adapter.hubspot.http;

import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Secret;
import java.util.regex.Pattern;

/**
 * Makes what came from outside fit to be shown: one bounded line without control characters, credentials or people's addresses. Thread
 * safe.
 */
final class Mask {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Zs}\\s]+");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\"'<>(),:;]{1,64}@([A-Za-z0-9][A-Za-z0-9.-]*)");
    private static final int LONGEST = 300;

    private final Redaction redaction = new Redaction();

    /** From now on this is not shown. */
    void hide(Secret secret) {
        redaction.hide(secret);
    }

    /** The text as it may be shown. */
    String show(String text) {
        String shown = redaction.of(text);
        shown = ADDRESS.matcher(shown).replaceAll("…@$1");
        shown = INVISIBLE.matcher(shown).replaceAll(" ").strip();
        return shown.codePointCount(0, shown.length()) <= LONGEST
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
