package dev.tierwise.adapter.csv.mapping;

import dev.tierwise.adapter.tables.ShownValue;
import dev.tierwise.domain.text.Text;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What our columns hold, and how that is named in messages. */
final class Cells {

    static final Set<String> DAYS = Set.of(
            "sold_on",
            "customer_since",
            "cancelled_on",
            "awarded_on",
            "expires_on",
            "used_on",
            "reported_updated_on",
            "credited_since",
            "managed_expires_on",
            "last_active_on",
            "cancellation_expected_on",
            "renews_on");

    static final Set<String> AMOUNTS = Set.of(
            "mrr",
            "retention",
            "reported_managed_mrr",
            "reported_sold_points",
            "reported_managed_points",
            "reported_total_points");

    /** Columns in which an empty cell says that there is no such day; elsewhere nobody knows, or it would say something else. */
    static final Set<String> EMPTY_IS_NONE = Set.of("customer_since", "cancelled_on", "expires_on");

    private Cells() {}

    /** What is said of a text that is no day. */
    static Text noDay(String text, ValueForms forms) {
        String patterns = Stream.concat(
                        Stream.of("2018-03-15"), forms.days().stream().map(ValueForms.DayForm::pattern))
                .collect(Collectors.joining(", "));
        return Text.of(Cells.class, "day.wrong", ShownValue.shown(text), patterns);
    }

    /** What is said of a text that is no amount. */
    static Text noAmount(String text, ValueForms.Numbers numbers) {
        String form = numbers == ValueForms.Numbers.EN ? "1,234.50" : "1.234,50";
        return Text.of(Cells.class, "amount.wrong", ShownValue.shown(text), form);
    }
}
