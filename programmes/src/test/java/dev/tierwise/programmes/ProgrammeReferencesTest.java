package dev.tierwise.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.domain.programme.Basis;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Reference;
import dev.tierwise.domain.programme.References;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.InvalidFileException;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the rules of a programme file are published. */
class ProgrammeReferencesTest {

    private static final String RULES = """
            schema: tierwise/programme/1
            id: mine
            label: Mine
            currency: USD
            references:
              - {id: page-2024, title: Tiers, address: "https://example.com/tiers", date: 2024-02-27, says: {en: Tiers, de: Stufen}}
              - {id: blog, title: A blog, date: 2026}
            rules:
              sold: {source: page-2024}
            metrics: [total-points]
            sold-window: {value: P12M, source: [page-2024, blog]}
            app-usage: {look-back: {value: P30D, assumed: a month}, apps: [{id: crm, label: CRM}], source: blog}
            certification: agency-partner
            update-days: {report: 1, tier: 15, source: page-2024, assumed: the days}
            points:
              per: {value: 100, source: page-2024}
              rates:
                - {kind: sold, standard: 3, growth: 6, source: {id: page-2024, quote: three points}}
                - {kind: managed, standard: 1, growth: 2}
              fixed-amounts:
                - {currency: EUR, from: 2025-07-15, amount: 88, source: page-2024}
              managed-credit: {value: split, source: page-2024}
              rounding: {mode: none, assumed: not rounded}
            tiers:
              - {id: gold, label: Gold, requires: {total-points: 10}, source: blog}
            """;

    @Test
    void each_figure_has_the_sources_that_stand_beside_it() {
        ProgrammeYaml.Reading reading = ProgrammeYaml.parse(RULES, "p.yaml");
        References references = reading.programme().references();

        assertThat(reading.warnings()).isEmpty();
        assertThat(references.publications())
                .extracting(Reference::published)
                .containsExactly(Optional.of(LocalDate.of(2024, 2, 27)), Optional.of(Year.of(2026)));
        assertThat(sources(references, Clause.Single.SOLD)).containsExactly("page-2024");
        assertThat(sources(references, Clause.Single.SOLD_WINDOW)).containsExactly("page-2024", "blog");
        assertThat(sources(references, Clause.Single.APPS)).containsExactly("blog");
        assertThat(assumed(references, Clause.Single.APP_LOOK_BACK)).isEqualTo("a month");
        assertThat(sources(references, Clause.Single.UPDATE_DAYS)).containsExactly("page-2024");
        assertThat(assumed(references, Clause.Single.UPDATE_DAYS)).isEqualTo("the days");
        assertThat(references
                        .of(Clause.OfRate.of(reading.programme()
                                .pointRules()
                                .orElseThrow()
                                .rates()
                                .get(0)))
                        .sources())
                .containsExactly(Basis.Citation.of("page-2024", "three points"));
        assertThat(sources(references, new Clause.OfAmount("EUR", Optional.of(LocalDate.of(2025, 7, 15)))))
                .containsExactly("page-2024");
        assertThat(sources(references, new Clause.OfTier("gold"))).containsExactly("blog");
        assertThat(reading.programme().pointRules().orElseThrow().rounding()).isEmpty();
        assertThat(assumed(references, Clause.Single.ROUNDING)).isEqualTo("not rounded");
    }

    @Test
    void the_figures_without_a_source_are_those_that_matter_and_rest_on_nothing() {
        assertThat(ProgrammeYaml.parse(RULES, "p.yaml").programme().figuresWithoutSource())
                .extracting(Clause::path)
                .containsExactly("points.rates.managed");
        for (Programme programme : BuiltInProgrammes.all()) {
            assertThat(programme.figuresWithoutSource()).isEmpty();
            assertThat(programme.with(References.NONE).figuresWithoutSource())
                    .extracting(Clause::path)
                    .containsExactly(
                            "sold-window",
                            "app-usage.look-back",
                            "app-usage.apps",
                            "certification",
                            "update-days",
                            "tiers.silver",
                            "tiers.gold",
                            "tiers.platinum",
                            "tiers.diamond");
        }
    }

    @Test
    void a_source_that_is_no_reference_is_an_error_that_suggests_the_nearest() {
        complains(
                "sold: {source: page-2024}",
                "sold: {source: page-2042}",
                "there is no reference 'page-2042' in this file; did you mean 'page-2024'?");
        complains(
                "source: [page-2024, blog]",
                "source: [page-2024, page-2024]",
                "the source 'page-2024' is given twice here");
        complains("source: [page-2024, blog]", "source: []", "expected the id of a reference, found nothing");
    }

    @Test
    void references_have_ids_of_their_own_and_what_is_written_of_them_is_checked() {
        complains("{id: blog,", "{id: page-2024,", "the reference 'page-2024' is listed twice");
        complains(
                "date: 2026",
                "date: 2026-02-30",
                "expected a day, a month or a year: 2024-02-27, 2024-02 or 2024, found '2026-02-30'");
        complains(
                "https://example.com/tiers",
                "javascript:alert(1)",
                "expected an address such as https://www.hubspot.com/partners/how-tiers-work, found 'javascript:alert(1)'");
        complains("sold: {source: page-2024}", "sold: {}", "expected the keys 'source' or 'assumed', found nothing");
        complains(
                "sold: {source: page-2024}", "sould: {source: page-2024}", "unknown key 'sould'; did you mean 'sold'?");
        complains("mode: none", "mode: none, places: 2", "unknown key 'places'");
    }

    private static void complains(String written, String instead, String complaint) {
        assertThat(RULES).contains(written);
        assertThatThrownBy(() -> ProgrammeYaml.parse(RULES.replace(written, instead), "p.yaml"))
                .isInstanceOf(InvalidFileException.class)
                .hasMessageMatching("(?s)p\\.yaml:[0-9]+:[0-9]+: .*")
                .hasMessageContaining(complaint);
    }

    @Test
    void a_complaint_about_a_source_names_its_line_and_column() {
        assertThatThrownBy(() ->
                        ProgrammeYaml.parse(RULES.replace("sold: {source: page-2024}", "sold: {source: x}"), "p.yaml"))
                .hasMessageStartingWith("p.yaml:9:18: there is no reference 'x'");
    }

    @Test
    void a_reference_that_nothing_names_is_a_warning() {
        String unused = RULES.replace("references:\n", "references:\n  - {id: other, title: Other}\n");

        assertThat(ProgrammeYaml.parse(unused, "p.yaml").warnings())
                .extracting(Text::toString)
                .containsExactly("p.yaml:6:10: no source names the reference 'other'");
    }

    @Test
    void the_same_rules_with_other_references_are_the_same_rules() {
        Programme builtIn = BuiltInProgrammes.HUBSPOT_2018_01;
        Programme bare = builtIn.with(References.NONE);

        assertThat(bare.hasSameRules(builtIn)).isTrue();
        assertThat(bare.hasSameRules(BuiltInProgrammes.HUBSPOT_2016_11)).isFalse();
        assertThat(ProgrammeYaml.parse(ProgrammeYaml.write(bare), "p.yaml").warnings())
                .as("no warning that the id is taken")
                .isEmpty();
    }

    @Test
    void a_ledger_remembers_rules_without_their_references_as_it_did_before_there_were_any() {
        RememberedProgrammes remembered = new RememberedProgrammes();
        Programme mine = ProgrammeYaml.parse(RULES, "p.yaml").programme();

        assertThat(remembered.write(BuiltInProgrammes.HUBSPOT_2018_01.with(References.NONE)))
                .isEqualTo("hubspot-2018-01");
        assertThat(remembered.write(mine)).isEqualTo(ProgrammeYaml.write(mine.with(References.NONE), Locale.ENGLISH));
        assertThat(remembered.write(mine)).doesNotContain("references:", "source:", "assumed:");
        assertThat(remembered.read(remembered.write(mine)).hasSameRules(mine)).isTrue();
    }

    private static List<String> sources(References references, Clause clause) {
        return references.of(clause).sources().stream()
                .map(Basis.Citation::reference)
                .toList();
    }

    private static String assumed(References references, Clause clause) {
        return references.of(clause).assumed().orElseThrow().en();
    }
}
