package dev.tierwise.answers.programme;

import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/programme-test/1}: how cases came out that test the rules of a programme.
 *
 * @param programme      its id
 * @param file           the file of the cases
 * @param passed         how many came out as expected
 * @param failed         how many did not
 * @param cases          each case, in the order of the file
 * @param programmeRules what the rules call things
 */
public record ProgrammeTestDocument(
        String programme, String file, int passed, int failed, List<Case> cases, Rules programmeRules)
        implements Document {

    @Override
    public String schema() {
        return "tierwise/programme-test/1";
    }

    /**
     * A case.
     *
     * @param name       what it is called
     * @param where      the place in the file
     * @param asOf       the day that it is about
     * @param passed     whether everything came out as expected
     * @param deviations what did not
     */
    public record Case(String name, String where, LocalDate asOf, boolean passed, List<Deviation> deviations) {}

    /**
     * Something that came out otherwise than expected: a number of a metric, the state of a metric or of a tier, or which tier is
     * held. What it is not about is left out.
     *
     * @param metric        of which metric
     * @param tier          of which tier
     * @param expected      the number that was expected
     * @param found         the number that came out
     * @param expectedState the state that was expected
     * @param foundState    the state that came out
     * @param expectedTier  the tier that was expected to be held
     * @param foundTier     the tier that came out
     */
    public record Deviation(
            @LeftOutIfNull @Nullable MetricId metric,
            @LeftOutIfNull @Nullable String tier,
            @LeftOutIfNull @Nullable Range expected,
            @LeftOutIfNull @Nullable Range found,
            @LeftOutIfNull @Nullable State expectedState,
            @LeftOutIfNull @Nullable State foundState,
            @LeftOutIfNull @Nullable HeldTier expectedTier,
            @LeftOutIfNull @Nullable HeldTier foundTier) {

        static Deviation ofNumber(MetricId metric, Range expected, Range found) {
            return new Deviation(metric, null, expected, found, null, null, null, null);
        }

        static Deviation ofState(@Nullable MetricId metric, @Nullable String tier, State expected, State found) {
            return new Deviation(metric, tier, null, null, expected, found, null, null);
        }

        static Deviation ofHeld(HeldTier expected, HeldTier found) {
            return new Deviation(null, null, null, null, null, null, expected, found);
        }
    }
}
