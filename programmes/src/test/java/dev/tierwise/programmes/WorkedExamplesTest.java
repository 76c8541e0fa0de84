package dev.tierwise.programmes;

import static dev.tierwise.domain.programme.BuiltInProgrammes.HUBSPOT_2016_11;
import static dev.tierwise.domain.programme.BuiltInProgrammes.HUBSPOT_2018_01;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tierwise.application.rulebook.WorkExamples;
import dev.tierwise.application.rulebook.WorkedExamples;
import dev.tierwise.application.rulebook.WorkedExamples.OfKeeping;
import dev.tierwise.application.rulebook.WorkedExamples.OfManaging;
import dev.tierwise.application.rulebook.WorkedExamples.OfMedian;
import dev.tierwise.application.rulebook.WorkedExamples.OfPoints;
import dev.tierwise.application.rulebook.WorkedExamples.OfSale;
import dev.tierwise.application.rulebook.WorkedExamples.OfTier;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.testing.GeneratedCases;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The examples of a rule book, worked out under programmes as they are written and read. */
class WorkedExamplesTest {

    private static WorkedExamples of(ProgrammeTemplate template) {
        return WorkExamples.of(ProgrammeYaml.parse(ProgrammeTemplateTest.filledIn(template), "p.yaml")
                .programme());
    }

    @Test
    void a_sale_counts_from_its_day_through_the_day_twelve_months_after_it() {
        assertThat(WorkExamples.of(HUBSPOT_2018_01).sales())
                .containsExactly(
                        sale("2018-03-14", Count.DOES_NOT_COUNT),
                        sale("2018-03-15", Count.COUNTS),
                        sale("2019-03-15", Count.COUNTS),
                        sale("2019-03-16", Count.DOES_NOT_COUNT));
    }

    private static OfSale sale(String day, Count count) {
        return new OfSale(LocalDate.of(2018, 3, 15), LocalDate.parse(day), count);
    }

    @Test
    void a_portal_is_managed_by_a_partner_employee_with_an_address_of_the_partners() {
        assertThat(WorkExamples.of(HUBSPOT_2018_01).managed())
                .extracting(OfManaging::user, OfManaging::count)
                .containsExactly(
                        tuple(WorkedExamples.User.EMPLOYEE, Count.COUNTS),
                        tuple(WorkedExamples.User.EMPLOYEE_ELSEWHERE, Count.DOES_NOT_COUNT),
                        tuple(WorkedExamples.User.NO_EMPLOYEE, Count.DOES_NOT_COUNT),
                        tuple(WorkedExamples.User.UNKNOWN, Count.UNKNOWN));
    }

    @Test
    void the_median_is_the_value_in_the_middle_or_the_mean_of_two() {
        assertThat(WorkExamples.of(HUBSPOT_2018_01).medians())
                .extracting(OfMedian::median)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("3"), new BigDecimal("2.5"));
    }

    @Test
    void a_tier_is_lost_with_a_cent_or_without_the_certification() {
        assertThat(WorkExamples.of(HUBSPOT_2016_11).tiers())
                .extracting(OfTier::tier)
                .containsExactly(Optional.of("gold"), Optional.of("silver"), Optional.empty());
        assertThat(WorkExamples.of(HUBSPOT_2016_11).tiers().get(1).figures().get(MetricId.SOLD_MRR))
                .isEqualByComparingTo("1124.99");
    }

    @Test
    void points_are_those_of_hubspots_published_examples() {
        assertThat(points(of(ProgrammeTemplate.POINTS_2022), PointRate.Kind.SOLD, Market.STANDARD))
                .containsExactly("30");
        assertThat(points(of(ProgrammeTemplate.POINTS_2024), PointRate.Kind.SOURCED, Market.STANDARD))
                .containsExactly("50", "50");
        assertThat(points(of(ProgrammeTemplate.POINTS_2024), PointRate.Kind.SOURCED, Market.GROWTH))
                .containsExactly("100");
        for (ProgrammeTemplate template : ProgrammeTemplate.values()) {
            assertThat(points(of(template), PointRate.Kind.MANAGED, Market.STANDARD))
                    .containsExactly("10", "5");
            assertThat(points(of(template), PointRate.Kind.MANAGED, Market.GROWTH))
                    .containsExactly("20");
        }
        OfPoints euros = of(ProgrammeTemplate.POINTS_2026).points().stream()
                .filter(points -> points.currency().equals("EUR"))
                .findFirst()
                .orElseThrow();
        assertThat(euros.amount()).isEqualByComparingTo("880");
        assertThat(euros.points()).isEqualByComparingTo("50");
    }

    private static List<String> points(WorkedExamples examples, PointRate.Kind kind, Market market) {
        return examples.points().stream()
                .filter(points -> points.kind() == kind && points.market() == market)
                .map(points -> points.points().stripTrailingZeros().toPlainString())
                .toList();
    }

    @Test
    void a_tier_is_kept_as_in_hubspots_published_example() {
        List<OfKeeping> kept = of(ProgrammeTemplate.POINTS_2026).kept();

        assertThat(kept.get(0))
                .satisfies(
                        example -> assertThat(List.of(example.before(), example.met(), example.best()))
                                .containsExactly("diamond", "gold", "platinum"),
                        example -> assertThat(example.day()).isEqualTo("2026-01-15"),
                        example -> assertThat(example.metOn()).isEqualTo("2025-08-15"));
        assertThat(kept)
                .extracting(OfKeeping::credited)
                .containsExactly(
                        Optional.of("platinum"), Optional.of("diamond"), Optional.of("gold"), Optional.of("diamond"));
        assertThat(WorkExamples.of(HUBSPOT_2018_01).kept()).isEmpty();
    }

    @Test
    void examples_of_any_programme_can_be_worked_out() {
        GeneratedCases.of(WorkedExamplesTest.class, "programmes", 150)
                .run((seed, random) -> assertThat(WorkExamples.of(new GeneratedProgrammes(random).next())
                                .tiers())
                        .isNotEmpty());
    }
}
