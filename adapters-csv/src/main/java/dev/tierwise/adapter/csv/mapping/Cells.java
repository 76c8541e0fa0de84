package dev.tierwise.adapter.csv.mapping;

import dev.tierwise.domain.text.Text;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What our columns hold, and how that is named in messages. */
final class Cells {

    static final Set<String> DAYS = Set.of(
            "sold_on", "customer_since", "cancelled_on", "awarded_on", "expires_on", "used_on", "reported_updated_on");

    static final Set<String> AMOUNTS = Set.of(
            "mrr",
            "retention",
            "reported_managed_mrr",
            "reported_sold_points",
            "reported_managed_points",
            "reported_total_points");

    /** Columns in which an empty cell says that there is no such day; elsewhere nobody knows, or it would say something else. */
    static final Set<String> EMPTY_IS_NONE = Set.of("customer_since", "cancelled_on", "expires_on");

    private static final int MOST_SHOWN = 40;

    private Cells() {}

    /** The forms of days that a mapping takes, for a message. */
    static Text forms(ValueForms forms) {
        List<String> patterns =
                forms.days().stream().map(ValueForms.DayForm::pattern).toList();
        return Text.verbatim(String.join(
                ", ", Stream.concat(Stream.of("2018-03-15"), patterns.stream()).toList()));
    }

    /** The form of amounts, for a message. */
    static Text form(ValueForms.Numbers numbers) {
        return Text.verbatim(numbers == ValueForms.Numbers.EN ? "1,234.50" : "1.234,50");
    }

    /** A value for a message: on one line, not too long, and never an e-mail address that slipped into a wrong column. */
    static Text shown(String value) {
        return value.indexOf('@') >= 0
                ? Text.of(Cells.class, "this.value")
                : Text.verbatim("'"
                        + value.codePoints()
                                .limit(MOST_SHOWN)
                                .map(c -> Character.isISOControl(c) ? ' ' : c)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        + (value.codePointCount(0, value.length()) > MOST_SHOWN ? "…'" : "'"));
    }
}
