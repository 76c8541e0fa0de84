package dev.tierwise.answers.page.text;

import dev.tierwise.answers.page.Page.Gauge;
import dev.tierwise.answers.page.Style;
import dev.tierwise.domain.metric.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much of what is required there is, as a bar. */
final class Bar {

    private Bar() {}

    /** The bar on paper: solid for what is certain, shaded for what is possible. It is full only when all is there. */
    static String draw(Gauge gauge, Paper paper, int columns) {
        Interval value = gauge.value();
        Interval required = gauge.required();
        boolean unicode = paper.typeface().unicode();
        int certain = filled(value.low(), required.high().orElseThrow(), columns);
        int possible =
                value.high().map(high -> filled(high, required.low(), columns)).orElse(columns) - certain;
        return paper.paint(certain == columns ? Style.GOOD : Style.PLAIN, (unicode ? "█" : "#").repeat(certain))
                + paper.paint(Style.WARN, (unicode ? "▒" : "=").repeat(possible))
                + paper.paint(Style.FAINT, (unicode ? "░" : ".").repeat(columns - certain - possible));
    }

    private static int filled(BigDecimal amount, BigDecimal required, int columns) {
        if (amount.compareTo(required) >= 0) {
            return columns;
        }
        return amount.multiply(BigDecimal.valueOf(columns))
                .divide(required, 0, RoundingMode.DOWN)
                .intValueExact();
    }
}
