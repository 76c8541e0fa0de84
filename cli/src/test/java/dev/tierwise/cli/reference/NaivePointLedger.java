package dev.tierwise.cli.reference;

import static dev.tierwise.cli.reference.NaiveEvaluation.object;

import dev.tierwise.cli.reference.NaivePoints.Published;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ledger of a programme with points written a second time: it keeps nothing but what every refresh was told, and works
 * out anew, day by day, what was published when.
 */
final class NaivePointLedger {

    /** One refresh, with the facts and the rules of when it was made. */
    record Refresh(
            LocalDate day,
            PointAgency.Facts facts,
            NaivePointRules rules,
            Map<String, BigDecimal> rates,
            boolean redo) {

        NaivePoints on(LocalDate otherDay) {
            return new NaivePoints(facts, otherDay, rules, rates);
        }
    }

    private record Tier(LocalDate day, boolean late, Map<String, Object> tier) {}

    private final List<Refresh> refreshes;
    private final TreeMap<LocalDate, Map<String, Object>> days = new TreeMap<>();
    private final TreeMap<LocalDate, Map<String, Published>> reports = new TreeMap<>();
    private final TreeMap<LocalDate, Boolean> lateReports = new TreeMap<>();
    private final TreeMap<LocalDate, Tier> tiers = new TreeMap<>();

    /** Goes through the refreshes in the order in which they were made. */
    NaivePointLedger(List<Refresh> refreshes) {
        this.refreshes = List.copyOf(refreshes);
        LocalDate last = null;
        for (Refresh refresh : refreshes) {
            for (LocalDate day : daysWithEvents(refresh, last)) {
                boolean late = day.isBefore(refresh.day());
                if (refresh.rules().isReportDay(day)) {
                    reports.put(day, refresh.on(day).report());
                    lateReports.put(day, late);
                }
                if (refresh.rules().isTierDay(day)) {
                    tiers.put(
                            day,
                            new Tier(
                                    day,
                                    late,
                                    refresh.on(day).tier(reports.floorEntry(day).getValue())));
                }
            }
            last = refresh.day();
            NaivePoints now = refresh.on(last);
            days.put(
                    last,
                    object(
                            "day", last.toString(),
                            "metrics", now.metrics(reports.lastEntry().getValue()),
                            "live", object("tier", now.tier(now.report()))));
        }
    }

    private static List<LocalDate> daysWithEvents(Refresh refresh, LocalDate last) {
        LocalDate first = refresh.day();
        if (last == null) {
            while (!refresh.rules().isTierDay(first)) {
                first = first.minusDays(1);
            }
            while (!refresh.rules().isReportDay(first)) {
                first = first.minusDays(1);
            }
        } else if (!last.equals(refresh.day())) {
            first = last.plusDays(1);
        } else if (!refresh.redo()) {
            return List.of();
        }
        return first.datesUntil(refresh.day().plusDays(1)).toList();
    }

    /** What {@code status --format json} has to say of the tiers and the figures; null where it refuses to. */
    Map<String, Object> status(LocalDate asOf) {
        List<Refresh> until = refreshes.stream()
                .filter(refresh -> !refresh.day().isAfter(asOf))
                .toList();
        return until.isEmpty() ? null : new NaivePointLedger(until).status();
    }

    private Map<String, Object> status() {
        Tier credited = tiers.lastEntry().getValue();
        Tier since = credited;
        for (Tier earlier : tiers.descendingMap().values()) {
            if (!earlier.tier().equals(credited.tier())) {
                break;
            }
            since = earlier;
        }
        return object(
                "refreshedOn", days.lastKey().toString(),
                "credited",
                        object(
                                "tier", credited.tier(),
                                "day", credited.day().toString(),
                                "since", since.day().toString(),
                                "late", credited.late()),
                "live", days.lastEntry().getValue().get("live"),
                "metrics", days.lastEntry().getValue().get("metrics"));
    }

    /** What {@code history --format json} has to say of all refreshed days. */
    List<Object> days() {
        return List.copyOf(days.values());
    }

    /** What {@code history --format json} has to say of what was published, but for the figures of reports. */
    List<Object> events() {
        List<Object> events = new ArrayList<>();
        LocalDate first = reports.firstKey();
        for (LocalDate day : first.datesUntil(days.lastKey().plusDays(1)).toList()) {
            if (reports.containsKey(day)) {
                events.add(object("event", "monthly-report", "day", day.toString(), "late", lateReports.get(day)));
            }
            if (tiers.containsKey(day)) {
                Tier tier = tiers.get(day);
                events.add(object("event", "tier", "day", day.toString(), "late", tier.late(), "tier", tier.tier()));
            }
        }
        return events;
    }
}
