package dev.tierwise.adapter.sql;

import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.text.Text;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the values of a column look like.
 *
 * @param expected what users are told is expected
 * @param isNumber whether they are whole numbers, and not texts
 * @param fits     whether a value has the form
 */
record Form(Text expected, boolean isNumber, Predicate<String> fits) {

    private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,18}");

    static final Form TEXT = new Form(
            Text.of(Form.class, "form.text"), false, text -> Storable.text(text).equals(text));

    static final Form DAY = new Form(
            Text.of(Form.class, "form.day"),
            false,
            text -> text.length() == 10 && parses(() -> LocalDate.parse(text)) && !text.startsWith("-"));

    static final Form INSTANT =
            new Form(Text.of(Form.class, "form.instant"), false, text -> isTaken(() -> StoredTime.parse(text)));

    static final Form TIME_ZONE =
            new Form(Text.of(Form.class, "form.time.zone"), false, text -> parses(() -> ZoneId.of(text)));

    static final Form NUMBER =
            new Form(Text.of(Form.class, "form.number"), true, text -> isNumber(text, Long.MAX_VALUE));

    static final Form COUNT =
            new Form(Text.of(Form.class, "form.count"), true, text -> isNumber(text, Integer.MAX_VALUE));

    static final Form FLAG =
            new Form(Text.of(Form.class, "form.flag"), true, text -> text.equals("0") || text.equals("1"));

    static final Form METRIC = new Form(
            Text.of(Form.class, "form.metric"),
            false,
            text -> Metrics.all().stream().map(metric -> metric.id().value()).anyMatch(text::equals));

    static final Form MONTHS =
            new Form(Text.of(Form.class, "form.months"), false, text -> isTaken(() -> Months.parse(text)));

    static final Form POINTS =
            new Form(Text.of(Form.class, "form.points"), false, text -> isTaken(() -> StoredPoints.parse(text)));

    static <E extends Enum<E>> Form oneOf(Class<E> type) {
        EnumWords<E> words = new EnumWords<>(type);
        return new Form(
                Text.of(Form.class, "form.one.of", String.join(", ", new TreeSet<>(words.all()))),
                false,
                text -> words.find(text).isPresent());
    }

    /** The order in which the values of a key are exported: numbers by size, texts by the codes of their characters. */
    int compare(String one, String other) {
        return isNumber
                ? Long.compare(Long.parseLong(one), Long.parseLong(other))
                : Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isNumber(String text, long most) {
        if (!DIGITS.matcher(text).matches()) {
            return false;
        }
        try {
            return Long.parseLong(text) <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isTaken(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean parses(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
