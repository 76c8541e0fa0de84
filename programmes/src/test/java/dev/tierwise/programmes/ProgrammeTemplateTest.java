package dev.tierwise.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tierwise.domain.programme.Basis;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Downgrades;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Reference;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.programme.UpdateDays;
import dev.tierwise.files.yaml.InvalidFileException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgrammeTemplateTest {

    private static final Pattern MARKER = Pattern.compile("(?m)^ +([a-z-]+): FILL-IN$");

    @ParameterizedTest
    @EnumSource
    void a_template_that_is_filled_in_is_a_programme_without_warnings(ProgrammeTemplate template) {
        ProgrammeYaml.Reading reading = ProgrammeYaml.parse(filledIn(template), "p.yaml");

        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.programme().id()).isEqualTo(template.id());
        assertThat(reading.programme().label()).isEqualTo(template.label());
        assertThat(reading.programme().tiers())
                .extracting(Tier::id)
                .containsExactly("gold", "platinum", "diamond", "elite");
    }

    @ParameterizedTest
    @EnumSource
    void each_figure_that_is_not_filled_in_is_an_error_at_its_line_that_names_tier_and_metric(
            ProgrammeTemplate template) {
        InvalidFileException e = catchThrowableOfType(
                InvalidFileException.class, () -> ProgrammeYaml.parse(template.text(Locale.ENGLISH), "p.yaml"));

        List<String> expected = new ArrayList<>();
        String tier = "";
        int line = 0;
        for (String text : template.text(Locale.ENGLISH).lines().toList()) {
            line++;
            if (text.startsWith("  - id: ")) {
                tier = text.substring("  - id: ".length());
            }
            Matcher marker = MARKER.matcher(text);
            if (marker.matches()) {
                expected.add("p.yaml:" + line + ":" + (text.indexOf("FILL-IN") + 1) + ": fill in the " + marker.group(1)
                        + " that '" + tier + "' requires, ");
            }
        }
        List<String> errors = List.of(e.getMessage().split("\n"));
        assertThat(errors).hasSameSizeAs(expected).hasSizeGreaterThanOrEqualTo(8);
        for (int i = 0; i < errors.size(); i++) {
            assertThat(errors.get(i)).startsWith(expected.get(i));
        }
    }

    @ParameterizedTest
    @EnumSource
    void both_languages_say_the_same_beside_their_comments(ProgrammeTemplate template) {
        assertThat(withoutComments(template, Locale.GERMAN)).isEqualTo(withoutComments(template, Locale.ENGLISH));
        assertThat(template.text(Locale.GERMAN)).contains("# Ein Partnerprogramm für Tierwise");
    }

    private static List<String> withoutComments(ProgrammeTemplate template, Locale language) {
        return template.text(language)
                .lines()
                .filter(line -> !line.strip().startsWith("#"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void every_figure_has_a_source_or_is_assumed_and_every_source_is_named_once(ProgrammeTemplate template) {
        Programme programme = programme(template);
        List<String> ids = programme.references().publications().stream()
                .map(Reference::id)
                .toList();

        assertThat(programme.figuresWithoutSource()).isEmpty();
        assertThat(programme.references().publications())
                .extracting(Reference::address, Reference::published, Reference::title)
                .doesNotHaveDuplicates();
        assertThat(programme.references().bases().values())
                .flatExtracting(Basis::sources)
                .extracting(Basis.Citation::reference)
                .containsAll(ids);
    }

    @ParameterizedTest
    @EnumSource
    void a_tier_is_kept_as_hubspot_says_and_that_it_rises_in_every_month_is_assumed(ProgrammeTemplate template) {
        Programme programme = programme(template);

        assertThat(programme.updateDays())
                .isEqualTo(new UpdateDays(
                        1,
                        15,
                        new Downgrades(Set.of(Month.JANUARY, Month.JULY), Period.ofMonths(5), Period.ofMonths(6))));
        assertThat(programme.references().of(Clause.Single.DOWNGRADES).sources())
                .containsExactly(Basis.Citation.of("downgrades"));
        assertThat(programme.references().find("downgrades").orElseThrow().address())
                .hasValue("https://www.hubspot.jp/partners/how-tiers-work");
        assertThat(programme.references().of(Clause.Single.UPDATE_DAYS).assumed())
                .hasValueSatisfying(assumed -> assertThat(assumed.en()).startsWith("tiers rise in every month"));
    }

    @ParameterizedTest
    @EnumSource
    void what_tiers_require_is_said_to_be_published_but_not_included(ProgrammeTemplate template) {
        assertThat(template.text(Locale.ENGLISH).replaceAll("\\n# ", " "))
                .contains(
                        "HubSpot publishes what each tier requires, but those figures are not included here",
                        "hubspot.com/partners/partner-tiers",
                        "hubspot.com/partners/how-tiers-work");
        assertThatThrownBy(() -> ProgrammeYaml.parse(template.text(Locale.ENGLISH), "p.yaml"))
                .hasMessageContaining("HubSpot publishes it (hubspot.com/partners/partner-tiers and how-tiers-work)");
    }

    @ParameterizedTest
    @EnumSource
    void the_worked_examples_of_hubspot_come_out(ProgrammeTemplate template) {
        PointRules rules = rules(template);
        LocalDate october = LocalDate.of(2021, 10, 15);

        assertThat(rules.per()).isEqualByComparingTo("100");
        assertThat(rules.forManaging(Market.STANDARD, LocalDate.of(2023, 1, 1))).isEqualByComparingTo("1");
        assertThat(rules.forManaging(Market.GROWTH, LocalDate.of(2023, 1, 1))).isEqualByComparingTo("2");
        for (DealKind kind : DealKind.values()) {
            assertThat(rules.forSale(kind, Market.STANDARD, october)).isEqualByComparingTo("3");
            assertThat(rules.forSale(kind, Market.GROWTH, october)).isEqualByComparingTo("6");
        }
        assertThat(rules.managedSplit()).isTrue();
        assertThat(rules.rounding()).isEmpty();
    }

    @Test
    void sourced_product_lines_give_five_points_since_27_february_2024() {
        for (ProgrammeTemplate template : ProgrammeTemplate.values()) {
            PointRules rules = rules(template);
            boolean told = template != ProgrammeTemplate.POINTS_2022;
            LocalDate last = LocalDate.of(2024, 2, 26);

            assertThat(rules.forSale(DealKind.SOURCED, Market.STANDARD, last)).isEqualByComparingTo("3");
            assertThat(rules.forSale(DealKind.SOURCED, Market.STANDARD, last.plusDays(1)))
                    .isEqualByComparingTo(told ? "5" : "3");
            assertThat(rules.forSale(DealKind.SOURCED, Market.GROWTH, last.plusDays(1)))
                    .isEqualByComparingTo(told ? "10" : "6");
            assertThat(rules.forSale(DealKind.ASSISTED, Market.STANDARD, last.plusDays(1)))
                    .isEqualByComparingTo("3");
            assertThat(rules.forSale(DealKind.ASSISTED, Market.GROWTH, last.plusDays(1)))
                    .isEqualByComparingTo("6");
        }
    }

    @Test
    void amounts_of_other_currencies_change_on_15_july_2025() {
        LocalDate change = LocalDate.of(2025, 7, 15);

        assertThat(Stream.of("AUD", "CAD", "COP", "EUR", "GBP", "JPY", "SGD", "ZAR")
                        .map(currency -> rules(ProgrammeTemplate.POINTS_2025)
                                .fixedAmount(currency, change.minusDays(1))
                                .orElseThrow()))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(numbers("105", "130", "300300", "75", "62.5", "12000", "140", "1545"));
        for (ProgrammeTemplate template : List.of(ProgrammeTemplate.POINTS_2025, ProgrammeTemplate.POINTS_2026)) {
            assertThat(Stream.of("AUD", "CAD", "COP", "EUR", "GBP", "JPY", "SGD", "ZAR")
                            .map(currency -> rules(template)
                                    .fixedAmount(currency, change)
                                    .orElseThrow()))
                    .usingElementComparator(BigDecimal::compareTo)
                    .containsExactly(numbers("154", "130", "408000", "88", "74", "14400", "129", "1768"));
        }
        assertThat(rules(ProgrammeTemplate.POINTS_2024).fixedAmount("EUR", change))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("75"));
    }

    @Test
    void the_minimum_for_sales_counts_sourced_ones_alone_since_2025_and_the_one_for_managing_is_gone_in_2026() {
        assertThat(pointsRequired(ProgrammeTemplate.POINTS_2022))
                .containsExactly(MetricId.TOTAL_POINTS, MetricId.SOLD_POINTS, MetricId.MANAGED_POINTS);
        assertThat(pointsRequired(ProgrammeTemplate.POINTS_2024))
                .containsExactly(MetricId.TOTAL_POINTS, MetricId.SOLD_POINTS, MetricId.MANAGED_POINTS);
        assertThat(pointsRequired(ProgrammeTemplate.POINTS_2025))
                .containsExactly(MetricId.TOTAL_POINTS, MetricId.SOURCED_POINTS, MetricId.MANAGED_POINTS);
        assertThat(pointsRequired(ProgrammeTemplate.POINTS_2026))
                .containsExactly(MetricId.TOTAL_POINTS, MetricId.SOURCED_POINTS);
    }

    @Test
    void elite_is_by_invitation_with_85_per_cent_of_retention_and_a_hundred_certified_people() {
        for (ProgrammeTemplate template : ProgrammeTemplate.values()) {
            List<Requirement> elite = programme(template).tiers().get(3).requirements();
            assertThat(elite)
                    .contains(
                            new Requirement.Holds(MetricId.INVITATION),
                            new Requirement.AtLeast(MetricId.CERTIFIED_PEOPLE, BigDecimal.valueOf(100)));
            assertThat(elite.contains(new Requirement.AtLeast(MetricId.RETENTION, BigDecimal.valueOf(85))))
                    .isEqualTo(template != ProgrammeTemplate.POINTS_2026);
        }
    }

    private static List<MetricId> pointsRequired(ProgrammeTemplate template) {
        return programme(template).tiers().get(0).requirements().stream()
                .map(Requirement::metric)
                .filter(MetricId.POINTS::contains)
                .toList();
    }

    private static BigDecimal[] numbers(String... numbers) {
        return Stream.of(numbers).map(BigDecimal::new).toArray(BigDecimal[]::new);
    }

    private static PointRules rules(ProgrammeTemplate template) {
        return programme(template).pointRules().orElseThrow();
    }

    private static Programme programme(ProgrammeTemplate template) {
        return ProgrammeYaml.parse(filledIn(template), "p.yaml").programme();
    }

    /** The template with invented figures that rise from tier to tier, the total above its parts. */
    static String filledIn(ProgrammeTemplate template) {
        int[] count = {0};
        return MARKER.matcher(template.text(Locale.ENGLISH)).replaceAll(marker -> {
            count[0]++;
            int figure = marker.group(1).equals("total-points") ? 1000 * count[0] : 10 * count[0];
            return marker.group().replace("FILL-IN", Integer.toString(figure));
        });
    }
}
