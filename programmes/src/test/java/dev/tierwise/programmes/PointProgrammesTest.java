package dev.tierwise.programmes;

import static dev.tierwise.programmes.ProgrammeYamlTest.errors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.domain.programme.FixedAmount;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Rounding;
import dev.tierwise.domain.programme.UpdateDays;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.InvalidFileException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files of later programmes say: points, shares for growth markets, months of tier days, invitations. */
class PointProgrammesTest {

    private static final String FILE = """
            schema: tierwise/programme/1
            id: points
            label: Points
            currency: USD
            metrics: [sold-points, sourced-points, managed-points, total-points, certified-people, retention, invitation]
            sold-window: P12M
            app-usage: {look-back: P30D, apps: [{id: crm, label: CRM}]}
            certification: agency-partner
            update-days: {report: 1, tier: 15, tier-months: [july, january]}
            growth-market-shares: {total-points: 0.5}
            points:
              per: 100
              rates:
                - {kind: sold, standard: 3, growth: 6}
                - {kind: sourced, from: 2024-02-27, standard: 5, growth: 10}
                - {kind: assisted, from: 2024-02-27, standard: 3, growth: 6.5}
                - {kind: managed, standard: 1, growth: 2}
              fixed-amounts:
                - {currency: EUR, amount: 75}
                - {currency: EUR, from: 2025-07-15, amount: 88}
              managed-credit: split
              rounding: {places: 0, mode: half-up}
            tiers:
              - id: gold
                label: Gold
                requires: {sourced-points: 10, managed-points: 20, total-points: 100.125}
              - id: elite
                label: Elite
                requires: {total-points: 200, sourced-points: 10, managed-points: 20, invitation: held, retention: 85, certified-people: 100}
            """;

    private static final PointRules RULES = new PointRules(
            new BigDecimal("100"),
            List.of(
                    rate(PointRate.Kind.SOLD, "", "3", "6"),
                    rate(PointRate.Kind.SOURCED, "2024-02-27", "5", "10"),
                    rate(PointRate.Kind.ASSISTED, "2024-02-27", "3", "6.5"),
                    rate(PointRate.Kind.MANAGED, "", "1", "2")),
            List.of(
                    new FixedAmount("EUR", new BigDecimal("75"), Optional.empty()),
                    new FixedAmount("EUR", new BigDecimal("88"), Optional.of(LocalDate.of(2025, 7, 15)))),
            true,
            Optional.of(new Rounding(0, RoundingMode.HALF_UP)));

    @Test
    void what_is_written_is_what_is_read() {
        ProgrammeYaml.Reading reading = ProgrammeYaml.parse(FILE, "p.yaml");

        Programme programme = reading.programme();
        assertThat(programme.pointRules()).contains(RULES);
        assertThat(programme.growthShares()).isEqualTo(Map.of(MetricId.TOTAL_POINTS, new BigDecimal("0.5")));
        assertThat(programme.updateDays()).isEqualTo(new UpdateDays(1, 15, EnumSet.of(Month.JANUARY, Month.JULY)));
        assertThat(programme.tiers().get(1).requirements())
                .contains(
                        new Requirement.Holds(MetricId.INVITATION),
                        new Requirement.AtLeast(MetricId.RETENTION, new BigDecimal("85")),
                        new Requirement.AtLeast(MetricId.CERTIFIED_PEOPLE, new BigDecimal("100")));
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void credit_is_whole_and_points_are_exact_unless_the_file_says_otherwise() {
        PointRules rules = ProgrammeYaml.parse(
                        FILE.replace("  managed-credit: split\n", "")
                                .replace("  rounding: {places: 0, mode: half-up}\n", ""),
                        "p.yaml")
                .programme()
                .pointRules()
                .orElseThrow();

        assertThat(rules.managedSplit()).isFalse();
        assertThat(rules.rounding()).isEmpty();
        assertThat(ProgrammeYaml.parse(FILE.replace(": split", ": whole"), "p.yaml")
                        .programme()
                        .pointRules()
                        .orElseThrow()
                        .managedSplit())
                .isFalse();
    }

    @Test
    void every_month_may_be_listed_or_none() {
        Programme listed = ProgrammeYaml.parse(
                        FILE.replace(
                                "[july, january]",
                                "[january, february, march, april, may, june, july, august, september, october,"
                                        + " november, december]"),
                        "p.yaml")
                .programme();

        assertThat(listed.updateDays()).isEqualTo(new UpdateDays(1, 15));
        assertThat(ProgrammeYaml.write(listed)).doesNotContain("tier-months");
    }

    @Test
    void metrics_of_points_need_rules_for_points() {
        assertThat(errors(FILE.substring(0, FILE.indexOf("points:\n")) + FILE.substring(FILE.indexOf("tiers:"))))
                .containsExactly(
                        "p.yaml:5:11: the metric 'sold-points' needs to know how points are counted: expected the key"
                                + " 'points'",
                        "p.yaml:5:24: the metric 'sourced-points' needs to know how points are counted: expected the"
                                + " key 'points'",
                        "p.yaml:5:40: the metric 'managed-points' needs to know how points are counted: expected the"
                                + " key 'points'",
                        "p.yaml:5:56: the metric 'total-points' needs to know how points are counted: expected the key"
                                + " 'points'");
    }

    @Test
    void point_rules_name_everything_that_is_missing_or_unknown() {
        assertThat(errors(FILE.substring(0, FILE.indexOf("  per:")) + FILE.substring(FILE.indexOf("tiers:"))))
                .containsExactly(
                        "p.yaml:11:8: the key 'per' is missing: expected the amount of MRR that the rates are for, such"
                                + " as 100",
                        "p.yaml:11:8: the key 'rates' is missing: expected a list of rates");
        assertThat(errors(FILE.replace("  managed-credit", "  managed-credits")))
                .containsExactly("p.yaml:21:3: unknown key 'managed-credits'; did you mean 'managed-credit'?");
        assertThat(errors(FILE.replace("standard: 3, growth: 6}", "standart: 3, growth: 6}")))
                .containsExactly(
                        "p.yaml:14:7: the key 'standard' is missing: expected the points where the customer is in a"
                                + " standard market",
                        "p.yaml:14:20: unknown key 'standart'; did you mean 'standard'?");
        assertThat(errors(FILE.replace("kind: sourced", "kind: sorced")))
                .containsExactly("p.yaml:15:14: there is no kind of rate 'sorced'; did you mean 'sourced'?");
        assertThat(errors(FILE.replace("kind: sourced", "kind: referred")))
                .containsExactly(
                        "p.yaml:15:14: there is no kind of rate 'referred'; there are: sold, sourced, assisted,"
                                + " managed");
    }

    @Test
    void two_rates_of_a_kind_cannot_hold_from_the_same_day() {
        assertThat(errors(FILE.replace("kind: assisted", "kind: sourced")))
                .containsExactly(
                        "p.yaml:16:7: there are two rates of the kind 'sourced' from 2024-02-27; the first is in"
                                + " line 15");
        assertThat(errors(FILE.replace("kind: managed", "kind: sold")))
                .containsExactly("p.yaml:17:7: there are two rates of the kind 'sold' without a day from which they"
                        + " hold; the first is in line 14");
    }

    @Test
    void two_amounts_of_a_currency_cannot_hold_from_the_same_day() {
        assertThat(errors(FILE.replace("from: 2025-07-15, ", "")))
                .containsExactly("p.yaml:20:7: there are two amounts of EUR without a day from which they hold; the"
                        + " first is in line 19");
    }

    @Test
    void a_currency_is_one_that_exists_and_not_the_programmes_own() {
        assertThat(errors(FILE.replace("{currency: EUR, amount: 75}", "{currency: EUX, amount: 75}")))
                .containsExactly("p.yaml:19:18: there is no currency 'EUX'; did you mean 'EUR'?");
        assertThat(errors(FILE.replace("{currency: EUR, amount: 75}", "{currency: Euro, amount: 75}")))
                .containsExactly("p.yaml:19:18: expected three capital letters such as USD, found 'Euro'");
        assertThat(errors(FILE.replace("{currency: EUR, amount: 75}", "{currency: USD, amount: 75}")))
                .containsExactly("p.yaml:19:18: 'USD' is the programme's own currency: it needs no fixed amount;"
                        + " expected another one");
    }

    @Test
    void days_are_days_that_exist() {
        for (String wrong : List.of("2025-02-29", "15.07.2025", "2025-7-15", "20250715", "+2025-07-15", "٢٠٢٥-07-15")) {
            assertThat(errors(FILE.replace("2025-07-15", wrong)))
                    .containsExactly("p.yaml:20:29: expected a day such as 2024-02-27, found '" + wrong + "'");
        }
    }

    @Test
    void points_and_amounts_are_plain_numbers() {
        for (String wrong : List.of("1e3", "-1", "1.", "1.01234567891", "12345678901234567", "three")) {
            assertThat(errors(FILE.replace("growth: 10", "growth: " + wrong)))
                    .containsExactly(
                            "p.yaml:15:62: expected a number: digits, optionally a point and up to 10 decimals,"
                                    + " found '" + wrong + "'");
        }
        assertThat(errors(FILE.replace("per: 100", "per: 0.0")))
                .containsExactly("p.yaml:12:8: expected a number above zero, found '0.0'");
        assertThat(errors(FILE.replace("amount: 88", "amount: 0")))
                .containsExactly("p.yaml:20:49: expected a number above zero, found '0'");
        assertThat(errors(FILE.replace("certified-people: 100", "certified-people: 99.5")))
                .containsExactly("p.yaml:29:126: expected a whole number, found '99.5'");
        assertThat(errors(FILE.replace("retention: 85,", "retention: 85 %,")))
                .containsExactly("p.yaml:29:104: expected a number: digits, optionally a point and one or two decimals,"
                        + " found '85 %'");
    }

    @Test
    void an_invitation_is_held_and_nothing_else() {
        assertThat(errors(FILE.replace("invitation: held", "invitation: 1")))
                .containsExactly("p.yaml:29:87: expected held, found '1'");
    }

    @Test
    void rounding_credit_and_months_have_their_words() {
        assertThat(errors(FILE.replace("places: 0", "places: 11")
                        .replace("half-up", "half-op")
                        .replace("credit: split", "credit: shared")
                        .replace("[july, january]", "[juli, 1, january, january]")))
                .containsExactly(
                        "p.yaml:9:50: there is no month 'juli'; did you mean 'july'?",
                        "p.yaml:9:56: there is no month '1'; there are: january, february, march, april, may, june,"
                                + " july, august, september, october, november, december",
                        "p.yaml:9:68: the month 'january' is listed twice",
                        "p.yaml:21:19: expected split or whole, found 'shared'",
                        "p.yaml:22:22: expected the number of decimals that are left, 0 to 10, found '11'",
                        "p.yaml:22:32: there is no way to round 'half-op'; did you mean 'half-up'?");
        assertThat(errors(FILE.replace("[july, january]", "[]")))
                .containsExactly("p.yaml:9:49: expected at least one month");
        assertThat(errors(FILE.replace("mode: half-up", "mode: unnecessary"))).hasSize(1);
    }

    @Test
    void a_share_is_of_a_figure_that_the_programme_looks_at() {
        assertThat(errors(FILE.replace(
                        "{total-points: 0.5}", "{sold-mrr: 0.5, invitation: 0.5, total-points: 0, retention: half}")))
                .containsExactly(
                        "p.yaml:10:24: 'sold-mrr' is not one of the metrics that this programme lists under 'metrics';"
                                + " there are: sold-points, sourced-points, managed-points, total-points,"
                                + " certified-people, retention, invitation",
                        "p.yaml:10:39: 'invitation' is held or not, there is no share of it; expected a metric with a"
                                + " figure",
                        "p.yaml:10:70: expected a number above zero, found '0'",
                        "p.yaml:10:84: expected a number: digits, optionally a point and up to 10 decimals, found"
                                + " 'half'");
        assertThat(errors(FILE.replace("{total-points: 0.5}", "{total-points: 0.333333333}")))
                .containsExactly("p.yaml:10:38: at this share 'gold' requires total-points with more than 10 decimals;"
                        + " expected a share with fewer decimals");
    }

    @Test
    void a_figure_that_is_still_to_be_filled_in_says_what_and_where_to_find_it() {
        assertThat(errors(FILE.replace("100.125", "FILL-IN")
                        .replace("retention: 85", "retention: FILL-IN")
                        .replace("growth: 10", "growth: FILL-IN")))
                .containsExactly(
                        "p.yaml:15:62: fill in the points for customers in a growth market, a number in place of"
                                + " FILL-IN",
                        "p.yaml:26:70: fill in the total-points that 'gold' requires, a number in place of FILL-IN:"
                                + " HubSpot publishes it (hubspot.com/partners/partner-tiers and how-tiers-work), but it"
                                + " is not included here; it also stands under Partner > Dashboard, 'Tier"
                                + " progression', when that tier is the goal",
                        "p.yaml:29:104: fill in the retention that 'elite' requires, a number in place of FILL-IN:"
                                + " HubSpot's description of its tiers says it (hubspot.com/partners/partner-tiers),"
                                + " but it is not included here");
    }

    @Test
    void rules_that_have_no_effect_are_a_warning() {
        assertThat(warnings(FILE.replace(
                                "metrics: [sold-points, sourced-points, managed-points, total-points, ", "metrics: [")
                        .replace("growth-market-shares: {total-points: 0.5}\n", "")
                        .replace("{sourced-points: 10, managed-points: 20, total-points: 100.125}", "{retention: 70}")
                        .replace("total-points: 200, sourced-points: 10, managed-points: 20, ", "")))
                .containsExactly("p.yaml:11:3: none of the programme's metrics is about points, so these rules have no"
                        + " effect");
        assertThat(warnings(FILE.replace("{total-points: 0.5}", "{total-points: 50, sold-points: 0.5}")))
                .containsExactly(
                        "p.yaml:10:38: partners in growth markets need 50 times the total-points of others; half is"
                                + " written 0.5",
                        "p.yaml:10:55: no tier requires sold-points, so this share has no effect");
        assertThat(warnings(FILE.replace("from: 2024-02-27, ", "")))
                .containsExactly(
                        "p.yaml:14:7: rates of the kinds 'sourced' and 'assisted' hold by then, so this rate has"
                                + " no effect");
    }

    @Test
    void sales_and_customers_that_give_no_points_are_a_warning() {
        assertThat(warnings(FILE.replace("    - {kind: sold, standard: 3, growth: 6}\n", "")
                        .replace("    - {kind: managed, standard: 1, growth: 2}\n", "")))
                .containsExactly(
                        "p.yaml:12:3: no rate of the kind 'sourced' or 'sold' holds before 2024-02-27: sales that the"
                                + " partner sourced give no points where the product line is older",
                        "p.yaml:12:3: no rate of the kind 'assisted' or 'sold' holds before 2024-02-27: sales that the"
                                + " partner assisted give no points where the product line is older",
                        "p.yaml:12:3: there is no rate of the kind 'managed': managing customers gives no points");
        assertThat(warnings(FILE.replace("kind: sold", "kind: sourced")
                        .replace("    - {kind: assisted, from: 2024-02-27, standard: 3, growth: 6.5}\n", "")))
                .containsExactly(
                        "p.yaml:12:3: there is no rate of the kind 'assisted' or 'sold': sales that the partner"
                                + " assisted give no points");
    }

    @Test
    void figures_that_look_like_a_slip_are_a_warning() {
        assertThat(warnings(FILE.replace("growth: 10", "growth: 1")))
                .containsExactly("p.yaml:15:7: this rate gives fewer points in growth markets than in others");
        assertThat(warnings(FILE.replace("amount: 88", "amount: 880")))
                .containsExactly("p.yaml:20:7: 880 EUR is far from 75 before it; is the decimal point at its place?");
        assertThat(warnings(FILE.replace(
                                "managed-points: 20, total-points: 100.125",
                                "managed-points: 95, total-points: 100.125")
                        .replace("managed-points: 20, invitation", "managed-points: 95, invitation")))
                .containsExactly(
                        "p.yaml:24:9: 'gold' requires 100.125 total-points, fewer than its other points come to,"
                                + " 105; is each figure at its place?");
        assertThat(warnings(FILE.replace("currency: USD", "currency: EUT")))
                .containsExactly("p.yaml:4:11: there is no currency 'EUT'; did you mean 'EUR'?");
    }

    @Test
    void what_is_suspicious_is_said_beside_what_is_wrong(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("p.yaml");
        Files.writeString(file, FILE.replace("growth: 10", "growth: 1").replace("retention: 85", "retention: FILL-IN"));
        List<Text> warnings = new ArrayList<>();

        assertThatThrownBy(() -> ProgrammeYaml.read(file, "p.yaml", warnings::add))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageStartingWith("p.yaml:29:");
        assertThat(warnings)
                .extracting(Text::toString)
                .containsExactly("p.yaml:15:7: this rate gives fewer points in growth markets than in others");
    }

    @Test
    void what_a_file_cannot_say_is_not_written() {
        Programme programme = ProgrammeYaml.parse(FILE, "p.yaml").programme();

        assertThatThrownBy(() -> ProgrammeYaml.write(
                        with(programme, programme.pointRules(), Map.of(MetricId.INVITATION, new BigDecimal("0.5")))))
                .isInstanceOf(IllegalArgumentException.class);
        PointRules tooFine = new PointRules(
                new BigDecimal("0.00000000001"), RULES.rates(), RULES.fixedAmounts(), true, Optional.empty());
        assertThatThrownBy(() -> ProgrammeYaml.write(with(programme, Optional.of(tooFine), Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Programme with(
            Programme programme, Optional<PointRules> rules, Map<MetricId, BigDecimal> growthShares) {
        return new Programme(
                programme.id(),
                programme.label(),
                programme.currency(),
                programme.metrics(),
                programme.soldWindow(),
                programme.appLookBack(),
                programme.apps(),
                programme.certification(),
                programme.updateDays(),
                programme.tiers(),
                rules,
                growthShares);
    }

    private static PointRate rate(PointRate.Kind kind, String from, String standard, String growth) {
        return new PointRate(
                kind,
                from.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(from)),
                new BigDecimal(standard),
                new BigDecimal(growth));
    }

    private static List<String> warnings(String yaml) {
        return ProgrammeYaml.parse(yaml, "p.yaml").warnings().stream()
                .map(Text::toString)
                .toList();
    }
}
