package dev.tierwise.application.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ids that spreadsheets and databases make out of one: they differ only by leading zeros, a trailing {@code .0}, grouping, apostrophes or
 * quotes, or invisible characters. Of two twins at least one is not in the plain form, and only those are kept: most ids are plain.
 */
final class TwinIds {

    /** Quotes and white space around an id, and the {@code =} by which spreadsheets are told that it is text. */
    private static final Pattern BARE =
            Pattern.compile("^[=\\s\\p{Z}'\"`\u2018-\u201F\u00B4]+|[\\s\\p{Z}'\"`\u2018-\u201F\u00B4]+$");

    private static final Pattern GROUPING_SIGNS = Pattern.compile("(?<=[0-9])[\\s\\p{Z}'\u2019](?=[0-9]{3}(?![0-9]))");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(([.,][0-9]{2,3})*[.,][0-9]{3})?([.,]0{1,2})?");
    private static final Pattern NO_DECIMALS = Pattern.compile("[.,]0{1,2}$");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9])");

    private final Map<String, List<String>> notPlain = new HashMap<>();

    /** Notes an id, however often it occurs. */
    void add(String id) {
        String plain = plain(id);
        if (!plain.equals(id)) {
            List<String> twins = notPlain.computeIfAbsent(plain, any -> new ArrayList<>());
            if (!twins.contains(id)) {
                twins.add(id);
            }
        }
    }

    /** Another id that means the same and that some condition holds for; null when there is none. */
    @Nullable String twin(String id, Predicate<String> condition) {
        String plain = plain(id);
        if (!plain.equals(id) && condition.test(plain)) {
            return plain;
        }
        for (String other : notPlain.getOrDefault(plain, List.of())) {
            if (!other.equals(id) && condition.test(other)) {
                return other;
            }
        }
        return null;
    }

    /** The ids that are not in the plain form. */
    List<String> notPlain() {
        return notPlain.values().stream().flatMap(List::stream).toList();
    }

    /** The form that twins have in common; for most ids they themselves. */
    static String plain(String id) {
        return isPlain(id) ? id : reduced(id);
    }

    /** Tells most ids without making anything. */
    private static boolean isPlain(String id) {
        if (id.isEmpty() || (id.charAt(0) == '0' && id.length() > 1)) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c > '~' || isMark(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(char c) {
        return c == '.' || c == ',' || c == '\'' || c == '"' || c == '`' || c == '=' || c == ' ' || c < ' ';
    }

    private static String reduced(String id) {
        StringBuilder visible = new StringBuilder(id.length());
        id.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT && !Character.isISOControl(c))
                .forEach(visible::appendCodePoint);
        String bare = BARE.matcher(visible).replaceAll("");
        String number = GROUPING_SIGNS.matcher(bare).replaceAll("");
        if (!NUMBER.matcher(number).matches()) {
            return bare.isEmpty() ? id : bare;
        }
        String whole = NO_DECIMALS.matcher(number).replaceAll("");
        return LEADING_ZEROS.matcher(whole.replaceAll("[.,]", "")).replaceAll("");
    }
}
