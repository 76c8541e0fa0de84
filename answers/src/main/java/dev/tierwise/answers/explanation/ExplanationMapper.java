package dev.tierwise.answers.explanation;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.PointsCredited;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.answers.page.Page;
import dev.tierwise.application.explain.FigureExplained;
import dev.tierwise.application.explain.MedianChoice;
import dev.tierwise.application.explain.PortalsExplained;
import dev.tierwise.application.explain.Reckoning;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.tier.CriterionResult;
import dev.tierwise.domain.tier.TierResult;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes the document of an explanation: why portals count or do not, and how figures come about. */
public final class ExplanationMapper {

    public static final AnswerKind<ExplanationDocument> KIND = AnswerKind.of(
                    "explanation", ExplanationDocument.class, ExplanationMapper::draw)
            .withRows(document -> document instanceof PortalExplanation portals
                    ? Optional.of(ExplanationRows.of(portals))
                    : Optional.empty());

    private ExplanationMapper() {}

    private static void draw(ExplanationDocument document, Page page) throws IOException {
        if (document instanceof PortalExplanation portals) {
            new ExplainedPortalsPage(portals, page).draw();
        } else {
            new ExplainedFigurePage(document, page).draw();
        }
    }

    /** What the rules make of portals, one portal after the other. */
    public static Answer<ExplanationDocument> of(PortalsExplained report) {
        return KIND.of(PortalExplanations.of(report));
    }

    /** How a figure comes about. */
    public static Answer<ExplanationDocument> of(FigureExplained report) {
        Reckoning reckoning = report.reckoning();
        if (reckoning instanceof Reckoning.Sum sum) {
            return KIND.of(sum(report, sum));
        }
        if (reckoning instanceof Reckoning.Median median) {
            return KIND.of(median(report, median));
        }
        if (reckoning instanceof Reckoning.PointList points) {
            return KIND.of(points(report, points));
        }
        return KIND.of(reckoning instanceof Reckoning.OfPartner partner ? partner(report, partner) : tier(report));
    }

    private static SumExplanation sum(FigureExplained report, Reckoning.Sum sum) {
        return new SumExplanation(
                report.snapshot().partner().name(),
                report.programme().id(),
                report.snapshot().day(),
                sources(report).quoted(),
                sum.metric(),
                figure(report, sum.metric(), sum.figure()),
                sum.addends().stream()
                        .map(addend -> new SumExplanation.Addend(
                                addend.id(),
                                addend.name().orElse(null),
                                addend.count(),
                                MachineForm.code(addend.reason()),
                                ExplainedMrr.of(addend.mrr()),
                                Range.number(Unit.MONEY, addend.low()),
                                addend.high()
                                        .map(high -> Range.number(Unit.MONEY, high))
                                        .orElse(null)))
                        .toList(),
                others(sum.others()),
                sources(report).quotes(),
                StatedAssumption.all(report.assumptions()),
                problems(report),
                sources(report),
                rules(report));
    }

    private static MedianExplanation median(FigureExplained report, Reckoning.Median median) {
        return new MedianExplanation(
                report.snapshot().partner().name(),
                report.programme().id(),
                report.snapshot().day(),
                sources(report).quoted(),
                MetricId.MEDIAN_APP_USAGE,
                figure(report, MetricId.MEDIAN_APP_USAGE, median.figure()),
                choice(median.low()),
                choice(median.high()),
                others(median.others()),
                sources(report).quotes(),
                StatedAssumption.all(report.assumptions()),
                problems(report),
                sources(report),
                rules(report));
    }

    private static MedianExplanation.Choice choice(MedianChoice choice) {
        return new MedianExplanation.Choice(
                Range.number(Unit.APPS, choice.value()),
                IntStream.range(0, choice.portals().size())
                        .mapToObj(i -> member(choice.portals().get(i), choice.isMiddle(i)))
                        .toList(),
                choice.leftOut().stream().map(member -> member(member, false)).toList());
    }

    private static MedianExplanation.Member member(MedianChoice.Member member, boolean middle) {
        return new MedianExplanation.Member(
                member.id(),
                member.name().orElse(null),
                member.apps(),
                member.certain() ? Count.COUNTS : Count.UNKNOWN,
                middle);
    }

    private static PointsExplanation points(FigureExplained report, Reckoning.PointList points) {
        return new PointsExplanation(
                report.snapshot().partner().name(),
                report.programme().id(),
                report.snapshot().day(),
                sources(report).quoted(),
                points.metric(),
                figure(report, points.metric(), points.figure()),
                points.portals().stream()
                        .map(addend -> {
                            Range range = PointsCredited.range(addend.credit().points());
                            return new PointsExplanation.Addend(
                                    addend.id(),
                                    addend.name().orElse(null),
                                    addend.credit().count(),
                                    range.low(),
                                    range.high(),
                                    addend.lines().stream()
                                            .map(line -> PointsLine.of(
                                                    line, report.programme().currency()))
                                            .toList());
                        })
                        .toList(),
                points.others(),
                sources(report).quotes(),
                StatedAssumption.all(report.assumptions()),
                problems(report),
                sources(report),
                rules(report));
    }

    private static PartnerExplanation partner(FigureExplained report, Reckoning.OfPartner partner) {
        LocalDate day = report.snapshot().day();
        return new PartnerExplanation(
                report.snapshot().partner().name(),
                report.programme().id(),
                day,
                sources(report).quoted(),
                partner.metric(),
                Measured.of(partner.metric(), partner.measurement(), report.snapshot(), report.programme()),
                partner.certifications().stream()
                        .map(held -> held(held, report.programme(), day))
                        .toList(),
                partner.complete(),
                sources(report).quotes(),
                StatedAssumption.all(report.assumptions()),
                problems(report),
                sources(report),
                rules(report));
    }

    private static PartnerExplanation.Held held(Certification held, Programme programme, LocalDate day) {
        return new PartnerExplanation.Held(
                held.id(),
                held.awardedOn(),
                held.expiresOn().orElse(null),
                held.isOf(programme.certification()),
                held.isValidOn(day));
    }

    private static TierExplanation tier(FigureExplained report) {
        return new TierExplanation(
                report.snapshot().partner().name(),
                report.programme().id(),
                report.snapshot().day(),
                sources(report).quoted(),
                "tier",
                HeldTier.of(TierRange.of(report.evaluation().answer())),
                report.evaluation().tiers().stream()
                        .map(tier -> tier(tier, report))
                        .toList(),
                sources(report).quotes(),
                StatedAssumption.all(report.assumptions()),
                problems(report),
                sources(report),
                rules(report));
    }

    private static TierExplanation.Tier tier(TierResult tier, FigureExplained report) {
        return new TierExplanation.Tier(
                tier.tier().id(),
                tier.state(),
                tier.criteria().stream()
                        .map(criterion -> criterion(criterion, report))
                        .toList());
    }

    private static TierExplanation.Criterion criterion(CriterionResult result, FigureExplained report) {
        dev.tierwise.answers.document.Criterion criterion = dev.tierwise.answers.document.Criterion.of(result);
        MetricId metric = criterion.metric();
        return criterion.required() != null
                        && report.evaluation().measurements().get(metric) instanceof Measurement.Numeric number
                ? new TierExplanation.Criterion(
                        metric,
                        criterion.state(),
                        range(report, metric, number),
                        criterion.required(),
                        criterion.requiredLow(),
                        criterion.shortfall())
                : new TierExplanation.Criterion(metric, criterion.state(), null, null, null, null);
    }

    private static Range range(FigureExplained report, MetricId metric, Measurement.Numeric number) {
        Measured.Figure figure = figure(report, metric, number);
        return new Range(figure.low(), figure.high());
    }

    private static Measured.Figure figure(FigureExplained report, MetricId metric, Measurement.Numeric number) {
        return (Measured.Figure) Measured.of(metric, number, report.programme().currency());
    }

    private static List<SumExplanation.Others> others(Map<? extends Enum<?>, Integer> others) {
        return others.entrySet().stream()
                .map(other -> new SumExplanation.Others(MachineForm.code(other.getKey()), other.getValue()))
                .toList();
    }

    private static RuleSources sources(FigureExplained report) {
        return RuleSources.of(report.programme(), report.clauses());
    }

    private static List<ReportedProblem> problems(FigureExplained report) {
        return ReportedProblem.all(
                report.problems(),
                List.of(report.programme()),
                report.snapshot().day());
    }

    private static Rules rules(FigureExplained report) {
        return Rules.of(report.programme(), report.snapshot().day());
    }
}
