package dev.tierwise.cli.reference;

import static dev.tierwise.cli.reference.NaiveEvaluation.object;

import dev.tierwise.cli.reference.NaiveEvaluation.Assessed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The ledger written a second time: it keeps nothing but what every refresh was told, and works out anew for each
 * question, day by day, what was published when.
 */
final class NaiveLedger {

    /** One refresh, with the facts as they were known when it was made. */
    record Refresh(
            LocalDate day, NaiveAgency facts, NaiveProgramme programme, Map<String, BigDecimal> rates, boolean redo) {

        NaiveEvaluation on(LocalDate otherDay) {
            return new NaiveEvaluation(facts, otherDay, programme, rates);
        }
    }

    /** A refreshed day, with the last report of then. */
    private record Known(Refresh refresh, List<Assessed> report) {}

    private record Event(LocalDate day, boolean late, Map<String, Object> figure) {}

    private final List<Refresh> refreshes;
    private final TreeMap<LocalDate, Known> days = new TreeMap<>();
    private final TreeMap<LocalDate, List<Assessed>> reports = new TreeMap<>();
    private final TreeMap<LocalDate, Event> monthlyReports = new TreeMap<>();
    private final TreeMap<LocalDate, Event> tiers = new TreeMap<>();
    private final TreeMap<LocalDate, NaiveKeeping.Ways> kept = new TreeMap<>();

    /** Goes through the refreshes in the order in which they were made; none of them was one that is refused. */
    NaiveLedger(List<Refresh> refreshes) {
        this.refreshes = List.copyOf(refreshes);
        LocalDate last = null;
        for (Refresh refresh : refreshes) {
            for (LocalDate day : daysWithEvents(refresh, last)) {
                if (refresh.programme().isReportDay(day)) {
                    report(day, refresh);
                }
                if (refresh.programme().isTierDay(day)) {
                    tier(day, refresh);
                }
            }
            last = refresh.day();
            days.put(last, new Known(refresh, reports.lastEntry().getValue()));
        }
    }

    private static List<LocalDate> daysWithEvents(Refresh refresh, LocalDate last) {
        LocalDate first = refresh.day();
        if (last == null) {
            while (!refresh.programme().isTierDay(first)) {
                first = first.minusDays(1);
            }
            while (!refresh.programme().isReportDay(first)) {
                first = first.minusDays(1);
            }
        } else if (!last.equals(refresh.day())) {
            first = last.plusDays(1);
        } else if (!refresh.redo()) {
            return List.of();
        }
        return first.datesUntil(refresh.day().plusDays(1)).toList();
    }

    private void report(LocalDate day, Refresh refresh) {
        List<Assessed> report = refresh.on(day).report();
        reports.put(day, report);
        monthlyReports.put(day, new Event(day, day.isBefore(refresh.day()), NaiveEvaluation.soldMrr(report)));
    }

    private void tier(LocalDate day, Refresh refresh) {
        List<Assessed> report = reports.floorEntry(day).getValue();
        Map<String, Object> tier = tierOf(refresh.on(day).figures(report));
        NaiveKeeping keeping = refresh.programme().keeping();
        if (keeping != null) {
            Map.Entry<LocalDate, NaiveKeeping.Ways> before = kept.lowerEntry(day);
            kept.put(
                    day,
                    before == null
                            ? first(day, refresh, keeping)
                            : keeping.next(
                                    before.getValue(),
                                    day,
                                    tier,
                                    refresh.on(day).certification()));
            tier = kept.get(day).credited();
        }
        tiers.put(day, new Event(day, day.isBefore(refresh.day()), tier));
    }

    /** HubSpot's own word, and what was met on the tier days of the window. */
    private static NaiveKeeping.Ways first(LocalDate day, Refresh refresh, NaiveKeeping keeping) {
        NaiveKeeping.Ways ways =
                keeping.beginning(refresh.facts().creditedTier, LocalDate.parse(refresh.facts().creditedSince));
        for (LocalDate other = day.minusMonths(keeping.window()); !other.isAfter(day); other = other.plusDays(1)) {
            if (refresh.programme().isTierDay(other)) {
                LocalDate reported = other;
                while (!refresh.programme().isReportDay(reported)) {
                    reported = reported.minusDays(1);
                }
                ways = keeping.before(
                        ways,
                        other,
                        tierOf(refresh.on(other).figures(refresh.on(reported).report())));
            }
        }
        return ways;
    }

    /** What {@code status --format json} has to say; null where it refuses to. */
    Map<String, Object> status(LocalDate asOf) {
        NaiveLedger then = new NaiveLedger(refreshes.stream()
                .filter(refresh -> !refresh.day().isAfter(asOf))
                .toList());
        return then.days.isEmpty() ? null : then.status(asOf, lastRefresh().programme());
    }

    /** The rules that hold now also say when what was published then is due again. */
    private Map<String, Object> status(LocalDate asOf, NaiveProgramme rules) {
        Refresh refresh = lastRefresh();
        LocalDate nextReport = refresh.day().plusDays(1);
        while (!rules.isReportDay(nextReport)) {
            nextReport = nextReport.plusDays(1);
        }
        LocalDate nextTier = refresh.day().plusDays(1);
        while (!rules.isTierDay(nextTier)) {
            nextTier = nextTier.plusDays(1);
        }
        LocalDate tomorrow = refresh.day().plusDays(1);
        Event report = monthlyReports.lastEntry().getValue();
        Map<String, Object> soldMrr = object();
        soldMrr.putAll(report.figure());
        soldMrr.put("reportDay", report.day().toString());
        Event credited = tiers.lastEntry().getValue();
        List<Object> next = new ArrayList<>(List.of(due("sold-mrr", nextReport), due("tier", nextTier)));
        if (rules.keeping() != null) {
            LocalDate fall = nextTier;
            while (!rules.isTierDay(fall) || !rules.keeping().canFall(fall)) {
                fall = fall.plusDays(1);
            }
            next.add(due("downgrade", fall));
        }
        next.addAll(List.of(
                due("managed-mrr", tomorrow), due("median-app-usage", tomorrow), due("new-customers", tomorrow)));
        return object(
                "schema", "tierwise/status/1",
                "programme", refresh.programme().id(),
                "partner", refresh.facts().name,
                "asOf", asOf.toString(),
                "refreshedOn", refresh.day().toString(),
                "credited",
                        object(
                                "tier", credited.figure(),
                                "day", credited.day().toString(),
                                "since", since().toString(),
                                "late", credited.late()),
                "live", object("tier", tierOf(refresh.on(refresh.day()).figures())),
                "published", object("sold-mrr", soldMrr),
                "pending", refresh.on(refresh.day()).pending(reports.lastEntry().getValue(), nextReport),
                "next", next,
                "metrics",
                        refresh.on(refresh.day())
                                .figures(reports.lastEntry().getValue())
                                .get("metrics"),
                "deadlines", deadlines(asOf, rules));
    }

    /** What of the agency's own ends in the year to come, as the last refresh knew it. */
    private List<Object> deadlines(LocalDate asOf, NaiveProgramme rules) {
        record Deadline(LocalDate day, Map<String, Object> json) {}
        LocalDate end = asOf.plusMonths(12).minusDays(1);
        Refresh refresh = lastRefresh();
        List<Deadline> deadlines = new ArrayList<>();
        for (NaivePortal portal : inOrderOfTheLedger(refresh)) {
            saleEnds(portal, refresh, end).ifPresent(last -> {
                LocalDate day = last.plusDays(1);
                while (!rules.isReportDay(day)) {
                    day = day.plusDays(1);
                }
                deadlines.add(new Deadline(
                        day,
                        object(
                                "day", day.toString(),
                                "event", "sold-expires",
                                "portal", object("id", portal.id, "name", portal.name.isEmpty() ? null : portal.name),
                                "amount", lost(portal, refresh))));
            });
        }
        LocalDate day = refresh.day();
        while (!day.isAfter(end)
                && !(refresh.on(day).certification().equals("met")
                        && !refresh.on(day.plusDays(1)).certification().equals("met"))) {
            day = day.plusDays(1);
        }
        deadlines.add(new Deadline(
                day, object("day", day.toString(), "event", "certification-expires", "portal", null, "amount", null)));
        return deadlines.stream()
                .filter(deadline ->
                        !deadline.day().isBefore(asOf) && !deadline.day().isAfter(end))
                .sorted(Comparator.comparing(Deadline::day))
                .<Object>map(Deadline::json)
                .toList();
    }

    private List<NaivePortal> inOrderOfTheLedger(Refresh refresh) {
        List<String> published = reports.lastEntry().getValue().stream()
                .map(portal -> portal.portal().id)
                .toList();
        List<String> active = refresh.on(refresh.day()).report().stream()
                .map(portal -> portal.portal().id)
                .toList();
        List<NaivePortal> pending = new ArrayList<>();
        List<NaivePortal> others = new ArrayList<>();
        for (NaivePortal portal : refresh.facts().portals) {
            (active.contains(portal.id) && !published.contains(portal.id) ? pending : others).add(portal);
        }
        others.sort(Comparator.comparing(portal -> portal.id));
        pending.addAll(others);
        return pending;
    }

    /** The last day of the sale, where a report counts it and the next one does not because it is too old. */
    private Optional<LocalDate> saleEnds(NaivePortal portal, Refresh refresh, LocalDate end) {
        LocalDate report = reports.lastKey();
        boolean counted = !stateOf(portal, reports.lastEntry().getValue()).equals("does-not-count")
                && !stateOf(portal, refresh.on(report).report()).equals("does-not-count");
        for (LocalDate day = refresh.day().plusDays(1); !day.isAfter(end.plusMonths(2)); day = day.plusDays(1)) {
            if (!refresh.programme().isReportDay(day)) {
                continue;
            }
            boolean counts = false;
            for (Assessed assessed : refresh.on(day).assessed()) {
                if (assessed.portal() == portal) {
                    counts = !assessed.sold().state().equals("does-not-count");
                    if (counted && assessed.sold().reason().equals("sold-too-long-ago")) {
                        return Optional.of(NaiveEvaluation.lastDayOfTwelveMonths(LocalDate.parse(portal.soldOn)));
                    }
                }
            }
            counted = counts;
        }
        return Optional.empty();
    }

    private static String stateOf(NaivePortal portal, List<Assessed> report) {
        return report.stream()
                .filter(assessed -> assessed.portal().id.equals(portal.id))
                .map(assessed -> assessed.sold().state())
                .findFirst()
                .orElse("does-not-count");
    }

    private String lost(NaivePortal portal, Refresh refresh) {
        List<Assessed> published = reports.lastEntry().getValue().stream()
                .filter(assessed -> assessed.portal().id.equals(portal.id))
                .toList();
        Assessed known = published.isEmpty()
                ? refresh.on(refresh.day()).assessed().stream()
                        .filter(assessed -> assessed.portal() == portal)
                        .findFirst()
                        .orElseThrow()
                : published.get(0);
        boolean certain = published.isEmpty() || !known.sold().state().equals("unknown");
        if (known.mrr() == null || !certain) {
            return null;
        }
        BigDecimal amount = known.mrr().setScale(2);
        return (amount.signum() == 0 ? "" : "-") + amount.toPlainString();
    }

    private LocalDate since() {
        Event since = tiers.lastEntry().getValue();
        for (Event earlier : tiers.descendingMap().values()) {
            if (!earlier.figure().equals(since.figure())) {
                break;
            }
            since = earlier;
        }
        return since.day();
    }

    /** What {@code history --format json} has to say of the days from one to another. */
    Map<String, Object> history(LocalDate from, LocalDate to) {
        List<Object> dayList = new ArrayList<>();
        List<Object> eventList = new ArrayList<>();
        for (LocalDate day : from.datesUntil(to.plusDays(1)).toList()) {
            if (days.containsKey(day)) {
                Refresh refresh = days.get(day).refresh();
                dayList.add(object(
                        "day", day.toString(),
                        "metrics",
                                refresh.on(day).figures(days.get(day).report()).get("metrics"),
                        "live", object("tier", tierOf(refresh.on(day).figures()))));
            }
            if (monthlyReports.containsKey(day)) {
                eventList.add(eventJson("monthly-report", monthlyReports.get(day), "sold-mrr"));
            }
            if (tiers.containsKey(day)) {
                eventList.add(eventJson("tier", tiers.get(day), "tier"));
            }
        }
        return object(
                "schema",
                "tierwise/history/1",
                "partner",
                lastRefresh().facts().name,
                "programme",
                lastRefresh().programme().id(),
                "days",
                dayList,
                "events",
                eventList);
    }

    /** The first day of which anything is known. */
    LocalDate firstDay() {
        return monthlyReports.firstKey();
    }

    LocalDate lastDay() {
        return lastRefresh().day();
    }

    private Refresh lastRefresh() {
        return refreshes.get(refreshes.size() - 1);
    }

    private static Map<String, Object> eventJson(String name, Event event, String key) {
        return object("event", name, "day", event.day().toString(), "late", event.late(), key, event.figure());
    }

    private static Map<String, Object> due(String variable, LocalDate day) {
        return object("variable", variable, "due", day.toString());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tierOf(Map<String, Object> figures) {
        return (Map<String, Object>) Objects.requireNonNull(figures.get("tier"));
    }
}
