package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.UpdateDays;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks for what is damaged, missing or contradictory in a ledger; each finding is a sentence. */
final class Verification {

    private static final EnumWords<Announcement.Kind> NEWS = new EnumWords<>(Announcement.Kind.class);

    private final Session session;
    private final ProgrammeCodec programmes;
    private final List<Text> problems = new ArrayList<>();

    Verification(Session session, ProgrammeCodec programmes) {
        this.session = session;
        this.programmes = programmes;
    }

    List<Text> problems() {
        session.read(() -> {
            problems.addAll(session.database().problems(session));
            attempt(Text.of(Verification.class, "the.ledger.itself"), this::checkDeliveries);
            attempt(
                    Text.of(Verification.class, "the.ledger.itself"),
                    () -> session.sql("select id, partner, programme, time_zone, rules from history order by id")
                            .list(row -> new Described(
                                    row.number("id"), Histories.id(row), row.text("time_zone"), row.text("rules")))
                            .forEach(this::check));
            return problems;
        });
        return problems;
    }

    private record Described(long number, HistoryId id, String timeZone, String rules) {}

    /** What cannot even be read is a finding too. */
    private void attempt(Text what, Runnable check) {
        try {
            check.run();
        } catch (LedgerException e) {
            problems.add(Text.of(Verification.class, "about", what, e.text()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            problems.add(Text.of(Verification.class, "about.senseless", what, Worded.of(e)));
        }
    }

    private void check(Described history) {
        Text name = history.id().text();
        attempt(name, () -> checkDescription(history, name));
        attempt(name, () -> {
            Optional<Programme> rules = rules(history);
            Optional<Vocabulary> known = rules.map(Vocabulary::new);
            NavigableMap<LocalDate, UpdateDays> calendar = calendar(history.number());
            List<RecordedEvent> events = new Events(session, history.number()).between(LocalDate.MIN, LocalDate.MAX);
            Set<LocalDate> again = refreshedAgain(history.number());
            checkEvents(name, rules, calendar, events, again);
            Map<LocalDate, RecordedDay> days = new HashMap<>();
            for (RecordedDay day : new Days(session, history.number()).between(LocalDate.MIN, LocalDate.MAX)) {
                if (day.figures().isEmpty()) {
                    problems.add(Text.of(Verification.class, "figures.missing", name, day.day()));
                }
                days.put(day.day(), day);
            }
            checkReports(name, days, events);
            known.filter(Vocabulary::isFixed).ifPresent(words -> checkAnnounced(name, words, history.number()));
            known.ifPresent(words -> checkIds(name, words, calendar.navigableKeySet(), days, events, again));
            new StandingsCheck(session, history.number(), calendar.navigableKeySet(), days, known)
                    .run((day, problem) -> problems.add(onDay(name, day, problem)), reports(events));
        });
    }

    private void checkDescription(Described history, Text name) {
        try {
            ZoneId.of(history.timeZone());
        } catch (DateTimeException e) {
            problems.add(Text.of(Verification.class, "no.time.zone", name, history.timeZone()));
        }
        Programme rules = programmes.read(history.rules());
        if (!rules.historyId().equals(history.id().programme())) {
            problems.add(Text.of(Verification.class, "other.rules", name, rules.historyId()));
        }
    }

    /** Empty where the rules cannot be read, which is said elsewhere. */
    private Optional<Programme> rules(Described history) {
        try {
            return Optional.of(programmes.read(history.rules()));
        } catch (LedgerException e) {
            return Optional.empty();
        }
    }

    private void checkIds(
            Text name,
            Vocabulary known,
            NavigableSet<LocalDate> refreshed,
            Map<LocalDate, RecordedDay> days,
            List<RecordedEvent> events,
            Set<LocalDate> refreshedAgain) {
        if (refreshed.isEmpty()) {
            return;
        }
        LocalDate last = refreshed.last();
        @Nullable LocalDate before = refreshed.lower(last);
        for (RecordedDay day : days.values()) {
            if (known.isFixed() || day.day().equals(last)) {
                known.faultOf(day.live()).ifPresent(fault -> problems.add(onDay(name, day.day(), fault)));
                day.figures().keySet().stream()
                        .flatMap(metric -> known.faultOfMetric(metric.value()).stream())
                        .forEach(fault -> problems.add(onDay(name, day.day(), fault)));
            }
        }
        boolean refreshedOnce = !refreshedAgain.contains(last);
        for (RecordedEvent event : events) {
            boolean isNew = refreshedOnce && (before == null || event.day().isAfter(before));
            if (event instanceof RecordedEvent.TierUpdate update && (known.isFixed() || isNew)) {
                known.faultOf(update.tier()).ifPresent(fault -> problems.add(onDay(name, event.day(), fault)));
            }
        }
    }

    private void checkAnnounced(Text name, Vocabulary known, long history) {
        session.sql("""
                        select day, before_at_least, before_at_most, after_at_least, after_at_most
                        from delivery
                        where history_id = :history
                        order by number
                        """)
                .with("history", history)
                .forEach(row -> known.faultOf(Tiers.read(row, "before_"))
                        .or(() -> known.faultOf(Tiers.read(row, "after_")))
                        .ifPresent(fault -> problems.add(
                                Text.of(Verification.class, "announcement.fault", name, row.day("day"), fault))));
    }

    /** The days that were refreshed, with the days of a month on which things were published then. */
    private NavigableMap<LocalDate, UpdateDays> calendar(long history) {
        NavigableMap<LocalDate, UpdateDays> calendar = new TreeMap<>();
        session.sql(
                        "select day, report_day, tier_day, tier_months from refresh where history_id = :history order by day")
                .with("history", history)
                .forEach(row -> calendar.put(row.day("day"), UpdateCalendar.read(row)));
        return calendar;
    }

    /** The days that were refreshed more than once, where another calendar than the first one may have held too. */
    private Set<LocalDate> refreshedAgain(long history) {
        return new HashSet<>(session.sql("select day from refresh where history_id = :history and times > 1")
                .with("history", history)
                .list(row -> row.day("day")));
    }

    private void checkEvents(
            Text name,
            Optional<Programme> rules,
            NavigableMap<LocalDate, UpdateDays> calendar,
            List<RecordedEvent> recorded,
            Set<LocalDate> refreshedAgain) {
        Map<ScheduledEvent, RecordedEvent> events = new TreeMap<>();
        recorded.forEach(event -> events.put(new ScheduledEvent(event.kind(), event.day()), event));
        @Nullable LocalDate before = null;
        for (Map.Entry<LocalDate, UpdateDays> refresh : calendar.entrySet()) {
            LocalDate day = refresh.getKey();
            Schedule schedule = schedule(rules, day, refresh.getValue());
            for (ScheduledEvent due : before == null ? schedule.eventsUpTo(day) : schedule.events(before, day)) {
                RecordedEvent event = events.remove(due);
                if (event == null) {
                    problems.add(Text.of(Verification.class, "event.missing", name, due.day(), words(due)));
                } else if (event.late() != due.day().isBefore(day)) {
                    problems.add(Text.of(
                            Verification.class,
                            event.late() ? "event.late" : "event.in.time",
                            name,
                            due.day(),
                            words(due),
                            day));
                }
            }
            before = day;
        }
        events.keySet().stream()
                .filter(event -> !refreshedAgain.contains(event.day()))
                .forEach(event ->
                        problems.add(Text.of(Verification.class, "event.not.due", name, event.day(), words(event))));
    }

    /** That of the line whose days held on the day; a line may have had other rules then, and a refresh knows its own alone. */
    private static Schedule schedule(Optional<Programme> rules, LocalDate day, UpdateDays then) {
        return rules.filter(programme -> programme.line().isPresent())
                .filter(line -> {
                    UpdateDays days = line.on(day).updateDays();
                    return new UpdateDays(days.reportDay(), days.tierDay(), days.tierMonths()).equals(then);
                })
                .map(Schedule::of)
                .orElseGet(() -> new Schedule(then));
    }

    private static Text onDay(Text name, LocalDate day, Text problem) {
        return Text.of(Verification.class, "about.day", name, day, problem);
    }

    private static Text words(ScheduledEvent event) {
        return switch (event.kind()) {
            case MONTHLY_REPORT -> Text.of(Verification.class, "event.report");
            case TIER -> Text.of(Verification.class, "event.tier");
        };
    }

    private static NavigableMap<LocalDate, Measurement.Figure> reports(List<RecordedEvent> events) {
        NavigableMap<LocalDate, Measurement.Figure> reports = new TreeMap<>();
        for (RecordedEvent event : events) {
            if (event instanceof RecordedEvent.Report report) {
                reports.put(report.day(), report.soldMrr());
            }
        }
        return reports;
    }

    /** Until the next report sold MRR stays as published. */
    private void checkReports(Text name, Map<LocalDate, RecordedDay> days, List<RecordedEvent> events) {
        NavigableMap<LocalDate, Measurement.Figure> reports = reports(events);
        days.forEach((day, recorded) -> {
            Measurement sold = recorded.figures().get(MetricId.SOLD_MRR);
            Map.Entry<LocalDate, Measurement.Figure> report = reports.floorEntry(day);
            if (sold != null && report != null && !sold.equals(report.getValue())) {
                problems.add(Text.of(Verification.class, "report.differs", name, day, report.getKey()));
            }
        });
    }

    private void checkDeliveries() {
        session.sql("""
                        select d.announcement, h.partner, h.programme, d.kind, d.day, d.before_at_least,
                            d.before_at_most, d.after_at_least, d.after_at_most, d.recipient
                        from delivery d join history h on h.id = d.history_id
                        order by d.number
                        """).forEach(row -> {
            Announcement announcement = new Announcement(
                    Histories.id(row),
                    row.word("kind", NEWS),
                    row.day("day"),
                    Tiers.read(row, "before_"),
                    Tiers.read(row, "after_"));
            if (!announcement.id().toString().equals(row.text("announcement"))) {
                problems.add(Text.of(
                        Verification.class,
                        "announcement.changed",
                        announcement.history().text(),
                        announcement.day(),
                        row.text("recipient")));
            }
        });
    }
}
