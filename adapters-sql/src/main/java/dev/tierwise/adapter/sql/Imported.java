package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Metric;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A history that is being imported, table by table: its rows have no ids that the rules that wrote them do not have. */
final class Imported {

    private final long number;
    private final Vocabulary known;
    private String before = "";
    private String last = "";
    private boolean refreshedOnce;
    private @Nullable LedgerException faultOfLast;

    /** @param number the number by which the database knows it */
    Imported(long number, Vocabulary known) {
        this.number = number;
        this.known = known;
    }

    long number() {
        return number;
    }

    /**
     * Checks the row that has just been read.
     *
     * @throws LedgerException when something in it is unknown, or does not go together
     */
    void check(Table table, Lines lines) {
        Function<String, Optional<String>> row = column -> Optional.ofNullable(lines.fieldOrNull(table.field(column)));
        switch (table.name()) {
            case "refresh" -> {
                before = last;
                last = row.apply("day").orElseThrow();
                refreshedOnce = row.apply("times").equals(Optional.of("1"));
                Optional<Text> fault = faultOfTier(row, "live_", true, lines);
                fault.filter(words -> known.isFixed()).ifPresent(words -> refuse(lines, words));
                faultOfLast = fault.map(lines::wrong).orElse(null);
            }
            case "metric_value" -> {
                String metric = row.apply("metric").orElseThrow();
                if ((unit(metric) == Unit.NONE) != row.apply("state").isPresent()) {
                    refuse(
                            lines,
                            Text.of(
                                    Imported.class,
                                    unit(metric) == Unit.NONE ? "metric.state" : "metric.figure",
                                    metric));
                }
                if (known.isFixed() || row.apply("day").equals(Optional.of(last))) {
                    known.faultOfMetric(metric).ifPresent(words -> refuse(lines, words));
                }
            }
            case "event" -> {
                boolean isNew = refreshedOnce && row.apply("day").orElseThrow().compareTo(before) > 0;
                faultOfTier(row, "", isNew, lines).ifPresent(words -> refuse(lines, words));
            }
            case "met_tier" -> faultOfTier(row, "", false, lines).ifPresent(words -> refuse(lines, words));
            case "portal_standing" -> {
                if (known.isFixed() || row.apply("until_day").isEmpty()) {
                    Stream.of("used_apps", "unknown_apps")
                            .map(column -> Standings.apps(row.apply(column).orElse("")))
                            .flatMap(apps -> known.faultOfApps(apps).stream())
                            .findFirst()
                            .ifPresent(words -> refuse(lines, words));
                }
            }
            default ->
                Stream.of("before_", "after_")
                        .flatMap(prefix -> faultOfTier(row, prefix, false, lines).stream())
                        .findFirst()
                        .ifPresent(words -> refuse(lines, words));
        }
    }

    /** @throws LedgerException when the last refresh has a tier that the rules do not have */
    void end() {
        if (faultOfLast != null) {
            throw faultOfLast;
        }
    }

    /** @param byTheseRules whether the last refresh wrote the row */
    private Optional<Text> faultOfTier(
            Function<String, Optional<String>> row, String prefix, boolean byTheseRules, Lines lines) {
        try {
            TierRange tier = new TierRange(row.apply(prefix + "at_least"), row.apply(prefix + "at_most"));
            return byTheseRules || known.isFixed() ? known.faultOf(tier) : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw lines.wrong(Worded.of(e));
        }
    }

    private static void refuse(Lines lines, Text words) {
        throw lines.wrong(words);
    }

    private static Unit unit(String metric) {
        return Metrics.all().stream()
                .filter(known -> known.id().value().equals(metric))
                .map(Metric::unit)
                .findFirst()
                .orElseThrow();
    }
}
