package dev.tierwise.answers.page.html;

import static dev.tierwise.answers.Remembered.GOLD;
import static dev.tierwise.answers.Remembered.HISTORY;
import static dev.tierwise.answers.Remembered.NONE;
import static dev.tierwise.answers.Remembered.PROGRAMME;
import static dev.tierwise.answers.Remembered.SILVER_TO_GOLD;
import static dev.tierwise.answers.Remembered.change;
import static dev.tierwise.answers.Remembered.counts;
import static dev.tierwise.answers.Remembered.day;
import static dev.tierwise.answers.Remembered.figure;
import static dev.tierwise.answers.Remembered.may;
import static dev.tierwise.answers.Remembered.money;
import static dev.tierwise.answers.Remembered.nothing;
import static dev.tierwise.answers.Remembered.pending;
import static dev.tierwise.answers.Remembered.refreshed;
import static dev.tierwise.answers.Remembered.report;
import static dev.tierwise.answers.Remembered.status;
import static dev.tierwise.answers.Remembered.update;
import static dev.tierwise.answers.Reports.certified;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.Reports;
import dev.tierwise.answers.announcement.AnnouncementDocument;
import dev.tierwise.answers.announcement.AnnouncementMessage;
import dev.tierwise.answers.changes.ChangesMapper;
import dev.tierwise.answers.diagnosis.DiagnosisMapper;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.evaluation.EvaluationMapper;
import dev.tierwise.answers.explanation.ExplanationMapper;
import dev.tierwise.answers.history.HistoryMapper;
import dev.tierwise.answers.lookahead.AdviceMapper;
import dev.tierwise.answers.lookahead.ForecastMapper;
import dev.tierwise.answers.lookahead.SimulationMapper;
import dev.tierwise.answers.partners.PartnersDocument;
import dev.tierwise.answers.partners.PartnersMapper;
import dev.tierwise.answers.programme.ProgrammeMapper;
import dev.tierwise.answers.programme.ProgrammeTestMapper;
import dev.tierwise.answers.reconciliation.ReconciliationMapper;
import dev.tierwise.answers.schedule.Agenda;
import dev.tierwise.answers.schedule.ScheduleMapper;
import dev.tierwise.answers.status.StatusDocument;
import dev.tierwise.answers.status.StatusMapper;
import dev.tierwise.application.advise.Advise;
import dev.tierwise.application.changes.ChangeReason;
import dev.tierwise.application.changes.ChangesAnswer;
import dev.tierwise.application.diagnose.Diagnosis;
import dev.tierwise.application.diagnose.SourceDiagnosis;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.explain.ExplainedPortal;
import dev.tierwise.application.explain.MedianReason;
import dev.tierwise.application.explain.PortalsExplained;
import dev.tierwise.application.forecast.Forecast;
import dev.tierwise.application.forecast.ForecastAnswer;
import dev.tierwise.application.history.HistoryAnswer;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.reconcile.ReconciliationAnswer;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.simulate.Change;
import dev.tierwise.application.simulate.Simulate;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.tier.Expectation;
import dev.tierwise.spi.Finding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers of every kind that tests can build without sources. */
public final class EveryAnswer {

    private EveryAnswer() {}

    static List<Answer<?>> all() {
        EvaluationAnswer known = Reports.nordlicht().build();
        EvaluationAnswer open = Reports.gaps().build();
        return List.of(
                EvaluationMapper.of(List.of(known), true),
                EvaluationMapper.of(List.of(open), true),
                EvaluationMapper.of(
                        List.of(
                                known,
                                Reports.nordlicht()
                                        .programme(BuiltInProgrammes.HUBSPOT_2016_11)
                                        .build()),
                        false),
                ForecastMapper.of(forecast(known)),
                ForecastMapper.of(forecast(open)),
                AdviceMapper.of(Advise.of(known, Optional.empty(), Optional.empty(), Optional.empty())),
                AdviceMapper.of(Advise.of(open, Optional.empty(), Optional.empty(), Optional.empty())),
                SimulationMapper.of(
                        Simulate.of(known, List.of(new Change.Cancel("104", Optional.empty())), 12, Optional.empty())),
                StatusMapper.of(status().pending(pending("108", "Theta", money("300.00")))
                        .build()),
                HistoryMapper.of(history()),
                ChangesMapper.of(changes()),
                ScheduleMapper.of(agenda()),
                ProgrammeMapper.of(PROGRAMME),
                tested(),
                ReconciliationMapper.of(reconciliation()),
                ExplanationMapper.of(explained(open)),
                DiagnosisMapper.of(diagnosis()),
                announcement(),
                partners());
    }

    public static ForecastAnswer forecast(EvaluationAnswer today) {
        return Forecast.of(
                today, 12, today.snapshot()::on, Forecast.published(today, today.snapshot()::on, Optional.empty()));
    }

    public static HistoryAnswer history() {
        return new HistoryAnswer(
                HISTORY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        refreshed(
                                "2018-01-16",
                                figure(money("1100.00", "2600.00"), 3),
                                figure(Interval.from(new BigDecimal("3000.00")), 4),
                                new BigDecimal("3"),
                                State.UNDETERMINED,
                                SILVER_TO_GOLD),
                        refreshed("2018-02-16", NONE),
                        refreshed("2018-03-16", GOLD)),
                List.of(
                        report("2018-02-01", true, money("2000.00")),
                        update("2018-02-15", false, SILVER_TO_GOLD),
                        update("2018-03-15", false, GOLD)));
    }

    private static ChangesAnswer changes() {
        return new ChangesAnswer(
                status().asOf("2018-02-10")
                        .refreshed(refreshed("2018-02-08", SILVER_TO_GOLD))
                        .credited(update("2018-01-15", true, NONE), "2018-01-15")
                        .build(),
                status().asOf("2018-03-17").build(),
                Map.of(
                        MetricId.SOLD_MRR,
                        List.of(
                                change(
                                        "101",
                                        "Alpha GmbH",
                                        ChangeReason.NEW_CUSTOMER,
                                        nothing("0.00"),
                                        counts("900.00")),
                                change(
                                        "102",
                                        "",
                                        ChangeReason.MRR_KNOWN,
                                        may(Interval.from(new BigDecimal("0.00"))),
                                        counts("8.00")))));
    }

    private static Agenda agenda() {
        return new Agenda(
                PROGRAMME,
                day("2018-03-15"),
                day("2018-05-14"),
                new Schedule(PROGRAMME.updateDays()).events(day("2018-03-14"), day("2018-05-14")),
                Optional.empty());
    }

    private static ReconciliationAnswer reconciliation() {
        return new ReconciliationAnswer(
                PROGRAMME,
                new Partner("Nordlicht Agentur", Set.of("nordlicht.example"), ZoneOffset.UTC),
                day("2018-03-15"),
                List.of(),
                List.of());
    }

    private static PortalsExplained explained(EvaluationAnswer answer) {
        List<PortalAssessment> assessments = new ArrayList<>();
        answer.forEachPortal(assessments::add);
        PortalCount all = new PortalCount(1, 3);
        List<ExplainedPortal> portals = assessments.stream()
                .map(assessment -> new ExplainedPortal(
                        assessment,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        MedianReason.SOLD,
                        List.of(),
                        Set.of(),
                        List.of()))
                .toList();
        return new PortalsExplained(
                answer.programme(),
                answer.snapshot().partner(),
                answer.snapshot().day(),
                portals.size(),
                portals.size(),
                all,
                all,
                all,
                portals,
                answer.programme().clauses(),
                List.of(),
                List.of());
    }

    /** One case that passes, and one of which everything comes out otherwise. */
    private static Answer<?> tested() {
        return ProgrammeTestMapper.of(
                PROGRAMME,
                "my.cases.yaml",
                List.of(
                        new ProgrammeTestMapper.Tested(
                                "Gold", "my.cases.yaml:4:5", LocalDate.of(2018, 3, 15), List.of()),
                        new ProgrammeTestMapper.Tested(
                                "Platin & <b>",
                                "my.cases.yaml:9:5",
                                LocalDate.of(2018, 3, 15),
                                List.of(
                                        new Expectation.OtherNumber(
                                                MetricId.SOLD_MRR,
                                                Interval.exactly(BigDecimal.TEN),
                                                Interval.from(BigDecimal.ONE)),
                                        new Expectation.OtherStatus(
                                                MetricId.CERTIFICATION, State.MET, State.UNDETERMINED),
                                        new Expectation.OtherHeld(
                                                new Expectation.Held(Optional.of("gold"), Optional.of("gold")),
                                                new Expectation.Held(Optional.empty(), Optional.of("silver"))),
                                        new Expectation.OtherTier("gold", State.MET, State.UNMET)))));
    }

    private static Diagnosis diagnosis() {
        return new Diagnosis(
                List.of(new SourceDiagnosis(
                        "agency",
                        "csv",
                        List.of(
                                new Finding("portals.csv", Finding.Status.OK, "data", "26 portals", ""),
                                new Finding(
                                        "users.csv", Finding.Status.MALFORMED, "file", "it is empty", "Export it")))),
                List.of());
    }

    /** One that is known, one that fails, and one that has never been read. */
    private static Answer<?> partners() {
        HistoryId id = new HistoryId("Nordlicht", PROGRAMME.id());
        Instant read = Instant.parse("2018-03-16T05:02:00Z");
        Optional<StatusDocument> status =
                Optional.of(StatusMapper.of(status().build()).document());
        return PartnersMapper.of(List.of(
                new PartnersMapper.Standing(
                        id,
                        PROGRAMME,
                        ZoneOffset.UTC,
                        status,
                        Optional.of(
                                ForecastMapper.of(forecast(Reports.nordlicht().build()))
                                        .document()),
                        Optional.of(
                                EvaluationMapper.document(Reports.nordlicht().build(), false)),
                        Optional.of(read),
                        Optional.of(day("2018-03-15")),
                        Optional.of(read),
                        Optional.empty(),
                        false,
                        Optional.empty()),
                new PartnersMapper.Standing(
                        id,
                        PROGRAMME,
                        ZoneOffset.UTC,
                        status,
                        Optional.of(ForecastMapper.of(forecast(Reports.gaps().build()))
                                .document()),
                        Optional.of(EvaluationMapper.document(Reports.gaps().build(), false)),
                        Optional.of(read),
                        Optional.of(day("2018-03-15")),
                        Optional.of(read),
                        Optional.empty(),
                        true,
                        Optional.of("the token was refused")),
                new PartnersMapper.Standing(
                        id,
                        PROGRAMME,
                        ZoneOffset.UTC,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new PartnersDocument.Reading("agency", 100_000)),
                        false,
                        Optional.empty())));
    }

    private static Answer<?> announcement() {
        return AnnouncementMessage.KIND.of(new AnnouncementDocument(
                "1",
                "credited-tier-changed",
                "Nordlicht",
                PROGRAMME.id(),
                day("2018-03-15"),
                HeldTier.of(NONE),
                HeldTier.of(GOLD),
                "Nordlicht: credited tier since 15 March 2018: Gold.",
                null));
    }

    static EvaluationAnswer certifiedAndHostile(String name) {
        return Reports.report()
                .partner(name)
                .certifications(certified("2017-05-01", "2018-04-30"))
                .with(Reports.portal("<7>")
                        .name(name)
                        .mrr("1200.00")
                        .soldOn("2018-02-01")
                        .managed()
                        .apps(4))
                .with(Reports.portal("8\" onload=\"x")
                        .name("]]></style><script>alert(1)</script>")
                        .apps(1, 2))
                .assuming(name, name)
                .warning(name, name)
                .build();
    }
}
