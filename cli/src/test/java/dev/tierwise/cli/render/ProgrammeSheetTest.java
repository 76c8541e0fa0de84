package dev.tierwise.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.programme.ProgrammeYaml;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgrammeSheetTest {

    private static final Programme POINTS = ProgrammeYaml.parse("""
                    schema: tierwise/programme/1
                    id: points
                    label: {en: Points of ours, de: Unsere Punkte}
                    currency: USD
                    metrics: [total-points, sourced-points, certification, invitation, retention, certified-people]
                    sold-window: P12M
                    app-usage: {look-back: P30D, apps: [{id: crm, label: CRM}]}
                    certification: agency-partner
                    update-days: {report: 1, tier: 15, tier-months: [january, july]}
                    growth-market-shares: {total-points: 0.5, sourced-points: 0.5, certified-people: 0.25}
                    points:
                      per: 100
                      rates:
                        - {kind: managed, standard: 1, growth: 2}
                        - {kind: sourced, from: 2024-02-27, standard: 5, growth: 10.5}
                        - {kind: assisted, from: 2024-02-27, standard: 3, growth: 6}
                        - {kind: sold, standard: 3, growth: 6}
                      fixed-amounts:
                        - {currency: GBP, from: 2025-07-15, amount: 74}
                        - {currency: GBP, amount: 62.50}
                        - {currency: COP, from: 2025-07-15, amount: 408000}
                      managed-credit: split
                      rounding: {places: 0, mode: half-up}
                    tiers:
                      - id: gold
                        label: Gold
                        requires: {total-points: 1300, sourced-points: 20.5, certification: held}
                      - id: elite
                        label: Elite
                        requires: {total-points: 3000, sourced-points: 200, certification: held, invitation: held, retention: 85, certified-people: 100}
                    """, "p.yaml").programme();

    @Test
    void points_are_shown_as_tables_and_sentences() throws IOException {
        assertThat(sheet(POINTS, Language.EN, true)).isEqualTo("""
                ?
                """);
    }

    @Test
    void the_sheet_speaks_german() throws IOException {
        assertThat(sheet(POINTS, Language.DE, true)).isEqualTo("""
                ?
                """);
    }

    @Test
    void a_terminal_that_shows_ascii_only_is_given_nothing_else() throws IOException {
        assertThat(sheet(POINTS, Language.DE, false)).matches("\\p{ASCII}+");
    }

    @Test
    void a_programme_without_points_says_nothing_about_them() throws IOException {
        assertThat(sheet(BuiltInProgrammes.HUBSPOT_2018_01, Language.EN, true))
                .contains("updates tiers on day 15.")
                .doesNotContain("oint", "growth", "divided");
    }

    private static String sheet(Programme programme, Language language, boolean unicode) throws IOException {
        StringWriter out = new StringWriter();
        ProgrammeSheet.write(programme, new RenderOptions(language, false, false, unicode, 100), out);
        return out.toString();
    }
}
