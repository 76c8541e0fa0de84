package dev.tierwise.answers.evaluation;

import static dev.tierwise.answers.Reports.ENGLISH;
import static dev.tierwise.answers.Reports.GERMAN;
import static dev.tierwise.answers.Reports.ascii;
import static dev.tierwise.answers.Reports.gaps;
import static dev.tierwise.answers.Reports.nordlicht;
import static dev.tierwise.answers.Reports.portal;
import static dev.tierwise.answers.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.answers.Format;
import dev.tierwise.answers.Reports;
import dev.tierwise.domain.portfolio.Certifications;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationMarkdownTest {

    @Test
    void a_settled_answer_is_a_page_of_headings_and_tables() {
        assertThat(nordlicht().as(Format.MARKDOWN, ENGLISH)).startsWith("""
                # Nordlicht Agentur

                HubSpot agency programme, FAQ of 15 March 2018, as of 15 March 2018

                **Tier: Gold**

                ## Next tier: Platinum

                | Criterion | Value | Needed | Progress | Missing | Portals |
                |---|---:|---:|---:|---:|---:|
                | Sold MRR (12 months) | $2,400.00 | $3,750.00 | 64 % | $1,350.00 | 3 |
                | Managed MRR | $6,100.00 | $20,000.00 | 30 % | $13,900.00 | 4 |
                | Median app usage | 3.5 | 3 | 100 % | 0 | 6 |
                | Certification | valid, until 30 April 2018, 46 days left | valid |  |  |  |

                ## Tiers

                | Tier | Criterion | Needed | Missing | State |
                |---|---|---:|---:|---|
                | **Silver** |  |  |  | **met** |
                | Silver | Sold MRR (12 months) | $1,125.00 | $0.00 | met |
                """).endsWith("""
                ## Assumptions

                - app usage looks back 30 days

                ## Warnings

                | Where | Warning |
                |---|---|
                | app\\_usage.csv:12:2 | unknown app 'contcts' is ignored; did you mean 'contacts'? |
                | users.csv:1:4 | unknown column 'phone' is ignored |
                """);
    }

    @Test
    void an_open_answer_says_in_german_what_it_depends_on() {
        assertThat(gaps().listed(Format.MARKDOWN, GERMAN)).contains("""
                **Partnerstufe: Mindestens Silber, höchstens Gold**

                Offen für Gold: MRR aus verkauften Portalen (12 Monate), MRR aus verwalteten Portalen

                Unbekannt: Verkaufstag (1 Portal), Benutzer (1 Portal), App-Nutzung (1 Portal)
                """).contains("""
                | Portal | Name | MRR | Apps | Verkauft | Verwaltet |
                |---|---|---:|---:|---|---|
                | 201 | Known | 1.500,00 $ | 4 | zählt: in den letzten 12 Monaten | zählt: Partnermitarbeiter |
                | 202 | No users | 5.000,00 $ | 3 | zählt nicht: nicht selbst verkauft | unbekannt: Benutzer unbekannt |
                | 203 | – | 900,00 $ | 3–5 | unbekannt: Verkaufstag unbekannt | zählt nicht: kein Partnermitarbeiter |
                """);
    }

    @Test
    void a_certification_that_nobody_holds_is_needed_valid_and_not_held() {
        Reports uncertified = nordlicht().certifications(new Certifications(List.of(), true));

        assertThat(uncertified.as(Format.MARKDOWN, ENGLISH))
                .contains("| Certification | not held | valid |  |  |  |")
                .contains("| Silver | Certification | valid |  | not met |");
        assertThat(uncertified.as(Format.MARKDOWN, GERMAN))
                .contains("| Agenturpartner-Zertifizierung | nicht vorhanden | gültig |  |  |  |")
                .contains("| Silber | Agenturpartner-Zertifizierung | gültig |  | nicht erfüllt |");
    }

    @Test
    void nothing_in_a_name_is_taken_for_markup() {
        assertThat(report().partner("a|b \\ `c` *d* _e_ [f](g) <b>&amp;</b> # ~~h~~ ![i] $j$")
                        .as(Format.MARKDOWN, ENGLISH))
                .startsWith("# a\\|b \\\\ \\`c\\` \\*d\\* \\_e\\_ \\[f\\](g) &lt;b&gt;&amp;amp;&lt;/b&gt; \\# "
                        + "\\~\\~h\\~\\~ \\!\\[i\\] \\$j\\$");
    }

    @Test
    void a_hostile_name_stays_in_its_cell() {
        String page = report().partner("Eve\n# Heading")
                .with(portal("|7|").name("x | y\r\n| z |\u001B[2J<script>\u202Etxt"))
                .listed(Format.MARKDOWN, ENGLISH);

        assertThat(page.lines().findFirst()).contains("# Eve \\# Heading");
        assertThat(page).contains("| \\|7\\| | x \\| y  \\| z \\|\uFFFD\\[2J&lt;script&gt;txt | unknown |");
    }

    @Test
    void without_unicode_it_is_ascii() {
        assertThat(gaps().partner("Bücher & Söhne – 東京").listed(Format.MARKDOWN, ascii(GERMAN)))
                .startsWith("# Buecher &amp; Soehne - ??\n")
                .matches("[\n -~]+");
    }
}
