package dev.tierwise.adapter.hubspot.http;

import dev.tierwise.application.spi.Secret;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.regex.Pattern;

/**
 * Makes what came from outside fit to be shown: one bounded line without control characters, secrets or people's
 * addresses.
 */
final class Mask {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\"'<>(),:;]{1,64}@([A-Za-z0-9][A-Za-z0-9.-]*)");
    private static final int LONGEST = 300;

    private final Set<String> secrets = new CopyOnWriteArraySet<>();

    Mask(List<Secret> secrets) {
        secrets.forEach(this::hide);
    }

    /** From now on this is not shown either. */
    void hide(Secret secret) {
        secrets.add(secret.reveal());
    }

    /** The text as it may be shown. */
    String show(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = shown.replace(secret, "***");
        }
        shown = ADDRESS.matcher(shown).replaceAll("…@$1");
        shown = INVISIBLE.matcher(shown).replaceAll(" ").strip();
        return shown.codePointCount(0, shown.length()) <= LONGEST
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
