package dev.tierwise.programmes;

import static dev.tierwise.domain.programme.BuiltInProgrammes.HUBSPOT_2018_01;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.AppList;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.programme.UpdateDays;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.InvalidFileException;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProgrammeYamlTest {

    private static final String SMALL = """
            schema: tierwise/programme/1
            id: small
            label: Small programme
            currency: EUR
            metrics: [sold-mrr, median-app-usage, certification]
            sold-window: P1Y
            app-usage:
              look-back: P2W
              apps:
                - {id: crm, label: CRM}
                - {id: email, label: {en: Email, de: E-Post}}
            certification: agency-partner
            update-days: {report: 1, tier: 31}
            tiers:
              - id: bronze
                label: {en: Bronze, de: Bronze}
                requires: {sold-mrr: 100.50, median-app-usage: 2.5}
              - id: gold
                label: Gold
                requires: {sold-mrr: 200, median-app-usage: 3, certification: held}
            """;

    @Test
    void what_is_written_is_what_is_read() {
        Programme programme = ProgrammeYaml.parse(SMALL, "p.yaml").programme();

        assertThat(programme)
                .isEqualTo(new Programme(
                        "small",
                        Label.same("Small programme"),
                        "EUR",
                        List.of(MetricId.SOLD_MRR, MetricId.MEDIAN_APP_USAGE, MetricId.CERTIFICATION),
                        Period.ofYears(1),
                        Period.ofDays(14),
                        new AppList(List.of(
                                new App("crm", Label.same("CRM")), new App("email", new Label("Email", "E-Post")))),
                        "agency-partner",
                        new UpdateDays(1, 31),
                        List.of(
                                new Tier(
                                        "bronze",
                                        Label.same("Bronze"),
                                        List.of(
                                                atLeast(MetricId.SOLD_MRR, "100.50"),
                                                atLeast(MetricId.MEDIAN_APP_USAGE, "2.5"))),
                                new Tier(
                                        "gold",
                                        Label.same("Gold"),
                                        List.of(
                                                atLeast(MetricId.SOLD_MRR, "200"),
                                                atLeast(MetricId.MEDIAN_APP_USAGE, "3"),
                                                new Requirement.Holds(MetricId.CERTIFICATION))))));
    }

    @Test
    void the_built_in_programmes_are_written_and_read_without_loss_or_warning() {
        for (Programme programme : BuiltInProgrammes.all()) {
            ProgrammeYaml.Reading reading = ProgrammeYaml.parse(ProgrammeYaml.write(programme), "p.yaml");
            assertThat(reading.programme()).isEqualTo(programme);
            assertThat(reading.warnings()).isEmpty();
        }
    }

    @Test
    void the_files_of_the_built_in_programmes_stay_as_they_are_to_the_byte() throws IOException {
        for (Programme programme : BuiltInProgrammes.all()) {
            try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(programme.id() + ".yaml"))) {
                assertThat(ProgrammeYaml.write(programme).getBytes(StandardCharsets.UTF_8))
                        .isEqualTo(in.readAllBytes());
            }
        }
    }

    @Test
    void any_programme_is_written_and_read_without_loss() {
        GeneratedCases.of(ProgrammeYamlTest.class, "programmes", 200).run((seed, random) -> {
            Programme programme = new GeneratedProgrammes(random).next();
            String yaml = ProgrammeYaml.write(programme);
            assertThat(ProgrammeYaml.parse(yaml, "p.yaml").programme()).as(yaml).isEqualTo(programme);
        });
    }

    @Test
    void what_a_file_cannot_say_is_not_written() {
        Programme programme = ProgrammeYaml.parse(SMALL, "p.yaml").programme();

        assertThatThrownBy(() -> ProgrammeYaml.write(withRequirement(programme, atLeast(MetricId.SOLD_MRR, "0.005"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProgrammeYaml.write(withRequirement(programme, atLeast(MetricId.CERTIFICATION, "1"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> ProgrammeYaml.write(withRequirement(programme, new Requirement.Holds(MetricId.SOLD_MRR))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void another_schema_is_refused_before_anything_else() {
        assertThat(errors("schema: tierwise/programme/2\nfoo: bar\n"))
                .containsExactly("p.yaml:1:9: expected tierwise/programme/1, found 'tierwise/programme/2'");
        assertThat(errors("id: small\n"))
                .containsExactly("p.yaml:1:1: the key 'schema' is missing: expected tierwise/programme/1");
    }

    @Test
    void an_empty_programme_names_everything_that_is_missing() {
        assertThat(errors("schema: tierwise/programme/1\n"))
                .hasSize(9)
                .allMatch(error -> error.startsWith("p.yaml:1:1: the key '"));
    }

    @Test
    void an_unknown_metric_names_the_nearest() {
        assertThat(errors(SMALL.replace("metrics: [sold-mrr", "metrics: [soldmrr, sold-mrr, sold-mrr, elite-points")))
                .containsExactly(
                        "p.yaml:5:11: there is no metric 'soldmrr'; did you mean 'sold-mrr'?",
                        "p.yaml:5:30: the metric 'sold-mrr' is listed twice",
                        "p.yaml:5:40: there is no metric 'elite-points'; there are: sold-mrr, managed-mrr,"
                                + " median-app-usage, certification, sold-points, sourced-points, managed-points,"
                                + " total-points, certified-people, retention, invitation");
    }

    @Test
    void a_tier_requires_only_metrics_of_the_programme() {
        assertThat(errors(SMALL.replace("sold-mrr: 200", "sold-mr: 200")))
                .containsExactly("p.yaml:20:16: 'sold-mr' is not one of the metrics that this programme lists under"
                        + " 'metrics'; did you mean 'sold-mrr'?");
    }

    @Test
    void a_figure_is_plain_digits_with_at_most_two_decimals() {
        for (String wrong : List.of("1e3", "-1", "+1", ".5", "1.", "1.505", "1_000", "0x10", "٣", "held", "'1,5'")) {
            assertThat(errors(SMALL.replace("sold-mrr: 200", "sold-mrr: " + wrong)))
                    .containsExactly(
                            "p.yaml:20:26: expected a number: digits, optionally a point and one or two decimals,"
                                    + " found '" + wrong.replace("'", "") + "'");
        }
        assertThat(errors(SMALL.replace("sold-mrr: 200", "sold-mrr:")))
                .containsExactly("p.yaml:20:25: expected a number: digits, optionally a point and one or two decimals,"
                        + " found nothing");
    }

    @Test
    void a_certification_is_held_and_nothing_else() {
        assertThat(errors(SMALL.replace("certification: held", "certification: true")))
                .containsExactly("p.yaml:20:67: expected held, found 'true'");
    }

    @Test
    void ids_currencies_periods_and_days_have_their_forms() {
        assertThat(errors(SMALL.replace("id: small", "id: Small")
                        .replace("EUR", "eur")
                        .replace("P1Y", "12 months")
                        .replace("P2W", "P0D")
                        .replace("{id: crm", "{id: c--rm")
                        .replace("certification: agency-partner", "certification: agency partner")
                        .replace("report: 1", "report: 0")
                        .replace("tier: 31", "tier: 32")
                        .replace("id: gold", "id: -gold")))
                .containsExactly(
                        "p.yaml:2:5: expected an id of lower-case letters, digits and single hyphens, found 'Small'",
                        "p.yaml:4:11: expected three capital letters such as USD, found 'eur'",
                        "p.yaml:6:14: expected a period such as P12M (12 months: P12M, 30 days: P30D, a year: P1Y),"
                                + " found '12 months'",
                        "p.yaml:8:14: expected a period such as P30D, longer than nothing and at most 100 years, found"
                                + " 'P0D'",
                        "p.yaml:10:12: expected an id of lower-case letters, digits and single hyphens, found 'c--rm'",
                        "p.yaml:12:16: expected an id of lower-case letters, digits and single hyphens, found"
                                + " 'agency partner'",
                        "p.yaml:13:23: expected a day of the month, 1 to 31, found '0'",
                        "p.yaml:13:32: expected a day of the month, 1 to 31, found '32'",
                        "p.yaml:18:9: expected an id of lower-case letters, digits and single hyphens, found '-gold'");
        for (String wrong : List.of("-P1M", "P1M-1D", "P101Y", "P999999999Y", "P99999D")) {
            assertThat(errors(SMALL.replace("P1Y", wrong))).hasSize(1);
        }
        assertThat(errors(SMALL.replace("P1Y", "P99999999999Y"))).hasSize(1);
    }

    @Test
    void apps_that_cannot_be_told_apart_are_refused() {
        assertThat(errors(SMALL.replace("de: E-Post}}", "de: E-Post}}\n    - {id: email, label: Mail}")))
                .containsExactly("p.yaml:12:7: the app 'email' is listed twice");
        assertThat(errors(SMALL.replace("de: E-Post", "de: C_R M")))
                .containsExactly(
                        "p.yaml:11:7: the apps 'crm' and 'email' are both called 'C_R M' (case, spaces, - and _"
                                + " do not matter); they need different names");
    }

    @Test
    void a_programme_has_apps_but_not_more_than_can_be_counted() {
        String head = SMALL.substring(0, SMALL.indexOf("    - {id: crm"));
        String tail = SMALL.substring(SMALL.indexOf("certification: agency"));
        StringBuilder many = new StringBuilder(head);
        for (int i = 0; i <= AppList.MOST; i++) {
            many.append("    - {id: app-")
                    .append(i)
                    .append(", label: App ")
                    .append(i)
                    .append("}\n");
        }

        assertThat(errors(many + tail)).containsExactly("p.yaml:10:5: expected 1 to 64 apps, found 65");
        assertThat(errors(head + tail)).containsExactly("p.yaml:9:8: expected 1 to 64 apps, found 0");
    }

    @Test
    void a_label_is_one_text_or_one_for_each_language() {
        assertThat(errors(SMALL.replace("label: Gold", "label: {en: Gold}")))
                .containsExactly("p.yaml:19:12: the key 'de' is missing: expected the German label");
        assertThat(errors(SMALL.replace("label: Gold", "label: ' '")))
                .containsExactly("p.yaml:19:12: expected a text that is not blank, found ' '");
        assertThat(errors(SMALL.replace("label: Gold", "label: [Gold]"))).hasSize(1);
    }

    @Test
    void a_tier_that_is_listed_twice_or_requires_nothing_is_refused() {
        assertThat(errors(SMALL.replace("id: gold", "id: bronze")))
                .containsExactly("p.yaml:18:9: the tier 'bronze' is listed twice");
        assertThat(errors(SMALL.replace(
                        "requires: {sold-mrr: 200, median-app-usage: 3, certification: held}", "requires:")))
                .containsExactly("p.yaml:20:14: expected what the tier requires: {sold-mrr: 1125, certification: held},"
                        + " found nothing");
        assertThat(errors(SMALL.substring(0, SMALL.indexOf("  - id: bronze"))))
                .containsExactly("p.yaml:14:7: expected at least one tier");
    }

    @Test
    void a_tier_that_requires_less_than_the_one_before_it_is_a_warning() {
        assertThat(ProgrammeYaml.parse(SMALL.replace("sold-mrr: 200", "sold-mrr: 99"), "p.yaml")
                        .warnings())
                .extracting(Text::toString)
                .containsExactly("p.yaml:18:9: 'gold' requires less sold-mrr than 'bronze' before it; tiers are listed"
                        + " lowest first");
        assertThat(ProgrammeYaml.parse(SMALL.replace("sold-mrr: 200, ", ""), "p.yaml")
                        .warnings())
                .hasSize(1);
    }

    @Test
    void a_tier_that_requires_less_and_more_of_nothing_is_an_error() {
        assertThat(errors(SMALL.replace("{sold-mrr: 200, median-app-usage: 3, certification: held}", "{sold-mrr: 99}")))
                .containsExactly("p.yaml:18:9: 'gold' requires less median-app-usage, sold-mrr than 'bronze' before it"
                        + " and more of nothing; list the tiers lowest first");
    }

    @Test
    void a_changed_copy_of_a_built_in_programme_is_asked_to_have_its_own_id() {
        String changed = ProgrammeYaml.write(HUBSPOT_2018_01).replace("sold-mrr: 2100", "sold-mrr: 2200");

        assertThat(ProgrammeYaml.parse(changed, "p.yaml").warnings())
                .first()
                .asString()
                .startsWith("p.yaml:6:5: 'hubspot-2018-01' is a built-in programme with other rules");
    }

    @Test
    void what_is_changed_of_a_built_in_programme_loses_its_source() {
        String changed = ProgrammeYaml.write(HUBSPOT_2018_01)
                .replace("id: hubspot-2018-01", "id: mine")
                .replace("sold-mrr: 2100", "sold-mrr: 2200")
                .replace("sold-mrr: 1125,", "sold-mrr: 1125.00,")
                .replace("P12M", "P6M");
        ProgrammeYaml.Reading reading = ProgrammeYaml.parse(changed, "p.yaml");

        assertThat(reading.warnings())
                .extracting(Text::toString)
                .allMatch(warning -> warning.endsWith(
                        "' is not that of hubspot-2018-01, but names its source: the source is left out"))
                .extracting(warning -> warning.replaceAll("p.yaml:\\d+:\\d+: '(.*?)'.*", "$1"))
                .containsExactly("rules.sold", "sold-window", "tiers.gold");
        assertThat(reading.programme()
                        .references()
                        .of(Clause.Single.SOLD_WINDOW)
                        .sources())
                .isEmpty();
        assertThat(reading.programme()
                        .references()
                        .of(new Clause.OfTier("silver"))
                        .sources())
                .isNotEmpty();
    }

    @Test
    void an_unknown_key_names_the_nearest_known_one_at_every_level() {
        assertThat(errors(SMALL.replace("label: Small", "lables: x\nlabel: Small")
                        .replace("look-back:", "lookback: x\n  look-back:")
                        .replace("{id: crm,", "{id: crm, lang: x,")
                        .replace("report: 1", "reports: 2, report: 1")
                        .replace("id: gold", "id: gold\n    require: x")))
                .containsExactly(
                        "p.yaml:3:1: unknown key 'lables'; did you mean 'label'?",
                        "p.yaml:9:3: unknown key 'lookback'; did you mean 'look-back'?",
                        "p.yaml:12:17: unknown key 'lang'; known here: id, label",
                        "p.yaml:15:15: unknown key 'reports'; did you mean 'report'?",
                        "p.yaml:21:5: unknown key 'require'; did you mean 'requires'?");
    }

    /** What is wrong with a programme file, line by line. */
    static List<String> errors(String yaml) {
        InvalidFileException e =
                catchThrowableOfType(InvalidFileException.class, () -> ProgrammeYaml.parse(yaml, "p.yaml"));
        assertThat(e).as(yaml).isNotNull();
        return List.of(e.getMessage().split("\n"));
    }

    private static Requirement atLeast(MetricId metric, String minimum) {
        return new Requirement.AtLeast(metric, new BigDecimal(minimum));
    }

    private static Programme withRequirement(Programme programme, Requirement requirement) {
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
                List.of(new Tier("gold", Label.same("Gold"), List.of(requirement))));
    }
}
