package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.Criterion;
import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.Holding;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.PointsCredited;
import dev.tierwise.answers.document.PortalLabel;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.answers.lookahead.AdviceDocument.Kind;
import dev.tierwise.answers.lookahead.AdviceDocument.Plan;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.advise.Advice;
import dev.tierwise.application.advise.Lasting;
import dev.tierwise.application.advise.Lasting.Loss;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.simulate.Change;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.portfolio.Snapshot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Makes the document of an advice: what is missing for a tier, the least that closes it, and what is worth looking up. */
public final class AdviceMapper {

    public static final AnswerKind<AdviceDocument> KIND = AnswerKind.of(
                    "advice", AdviceDocument.class, (document, page) -> new AdvicePage(document, page).draw())
            .withRows(document -> Optional.of(AdviceRows.of(document)));

    private AdviceMapper() {}

    public static Answer<AdviceDocument> of(Advice advice) {
        EvaluationAnswer today = advice.today();
        return KIND.of(new AdviceDocument(
                today.snapshot().partner().name(),
                today.programme().id(),
                today.snapshot().day(),
                advice.tier().id(),
                advice.tierDay(),
                advice.reportDay(),
                Holding.of(advice.expected()),
                Criterion.all(advice.standing().criteria()),
                plan(advice),
                advice.unmanaged().stream()
                        .map(portal -> new AdviceDocument.Unmanaged(
                                PortalLabel.of(portal.portal()),
                                Range.of(Unit.MONEY, portal.mrr()),
                                MachineForm.code(portal.reason()),
                                portal.points().map(PointsCredited::range).orElse(null)))
                        .toList(),
                advice.lookUps().stream()
                        .map(lookUp -> new AdviceDocument.Fact(
                                lookUp.portal().map(PortalLabel::of).orElse(null),
                                MachineForm.code(lookUp.fact()),
                                lookUp.mrr()
                                        .map(mrr -> Range.of(Unit.MONEY, mrr))
                                        .orElse(null),
                                MachineForm.code(lookUp.effect())))
                        .toList(),
                StatedAssumption.all(advice.assumptions()),
                ReportedProblem.all(
                        today.problems(),
                        List.of(today.programme()),
                        today.snapshot().day()),
                advice.lasting().map(lasting -> lasts(lasting, today)).orElse(null),
                advice.fromLedger().orElse(null),
                advice.held()
                        .map(held -> Holding.of(advice.credited(), Optional.of(held)))
                        .orElse(null),
                unlessEmpty(advice.lapses().stream()
                        .map(lapse -> lapse(lapse, today))
                        .toList()),
                Rules.of(today.programme(), today.snapshot().day())));
    }

    private static AdviceDocument.Lapse lapse(Advice.Lapse lapse, EvaluationAnswer today) {
        Unit unit = DatedEvent.unit(today.programme().pointRules().isPresent());
        return new AdviceDocument.Lapse(
                PortalLabel.of(lapse.portal()),
                lapse.by(),
                lapse.lastActiveOn().orElse(null),
                lapse.amount().map(amount -> Range.number(unit, amount)).orElse(null));
    }

    private static Plan plan(Advice advice) {
        if (advice.plan() instanceof Advice.NothingToDo) {
            return new Plan(Kind.NOTHING_TO_DO, null, null, null, null, null, null, null, null, renewals(advice), null);
        }
        if (advice.plan() instanceof Advice.TooLate late) {
            return new Plan(
                    Kind.TOO_LATE,
                    Range.number(Unit.MONEY, late.newMrr()),
                    late.creditOn(),
                    unlessEmpty(late.remaining()),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        if (advice.plan() instanceof Advice.NotPlanned open) {
            return new Plan(Kind.NOT_PLANNED, null, null, open.metrics(), null, null, null, null, null, null, null);
        }
        if (advice.plan() instanceof Advice.Steps steps) {
            return new Plan(
                    Kind.STEPS,
                    Range.number(Unit.MONEY, steps.newMrr()),
                    null,
                    unlessEmpty(steps.remaining()),
                    steps.portals(),
                    steps.adoptions(),
                    steps.proven(),
                    PlannedStep.all(steps.steps()),
                    changes(steps, advice.today(), supposed(advice)),
                    renewals(advice),
                    unlessEmpty(
                            steps.others().stream().map(AdviceMapper::otherSale).toList()));
        }
        return new Plan(Kind.UNREACHABLE, null, null, null, null, null, null, null, null, null, null);
    }

    private static <T> @Nullable List<T> unlessEmpty(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static AdviceDocument.OtherSale otherSale(Advice.OtherSale sale) {
        return new AdviceDocument.OtherSale(
                MachineForm.code(sale.kind()),
                sale.market().map(MachineForm::code).orElse(null),
                sale.newMrr().map(mrr -> Range.number(Unit.MONEY, mrr)).orElse(null));
    }

    private static List<PlannedChange> changes(
            Advice.Steps steps, EvaluationAnswer today, Map<String, Integer> supposed) {
        return PlannedChange.all(
                steps.changes(), today.snapshot(), today.programme().currency(), supposed);
    }

    /** A number for each customer that is only supposed, by its name; in no language is its name that of a portal. */
    private static Map<String, Integer> supposed(Advice advice) {
        Stream<Advice.Plan> plans = Stream.concat(
                Stream.of(advice.plan()),
                advice.lasting().map(Lasting::renewals).orElse(List.of()).stream()
                        .map(Lasting.Renewal::plan));
        List<String> names = plans.flatMap(
                        plan -> plan instanceof Advice.Steps steps ? steps.changes().stream() : Stream.empty())
                .flatMap(change -> change instanceof Change.Sell sell ? Stream.of(sell.name()) : Stream.empty())
                .distinct()
                .toList();
        Map<String, Integer> numbers = new HashMap<>();
        int number = 0;
        for (String name : names) {
            do {
                number++;
            } while (isTaken(number, advice.today().snapshot()));
            numbers.put(name, number);
        }
        return numbers;
    }

    private static boolean isTaken(int number, Snapshot facts) {
        List<String> names = Arrays.stream(Language.values())
                .map(language -> Words.newCustomer(language, number))
                .toList();
        return StreamSupport.stream(facts.portals().spliterator(), false)
                .flatMap(portal -> Stream.concat(Stream.of(portal.id()), portal.name().stream()))
                .anyMatch(taken -> names.stream().anyMatch(name -> name.equalsIgnoreCase(taken.strip())));
    }

    private static List<AdviceDocument.Renewal> renewals(Advice advice) {
        Map<String, Integer> supposed = supposed(advice);
        return advice.lasting().map(Lasting::renewals).orElse(List.of()).stream()
                .map(renewal -> new AdviceDocument.Renewal(
                        renewal.tierDay(),
                        Range.number(Unit.MONEY, renewal.plan().newMrr()),
                        renewal.plan().portals(),
                        renewal.plan().adoptions(),
                        renewal.plan().proven(),
                        PlannedStep.all(renewal.plan().steps()),
                        changes(renewal.plan(), advice.today(), supposed)))
                .toList();
    }

    private static AdviceDocument.Lasts lasts(Lasting lasting, EvaluationAnswer today) {
        return new AdviceDocument.Lasts(
                lasting.through(),
                lasting.loss().map(Loss::tierDay).orElse(null),
                lasting.loss().filter(Loss::certain).isPresent(),
                lasting.loss()
                        .map(loss -> Criterion.all(loss.standing().criteria()))
                        .orElse(List.of()),
                DatedEvent.all(lasting.endings(), today.programme()),
                lasting.open().orElse(null));
    }
}
