package dev.tierwise.answers.programme;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.application.rulebook.WorkExamples;
import dev.tierwise.application.rulebook.WorkedExamples;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;

/** Makes the document of a programme: tiers, points, windows, update days and the apps that count. */
public final class ProgrammeMapper {

    public static final AnswerKind<ProgrammeDocument> KIND = AnswerKind.of(
            "programme-rules", ProgrammeDocument.class, (document, page) -> new ProgrammePage(document, page).draw());

    private ProgrammeMapper() {}

    public static Answer<ProgrammeDocument> of(Programme programme) {
        return KIND.of(new ProgrammeDocument(
                programme.id(),
                programme.tiers().stream().map(ProgrammeMapper::tier).toList(),
                programme.growthShares(),
                programme.pointRules().map(ProgrammeMapper::points).orElse(null),
                programme.updateDays().tierMonths().stream().sorted().toList(),
                RuleSources.of(programme, programme.effectiveClauses()),
                programme.figuresWithoutSource().stream().map(Clause::path).toList(),
                examples(WorkExamples.of(programme)),
                Rules.of(programme)));
    }

    private static ProgrammeDocument.Examples examples(WorkedExamples worked) {
        return new ProgrammeDocument.Examples(
                worked.sales().stream()
                        .map(sale -> new ProgrammeDocument.SaleExample(sale.soldOn(), sale.day(), sale.count()))
                        .toList(),
                worked.managed().stream()
                        .map(managed -> new ProgrammeDocument.ManagedExample(
                                MachineForm.code(managed.user()), managed.count(), MachineForm.code(managed.reason())))
                        .toList(),
                worked.medians().stream()
                        .map(median -> new ProgrammeDocument.MedianExample(median.apps(), median.median()))
                        .toList(),
                worked.points().stream()
                        .map(points -> new ProgrammeDocument.PointsExample(
                                points.kind(),
                                points.market(),
                                points.partners(),
                                points.amount(),
                                points.currency(),
                                points.since().orElse(null),
                                points.points()))
                        .toList(),
                worked.tiers().stream()
                        .map(tier -> new ProgrammeDocument.TierExample(
                                tier.figures(),
                                tier.lacking().orElse(null),
                                tier.tier().orElse(null)))
                        .toList(),
                worked.kept().stream()
                        .map(kept -> new ProgrammeDocument.KeptExample(
                                kept.before(),
                                kept.reached(),
                                kept.best(),
                                kept.metOn(),
                                kept.day(),
                                kept.met(),
                                kept.credited().orElse(null)))
                        .toList(),
                worked.publishing().stream()
                        .map(event ->
                                new ProgrammeDocument.PublishingExample(MachineForm.code(event.kind()), event.day()))
                        .toList());
    }

    private static ProgrammeDocument.Tier tier(Tier tier) {
        return new ProgrammeDocument.Tier(
                tier.id(),
                tier.requirements().stream()
                        .map(requirement -> new ProgrammeDocument.Requirement(
                                requirement.metric(),
                                requirement instanceof Requirement.AtLeast figure ? figure.minimum() : null))
                        .toList());
    }

    private static ProgrammeDocument.Points points(PointRules rules) {
        return new ProgrammeDocument.Points(
                rules.per(),
                rules.rates().stream()
                        .map(rate -> new ProgrammeDocument.Rate(
                                rate.kind(), rate.from().orElse(null), rate.standard(), rate.growth()))
                        .toList(),
                rules.fixedAmounts().stream()
                        .map(fixed -> new ProgrammeDocument.Amount(
                                fixed.currency(), fixed.from().orElse(null), fixed.amount()))
                        .toList(),
                rules.managedSplit(),
                rules.rounding()
                        .map(rounding -> new ProgrammeDocument.Rounded(rounding.mode(), rounding.places()))
                        .orElse(null));
    }
}
