package dev.tierwise.answers.programme;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.tier.Expectation;
import java.time.LocalDate;
import java.util.List;

/** Makes the document of a test of rules: which cases came out as expected, and what did not. */
public final class ProgrammeTestMapper {

    public static final AnswerKind<ProgrammeTestDocument> KIND = AnswerKind.of(
            "programme-test",
            ProgrammeTestDocument.class,
            (document, page) -> new ProgrammeTestPage(document, page).draw());

    private ProgrammeTestMapper() {}

    /**
     * A case that was evaluated.
     *
     * @param name       what it is called
     * @param where      the place in its file
     * @param day        the day that it is about
     * @param deviations what came out otherwise
     */
    public record Tested(String name, String where, LocalDate day, List<Expectation.Deviation> deviations) {}

    /**
     * How cases came out.
     *
     * @param file the file that they stand in
     */
    public static Answer<ProgrammeTestDocument> of(Programme programme, String file, List<Tested> cases) {
        int failed = (int)
                cases.stream().filter(tested -> !tested.deviations().isEmpty()).count();
        return KIND.of(new ProgrammeTestDocument(
                programme.id(),
                file,
                cases.size() - failed,
                failed,
                cases.stream()
                        .map(tested -> new ProgrammeTestDocument.Case(
                                tested.name(),
                                tested.where(),
                                tested.day(),
                                tested.deviations().isEmpty(),
                                tested.deviations().stream()
                                        .map(ProgrammeTestMapper::deviation)
                                        .toList()))
                        .toList(),
                Rules.of(programme)));
    }

    private static ProgrammeTestDocument.Deviation deviation(Expectation.Deviation deviation) {
        if (deviation instanceof Expectation.OtherNumber number) {
            return ProgrammeTestDocument.Deviation.ofNumber(
                    number.metric(),
                    new Range(number.expected().low(), number.expected().high().orElse(null)),
                    new Range(number.found().low(), number.found().high().orElse(null)));
        }
        if (deviation instanceof Expectation.OtherStatus status) {
            return ProgrammeTestDocument.Deviation.ofState(status.metric(), null, status.expected(), status.found());
        }
        if (deviation instanceof Expectation.OtherTier tier) {
            return ProgrammeTestDocument.Deviation.ofState(null, tier.tier(), tier.expected(), tier.found());
        }
        Expectation.OtherHeld held = (Expectation.OtherHeld) deviation;
        return ProgrammeTestDocument.Deviation.ofHeld(held(held.expected()), held(held.found()));
    }

    private static HeldTier held(Expectation.Held held) {
        return new HeldTier(
                held.atLeast().orElse(null),
                held.atMost().orElse(null),
                held.atLeast().equals(held.atMost()));
    }
}
