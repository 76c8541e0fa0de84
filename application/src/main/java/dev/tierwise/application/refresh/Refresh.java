package dev.tierwise.application.refresh;

import dev.tierwise.application.credit.CertificationEnds;
import dev.tierwise.application.credit.DailyFigures;
import dev.tierwise.application.credit.MonthlyReport;
import dev.tierwise.application.credit.Outlook;
import dev.tierwise.application.keeping.Crediting;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.HistoryChange;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerAheadException;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.MetTier;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.refresh.RefreshRequest.Again;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.tier.Evaluation;
import dev.tierwise.spi.SourceException;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings a history up to a day: everything that HubSpot published since the last refresh, each as of its own day with
 * the facts of now, and then the daily figures of the day.
 */
public final class Refresh {

    private static final int FIRST_YEAR = 1900;
    private static final int USUAL_YEARS = 15;

    private final SnapshotReader reader;

    @Inject
    public Refresh(SnapshotReader reader) {
        this.reader = reader;
    }

    /** What a refresh is followed by: something is made of it before it is kept. */
    @FunctionalInterface
    public interface FollowUp<T> {

        /**
         * Makes something of a refresh.
         *
         * @param report what the refresh did; the ledger shows it already
         */
        T of(RefreshAnswer report);
    }

    /**
     * Reads the sources and continues the history of their partner.
     *
     * @throws DayRefusedException as {@link #refresh(RefreshRequest, Ledger, FollowUp)} does, which throws everything else too
     */
    public RefreshAnswer refresh(RefreshRequest request, Ledger ledger) throws BadInputException, SourceException {
        return refresh(request, ledger, report -> report);
    }

    /**
     * Reads the sources, continues the history of their partner and makes something of it. Where that fails the ledger is as
     * it was.
     *
     * @throws DayRefusedException when the day lies before the last refreshed one, after today in the partner's time
     *                             zone, before {@value #FIRST_YEAR}, or, for a history that would begin with it, more than
     *                             {@value #USUAL_YEARS} years before today, unless the request asks for that
     * @throws dev.tierwise.application.ledger.LedgerAheadException when the last refreshed day has not come yet
     * @throws BadInputException   when the data is wrong; the ledger is as it was
     * @throws SourceException     when a source cannot be used; the ledger is as it was
     * @throws dev.tierwise.application.ledger.LedgerException when the ledger cannot be used
     */
    public <T> T refresh(RefreshRequest request, Ledger ledger, FollowUp<T> followUp)
            throws BadInputException, SourceException {
        try (SnapshotReader.Reading reading = reader.begin(request.facts())) {
            LocalDate day = reading.day();
            Programme programme = request.facts().programme().on(day);
            Optional<HistoryId> history = reading.partner().map(partner -> HistoryId.of(partner.name(), programme));
            Optional<LocalDate> last = history.flatMap(ledger::lastRefreshed);
            history.ifPresent(id -> checkDay(request, id, day, last, reading.today()));
            if (request.again() == Again.SKIP && last.filter(day::equals).isPresent()) {
                return followUp.of(new RefreshAnswer(history.orElseThrow(), day, false, List.of(), List.of()));
            }
            ReadFacts facts = reading.read(daysOf(programme, last, day, request.again()));
            return ledger.change(
                    history.orElseThrow(),
                    change -> followUp.of(new Step(request, facts, reading.today(), change).take()));
        }
    }

    private static void checkDay(
            RefreshRequest request, HistoryId history, LocalDate day, Optional<LocalDate> last, LocalDate today) {
        last.ifPresent(known -> LedgerAheadException.check(history, known, today));
        if (day.getYear() < FIRST_YEAR) {
            throw new DayRefusedException(
                    Text.of(Refresh.class, "too.early", Text.day(day), day.getYear(), FIRST_YEAR));
        }
        if (last.isEmpty() && !request.longAgo() && day.isBefore(today.minusYears(USUAL_YEARS))) {
            throw new DayRefusedException(
                    Text.of(Refresh.class, "long.ago", history.text(), Text.day(day), USUAL_YEARS, Text.day(today)));
        }
        if (day.isAfter(today)) {
            throw new DayRefusedException(Text.of(Refresh.class, "in.the.future", Text.day(day), Text.day(today)));
        }
        if (last.isPresent() && day.isBefore(last.get())) {
            throw new DayRefusedException(
                    Text.of(Refresh.class, "goes.forward", Text.day(last.get()), Text.day(day), day));
        }
    }

    private static List<ScheduledEvent> events(
            Programme programme, Optional<LocalDate> last, LocalDate day, Again again) {
        Schedule schedule = Schedule.of(programme);
        if (last.isEmpty()) {
            return schedule.eventsUpTo(day);
        }
        boolean redone = again == Again.REDO && last.get().equals(day);
        return schedule.events(redone ? day.minusDays(1) : last.get(), day);
    }

    /** The days whose facts are needed: those of tiers and the day itself. A report takes the facts of any day. */
    private static List<LocalDate> daysOf(Programme programme, Optional<LocalDate> last, LocalDate day, Again again) {
        Stream<LocalDate> tierDays = last.isEmpty()
                ? Crediting.tierDays(programme, day).stream()
                : events(programme, last, day, again).stream()
                        .filter(event -> event.kind() == ScheduledEvent.Kind.TIER)
                        .map(ScheduledEvent::day);
        return Stream.concat(tierDays, Stream.of(day)).distinct().toList();
    }

    /** One step of a history. What came in between since the facts were asked for has made the way shorter, not longer. */
    private static final class Step {

        private final RefreshRequest request;
        private final ReadFacts facts;
        private final LocalDate today;
        private final HistoryChange change;
        private final SnapshotRequest sources;
        private final Programme programme;
        private final Schedule schedule;
        private final LocalDate day;
        private final List<RecordedEvent> published = new ArrayList<>();

        Step(RefreshRequest request, ReadFacts facts, LocalDate today, HistoryChange change) {
            this.request = request;
            this.facts = facts;
            this.today = today;
            this.change = change;
            this.sources = request.facts();
            this.day = facts.snapshot().day();
            this.programme = sources.programme().on(day);
            this.schedule = Schedule.of(programme);
        }

        RefreshAnswer take() {
            Partner partner = facts.snapshot().partner();
            History history = new History(partner.name(), partner.timeZone(), programme);
            Optional<RecordedDay> lastDay = change.lastDay();
            Optional<LocalDate> last = lastDay.map(RecordedDay::day);
            checkDay(request, history.id(), day, last, today);
            if (request.again() == Again.SKIP && last.filter(day::equals).isPresent()) {
                return new RefreshAnswer(history.id(), day, false, List.of(), facts.warnings());
            }
            List<ScheduledEvent> events = events(programme, last, day, request.again());
            if (!daysRead().containsAll(daysOf(programme, last, day, request.again()))) {
                throw new LedgerException(LedgerException.Kind.UNAVAILABLE, Text.of(Refresh.class, "came.in.between"));
            }
            change.describe(history);
            Announcements announcements = new Announcements(change, history.id(), programme, request);
            Published now = publish(events, announcements);
            MonthlyReport report = now.report();
            Map<MetricId, Measurement> figures = change.portals(
                    day, standings -> DailyFigures.of(facts.snapshot(), report, programme, facts.rates(), standings));
            TierRange live = TierRange.of(
                    Evaluation.of(facts.snapshot(), programme, facts.rates()).answer());
            change.refreshed(new RecordedDay(
                    day,
                    facts.readAt(),
                    figures,
                    live,
                    CertificationEnds.from(day, facts.snapshot().certifications(), programme)
                            .findFirst()));
            announcements.live(day, lastDay.map(RecordedDay::live), live);
            LocalDate fall = schedule.nextFall(day);
            announcements.coming(
                    day,
                    fall,
                    now.crediting().credited(),
                    () -> now.crediting()
                            .through(fall, Outlook.of(facts.snapshot(), report, programme, facts.rates())::on)
                            .credited());
            return new RefreshAnswer(history.id(), day, true, published, facts.warnings());
        }

        private List<LocalDate> daysRead() {
            return facts.snapshots().stream().map(Snapshot::day).toList();
        }

        /** What is published by the day. */
        private record Published(MonthlyReport report, Crediting crediting) {}

        /** Lets the events happen one after the other. */
        private Published publish(List<ScheduledEvent> events, Announcements announcements) {
            Optional<MonthlyReport> report = change.lastReport();
            Optional<Crediting> crediting = remembered(events);
            for (ScheduledEvent event : events) {
                boolean late = event.day().isBefore(day);
                RecordedEvent recorded;
                switch (event.kind()) {
                    case MONTHLY_REPORT -> {
                        MonthlyReport fresh = report(event.day());
                        report = Optional.of(fresh);
                        recorded = new RecordedEvent.Report(event.day(), late, fresh.soldMrr());
                    }
                    case TIER -> {
                        Optional<Crediting> before = crediting;
                        Crediting then = before.isEmpty() ? first() : next(before.get(), event.day(), known(report));
                        announcements.credited(event.day(), said(event.day()), then.credited());
                        recorded = new RecordedEvent.TierUpdate(
                                event.day(),
                                late,
                                then.credited(),
                                before.isEmpty() ? then.reached() : Optional.empty());
                        crediting = Optional.of(then);
                    }
                    default -> throw new IllegalStateException("no such event: " + event);
                }
                change.publish(recorded);
                published.add(recorded);
            }
            return new Published(known(report), known(crediting));
        }

        /** What the ledger has said so far that is credited on a day; where the day is done again, for that day too. */
        private Optional<TierRange> said(LocalDate day) {
            return change.lastTierUpdate(day.plusDays(1)).map(RecordedEvent.TierUpdate::tier);
        }

        private <T> T known(Optional<T> remembered) {
            return remembered.orElseThrow(() -> LedgerException.incomplete(
                    HistoryId.of(facts.snapshot().partner().name(), programme)));
        }

        /** What the ledger knows of the tier before the events; empty for a new history. */
        private Optional<Crediting> remembered(List<ScheduledEvent> events) {
            LocalDate before = events.stream()
                    .filter(event -> event.kind() == ScheduledEvent.Kind.TIER)
                    .map(ScheduledEvent::day)
                    .findFirst()
                    .orElse(LocalDate.MAX);
            return change.lastTierUpdate(before).map(last -> Crediting.remembered(programme, last, change));
        }

        /** What is credited on the last tier day, as it follows from the facts; what it follows from is kept. */
        private Crediting first() {
            Crediting crediting = Crediting.ofFacts(
                    programme,
                    day,
                    facts.snapshot().partnerFacts().credited(),
                    tierDay -> met(tierDay, report(schedule.latest(ScheduledEvent.Kind.MONTHLY_REPORT, tierDay))));
            keep(crediting.met());
            return crediting;
        }

        private Crediting next(Crediting before, LocalDate tierDay, MonthlyReport report) {
            MetTier met = met(tierDay, report);
            keep(List.of(met));
            return before.next(met);
        }

        private void keep(List<MetTier> met) {
            met.stream()
                    .filter(one ->
                            programme.on(one.day()).updateDays().downgrades().isPresent())
                    .forEach(change::met);
        }

        private MonthlyReport report(LocalDate reportDay) {
            return MonthlyReport.of(reportDay, facts.snapshot(), programme.on(reportDay), facts.rates());
        }

        private MetTier met(LocalDate tierDay, MonthlyReport report) {
            Programme inForce = programme.on(tierDay);
            Snapshot onTierDay = facts.snapshotOn(tierDay).among(inForce.apps());
            return MetTier.of(
                    tierDay,
                    inForce,
                    Evaluation.of(
                            inForce,
                            onTierDay.partnerFacts().market(),
                            DailyFigures.of(onTierDay, report, inForce, facts.rates(), standing -> {})));
        }
    }
}
