package dev.tierwise.answers.programme;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.document.Rules;
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
                Rules.of(programme)));
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
