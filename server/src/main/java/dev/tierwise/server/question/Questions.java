package dev.tierwise.server.question;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.changes.ChangesMapper;
import dev.tierwise.answers.comparison.ComparisonMapper;
import dev.tierwise.answers.evaluation.EvaluationMapper;
import dev.tierwise.answers.explanation.ExplanationMapper;
import dev.tierwise.answers.explanation.WantedMetric;
import dev.tierwise.answers.history.HistoryMapper;
import dev.tierwise.answers.lookahead.AdviceMapper;
import dev.tierwise.answers.lookahead.ForecastMapper;
import dev.tierwise.answers.lookahead.SimulationMapper;
import dev.tierwise.answers.reconciliation.ReconciliationMapper;
import dev.tierwise.answers.report.ReportDocument;
import dev.tierwise.answers.report.ReportMapper;
import dev.tierwise.answers.schedule.Agenda;
import dev.tierwise.answers.schedule.ScheduleMapper;
import dev.tierwise.answers.status.StatusMapper;
import dev.tierwise.application.advise.Advise;
import dev.tierwise.application.changes.Changes;
import dev.tierwise.application.compare.CompareProgrammes;
import dev.tierwise.application.deadline.FindDeadlines;
import dev.tierwise.application.evaluate.Evaluate;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.explain.Explain;
import dev.tierwise.application.forecast.Forecast;
import dev.tierwise.application.history.ReadHistory;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.overview.MakeOverview;
import dev.tierwise.application.reconcile.Reconcile;
import dev.tierwise.application.simulate.Change;
import dev.tierwise.application.simulate.ChangeKind;
import dev.tierwise.application.simulate.Simulate;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.application.status.Status;
import dev.tierwise.application.suggest.WantedTier;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.domain.text.Worded;
import dev.tierwise.spi.SourceException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The questions of the command line, asked by others: the same use cases, and the same documents. */
public final class Questions {

    private static final int USUAL_MONTHS = 12;

    /** What every question can name. */
    public static final List<Parameter> WHOM =
            List.of(Parameter.text("partner", "Nordlicht Agentur"), Parameter.text("programme", "hubspot-2018-01"));

    private static final Parameter AS_OF = Parameter.day("asOf");
    private static final Parameter MONTHS = Parameter.number("months", "12");
    private static final Parameter SEVERAL_PROGRAMMES = Parameter.texts("programme", Text.verbatim("hubspot-2018-01"));

    private final Evaluate evaluate;
    private final Forecast forecast;
    private final Simulate simulate;
    private final Advise advise;
    private final Explain explain;
    private final CompareProgrammes compare;
    private final Reconcile reconcile;
    private final Status status;
    private final ReadHistory histories = new ReadHistory();
    private final Changes changes;
    private final MakeOverview overview;
    private final Optional<ReportDocument.Agency> agency;

    /**
     * The questions about facts.
     *
     * @param facts  where they come from
     * @param clock  tells today
     * @param agency who shows reports; empty if nothing is configured
     */
    public Questions(Snapshots facts, InstantSource clock, Optional<ReportDocument.Agency> agency) {
        this.evaluate = new Evaluate(facts);
        this.forecast = new Forecast(facts);
        this.simulate = new Simulate(facts);
        this.advise = new Advise(facts);
        this.explain = new Explain(facts);
        this.compare = new CompareProgrammes(evaluate);
        this.reconcile = new Reconcile(facts);
        this.status = new Status(clock);
        this.changes = new Changes(status);
        this.overview = new MakeOverview(facts, status, histories);
        this.agency = agency;
    }

    /** All of them, in the order of the command line. */
    public List<Question> all() {
        return List.of(
                new Question(
                        "evaluation",
                        List.of(EvaluationMapper.KIND, EvaluationMapper.OF_SEVERAL),
                        List.of(WHOM.get(0), SEVERAL_PROGRAMMES, AS_OF, Parameter.flag("portals")),
                        true,
                        this::evaluation),
                new Question("status", List.of(StatusMapper.KIND), and(AS_OF), false, this::status),
                new Question(
                        "history",
                        List.of(HistoryMapper.KIND),
                        and(Parameter.day("from"), Parameter.day("to")),
                        false,
                        this::history),
                new Question(
                        "changes",
                        List.of(ChangesMapper.KIND),
                        and(Parameter.day("from").required(), Parameter.day("to")),
                        false,
                        this::changes),
                new Question("forecast", List.of(ForecastMapper.KIND), and(AS_OF, MONTHS), true, this::forecast),
                new Question("simulation", List.of(SimulationMapper.KIND), simulated(), true, this::simulation),
                new Question(
                        "advice",
                        List.of(AdviceMapper.KIND),
                        and(AS_OF, Parameter.text("to", "platinum").meaning("tier"), Parameter.day("by")),
                        true,
                        this::advice),
                new Question(
                        "explanation",
                        List.of(ExplanationMapper.KIND),
                        and(
                                AS_OF,
                                Parameter.texts("portal", Text.verbatim("1001")),
                                Parameter.text("why", "median-apps-used")),
                        true,
                        this::explanation),
                new Question(
                        "comparison",
                        List.of(ComparisonMapper.KIND),
                        List.of(WHOM.get(0), SEVERAL_PROGRAMMES.required(), AS_OF),
                        true,
                        this::comparison),
                new Question(
                        "reconciliation", List.of(ReconciliationMapper.KIND), and(AS_OF), true, this::reconciliation),
                new Question("schedule", List.of(ScheduleMapper.KIND), and(AS_OF, MONTHS), false, this::schedule),
                new Question("report", List.of(ReportMapper.KIND), and(AS_OF, MONTHS), true, this::report));
    }

    private static List<Parameter> and(Parameter... more) {
        return Stream.concat(WHOM.stream(), Stream.of(more)).toList();
    }

    private static List<Parameter> simulated() {
        List<Parameter> parameters = new ArrayList<>(and(AS_OF, MONTHS));
        for (ChangeKind kind : ChangeKind.values()) {
            parameters.add(Parameter.texts(kind.word(), kind.example()));
        }
        return parameters;
    }

    private Answer<?> evaluation(Asked asked) throws BadInputException, SourceException {
        List<EvaluationAnswer> answers = new ArrayList<>();
        for (SnapshotRequest facts : asked.facts()) {
            answers.add(evaluate.evaluate(facts));
        }
        return EvaluationMapper.of(answers, asked.query().flag("portals"));
    }

    private Answer<?> status(Asked asked) throws BadInputException, SourceException {
        Optional<LocalDate> asOf = asked.query().day("asOf");
        return asked.ledger(asOf.isEmpty(), ledger -> {
            History history = asked.history(ledger);
            return StatusMapper.of(
                    status.status(ledger, history, asOf).orElseThrow(() -> Asked.nothingBy(history, asOf)));
        });
    }

    private Answer<?> history(Asked asked) throws BadInputException, SourceException {
        Optional<LocalDate> from = asked.query().day("from");
        Optional<LocalDate> to = asked.query().day("to");
        checkOrder(from, to);
        return asked.ledger(
                to.isEmpty(), ledger -> HistoryMapper.of(histories.read(ledger, asked.history(ledger), from, to)));
    }

    private Answer<?> changes(Asked asked) throws BadInputException, SourceException {
        LocalDate from = asked.query()
                .day("from")
                .orElseThrow(() -> UserException.usage(Questions.class, "question.missing", "from"));
        Optional<LocalDate> to = asked.query().day("to");
        checkOrder(Optional.of(from), to);
        return asked.ledger(to.isEmpty(), ledger -> {
            History history = asked.history(ledger);
            LocalDate last = to.isPresent() ? to.get() : lastRefreshed(ledger, history, from);
            return ChangesMapper.of(changes.changes(ledger, history, from, last)
                    .orElseThrow(() -> Asked.nothingBy(history, Optional.of(from))));
        });
    }

    private static LocalDate lastRefreshed(Ledger ledger, History history, LocalDate from) {
        LocalDate last =
                ledger.lastRefreshed(history.id()).orElseThrow(() -> Asked.nothingBy(history, Optional.of(from)));
        if (last.isBefore(from)) {
            throw UserException.usage(Questions.class, "changes.nothing-after", Text.day(from), Text.day(last));
        }
        return last;
    }

    private static void checkOrder(Optional<LocalDate> from, Optional<LocalDate> to) {
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw UserException.usage(Questions.class, "days.reversed", to.get(), from.get());
        }
    }

    private static int months(Query query, int most) {
        return query.number("months", USUAL_MONTHS, most);
    }

    private Answer<?> forecast(Asked asked) throws BadInputException, SourceException {
        int months = months(asked.query(), Forecast.MOST_MONTHS);
        SnapshotRequest facts = asked.fact();
        return asked.ledgerIfThere(
                facts.asOf().isEmpty(), ledger -> ForecastMapper.of(forecast.forecast(facts, months, ledger)));
    }

    private Answer<?> simulation(Asked asked) throws BadInputException, SourceException {
        int months = months(asked.query(), Forecast.MOST_MONTHS);
        SnapshotRequest facts = asked.fact();
        List<Change> supposed = new ArrayList<>();
        for (ChangeKind kind : ChangeKind.values()) {
            for (String text : asked.query().all(kind.word())) {
                supposed.add(change(kind, text, facts.programme().currency()));
            }
        }
        return asked.ledgerIfThere(
                facts.asOf().isEmpty(),
                ledger -> SimulationMapper.of(simulate.simulate(facts, supposed, months, ledger)));
    }

    private static Change change(ChangeKind kind, String text, String currency) {
        try {
            return kind.parse(text, currency);
        } catch (IllegalArgumentException e) {
            throw new UserException(Text.joined(": ", List.of(Text.verbatim(kind.word() + "=" + text), Worded.of(e))));
        }
    }

    private Answer<?> advice(Asked asked) throws BadInputException, SourceException {
        SnapshotRequest facts = asked.fact();
        Optional<LocalDate> by = asked.query().day("by");
        return asked.ledgerIfThere(
                facts.asOf().isEmpty(),
                ledger -> AdviceMapper.of(advise.advise(
                        facts,
                        asked.query().one("to").map(tier -> WantedTier.of(facts.programme(), "to", tier)),
                        by,
                        ledger)));
    }

    private Answer<?> explanation(Asked asked) throws BadInputException, SourceException {
        SnapshotRequest facts = asked.fact();
        List<String> portals = asked.query().all("portal");
        Optional<String> why = asked.query().one("why");
        if (why.isEmpty()) {
            return ExplanationMapper.of(explain.portals(facts, new LinkedHashSet<>(portals)));
        }
        if (!portals.isEmpty()) {
            throw UserException.usage(Questions.class, "explanation.both");
        }
        Optional<MetricId> metric = WantedMetric.of(facts.programme(), "why", why.get());
        return ExplanationMapper.of(explain.figure(facts, metric));
    }

    private Answer<?> comparison(Asked asked) throws BadInputException, SourceException {
        List<SnapshotRequest> facts = asked.facts();
        if (facts.size() < 2) {
            throw UserException.usage(Questions.class, "comparison.not-two");
        }
        return ComparisonMapper.of(compare.compare(facts));
    }

    private Answer<?> reconciliation(Asked asked) throws BadInputException, SourceException {
        return ReconciliationMapper.of(reconcile.reconcile(asked.fact()));
    }

    /** With the deadlines that the ledger remembers, as long as it remembers any. */
    private Answer<?> schedule(Asked asked) throws BadInputException, SourceException {
        int months = months(asked.query(), FindDeadlines.MOST_MONTHS);
        SnapshotRequest facts = asked.fact();
        return asked.ledgerIfThere(facts.asOf().isEmpty(), ledger -> {
            Optional<History> history = ledger.flatMap(asked::historyIfThere);
            LocalDate first = facts.asOf().orElseGet(() -> asked.today(history));
            return ScheduleMapper.of(Agenda.of(
                    facts.programme(),
                    first,
                    months,
                    history.flatMap(
                            of -> FindDeadlines.remembered(ledger.orElseThrow(), of, first, Period.ofMonths(months)))));
        });
    }

    private Answer<?> report(Asked asked) throws BadInputException, SourceException {
        int months = months(asked.query(), Forecast.MOST_MONTHS);
        SnapshotRequest facts = asked.fact();
        return asked.ledgerIfThere(
                facts.asOf().isEmpty(), ledger -> ReportMapper.of(overview.overview(facts, months, ledger), agency));
    }
}
