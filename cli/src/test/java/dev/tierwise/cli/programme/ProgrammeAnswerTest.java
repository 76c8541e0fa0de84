package dev.tierwise.cli.programme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.answers.Format;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.programme.ProgrammeMapper;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.programmes.ProgrammeYaml;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgrammeAnswerTest {

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
                Points of ours  points

                                      Gold   Elite
                  Total points       1,300   3,000
                  Sourced points      20.5     200
                  Certification     needed  needed
                  Invitation             –  needed
                  Retention              –    85 %
                  Certified people       –     100

                  Points for $100.00 of MRR                              Standard market  Growth market
                  Sale                                                                 3              6
                  Sale that the partner sourced, from 27 February 2024                 5           10.5
                  Sale that the partner assisted, from 27 February 2024                3              6
                  Managed customer                                                     1              2

                  Counts as $100.00  from the start  from 15 July 2025
                  COP                                       408,000.00
                  GBP                         62.50              74.00

                  Partners in growth markets need 25 % of that: Certified people.
                  Partners in growth markets need 50 % of that: Total points, Sourced points.
                  For a sale, the day on which its product line was first sold decides.
                  Managed credit is divided evenly between the partners that manage a customer.
                  The points of each portal are rounded half up to whole points.
                  Windows: a sale counts for 12 months, the last day included; app usage looks back 30 days. HubSpot
                  reports on day 1 of a month and updates tiers on day 15 of January and July.
                  1 app counts: CRM (crm).
                """);
    }

    @Test
    void the_sheet_speaks_german() throws IOException {
        assertThat(sheet(POINTS, Language.DE, true)).isEqualTo("""
                Unsere Punkte  points

                                                          Gold  Elite
                  Gesamtpunktzahl                        1.300  3.000
                  Sourced-Punkte (vermittelte Verkäufe)   20,5    200
                  Agenturpartner-Zertifizierung          nötig  nötig
                  Einladung                                  –  nötig
                  Kundenbindungsrate                         –   85 %
                  Zertifizierte Personen                     –    100

                  Punkte für 100,00 $ MRR                                        Standardmarkt  Wachstumsmarkt
                  Verkauf                                                                    3               6
                  Verkauf, den der Partner vermittelt hat, ab 27. Februar 2024               5            10,5
                  Verkauf, den der Partner unterstützt hat, ab 27. Februar 2024              3               6
                  Verwalteter Kunde                                                          1               2

                  Zählt wie 100,00 $  von Anfang an  ab 15. Juli 2025
                  COP                                      408.000,00
                  GBP                         62,50             74,00

                  Partner in Wachstumsmärkten brauchen 25 % davon: Zertifizierte Personen.
                  Partner in Wachstumsmärkten brauchen 50 % davon: Gesamtpunktzahl, Sourced-Punkte (vermittelte
                  Verkäufe).
                  Bei einem Verkauf entscheidet der Tag, an dem seine Produktlinie zuerst verkauft wurde.
                  Punkte für verwaltete Portale werden gleichmäßig unter den Partnern geteilt, die den Kunden
                  betreuen.
                  Die Punkte jedes Portals werden auf ganze Punkte kaufmännisch gerundet.
                  Zeiträume: ein Verkauf zählt 12 Monate lang, letzter Tag eingeschlossen; für die App-Nutzung
                  zählen die letzten 30 Tage. HubSpot berichtet am 1. eines Monats und aktualisiert Partnerstufen am
                  15. im Januar und Juli.
                  1 App zählt: CRM (crm).
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

    @Test
    void a_rule_book_has_every_rule_with_its_examples_and_sources_and_the_assumptions() throws IOException {
        String book = book(BuiltInProgrammes.HUBSPOT_2018_01, Format.MARKDOWN, Language.EN);

        assertThat(book.lines().filter(line -> line.startsWith("## ")))
                .containsExactly(
                        "## Tiers",
                        "## Which sales count",
                        "## What managed means",
                        "## Median app usage",
                        "## Certification",
                        "## When HubSpot publishes",
                        "## What is assumed because nothing is published",
                        "## Where the rules are published");
        assertThat(book)
                .contains(
                        "| Sold MRR (12 months) | $1,125.00 | $2,100.00 | $3,750.00 | $10,000.00 |",
                        "- Sold MRR (12 months) $2,099.99, Managed MRR $6,000.00, Median app usage 3, and all else that is"
                                + " required: Silver.",
                        "- Sold on 15 March 2018: counts on 15 March 2019.",
                        "- Sold on 15 March 2018: does not count on 16 March 2019.",
                        "- A partner employee with another address: does not count. ",
                        "- Portals that used 1, 2, 3, 4 apps: the median is 2.5.",
                        "- 15 March 2018: the tier.",
                        "- **Period of app usage** 30 days: the FAQ names no period",
                        "Published: \\[1\\] \\[2\\]",
                        "- \\[2\\] [FAQ, 22 January 2018](<https://knowledge.hubspot.com/")
                .doesNotContain("oints");
    }

    @Test
    void a_rule_book_of_points_and_of_shares_has_them_in_both_languages() throws IOException {
        assertThat(book(POINTS, Format.MARKDOWN, Language.EN))
                .contains(
                        "Partners in growth markets need 50 % of that: Total points, Sourced points.",
                        "- Sale that the partner sourced, $1,000.00 in a growth market, product line first sold on 27 February"
                                + " 2024: 105 points.",
                        "- Managing a customer of $1,000.00 in a standard market together, 2 partners: 5 points each.",
                        "Without a source: ")
                .doesNotContain("Published:");
        assertThat(book(POINTS, Format.HTML, Language.DE))
                .contains("<h2 id=", ">Welche Verkäufe zählen</h2>", ">Was verwaltet heißt</h2>", ">Punkte</h2>");
    }

    @Test
    void a_rule_book_for_browsers_leads_to_the_publications() throws IOException {
        assertThat(book(BuiltInProgrammes.HUBSPOT_2016_11, Format.HTML, Language.EN))
                .contains("[1] <a href=\"https://knowledge.hubspot.com/partner-user-guide/frequently-asked-questions\""
                        + " rel=\"noreferrer\">FAQ, 3");
    }

    private static String book(Programme programme, Format format, Language language) throws IOException {
        StringWriter out = new StringWriter();
        ProgrammeMapper.of(programme).write(format, new RenderOptions(language, false, true, 100, Instant.EPOCH), out);
        return out.toString().replace('\u00A0', ' ');
    }

    private static String sheet(Programme programme, Language language, boolean unicode) throws IOException {
        StringWriter out = new StringWriter();
        ProgrammeMapper.of(programme)
                .write(Format.TABLE, new RenderOptions(language, false, unicode, 100, Instant.EPOCH), out);
        return out.toString();
    }
}
