package dev.tierwise.answers.evaluation;

import static dev.tierwise.answers.Reports.ENGLISH;
import static dev.tierwise.answers.Reports.GERMAN;
import static dev.tierwise.answers.Reports.ascii;
import static dev.tierwise.answers.Reports.certification;
import static dev.tierwise.answers.Reports.certified;
import static dev.tierwise.answers.Reports.coloured;
import static dev.tierwise.answers.Reports.columns;
import static dev.tierwise.answers.Reports.gaps;
import static dev.tierwise.answers.Reports.nordlicht;
import static dev.tierwise.answers.Reports.portal;
import static dev.tierwise.answers.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.answers.Format;
import dev.tierwise.answers.Programmes;
import dev.tierwise.answers.Reports;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.PortalUsers;
import dev.tierwise.domain.portfolio.Sale;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTableTest {

    @Test
    void a_settled_tier_is_shown_with_what_is_missing_for_the_next() {
        assertThat(nordlicht().as(Format.TABLE, ENGLISH)).isEqualTo("""
                Nordlicht Agentur                HubSpot agency programme, FAQ of 15 March 2018, as of 15 March 2018

                  GOLD   next: Platinum

                  Sold MRR (12 months)  $2,400.00  █████████░░░░░░  64 %  $1,350.00 missing for Platinum, 3 portals
                  Managed MRR           $6,100.00  ████░░░░░░░░░░░  30 %  $13,900.00 missing for Platinum, 4 portals
                  Median app usage            3.5  ███████████████ 100 %  3 needed, 6 portals
                  Certification             valid  until 30 April 2018, 46 days left

                  Silver met   Gold met   Platinum 2 of 4   Diamond 2 of 4
                  Assumed: app usage looks back 30 days.
                  2 warnings, see above.
                """);
    }

    @Test
    void an_open_tier_is_shown_with_what_it_depends_on() {
        assertThat(gaps().as(Format.TABLE, columns(ENGLISH, 120))).isEqualTo("""
                Nordlicht Agentur                                    HubSpot agency programme, FAQ of 15 March 2018, as of 15 March 2018

                  At least SILVER, at most GOLD   next: Gold
                  Undetermined for Gold: Sold MRR (12 months), Managed MRR
                  Unknown: day of sale (1 portal), users (1 portal), app usage (1 portal)

                  Sold MRR (12 months)  $1,500.00 to $2,400.00  ███████████▒▒▒▒▒ 71–100 %  up to $600.00 missing for Gold, 1–2 portals
                  Managed MRR           $1,500.00 to $6,500.00  ████▒▒▒▒▒▒▒▒▒▒▒▒ 25–100 %  up to $4,500.00 missing for Gold, 1–2 portals
                  Median app usage                    3 to 4.5  ████████████████    100 %  3 needed, 1–3 portals
                  Certification                          valid  until 30 April 2018, 46 days left

                  Silver met   Gold undetermined, 2 of 4   Platinum 2 of 4   Diamond 2 of 4
                """);
    }

    @Test
    void german_is_german_throughout() {
        assertThat(nordlicht().listed(Format.TABLE, GERMAN)).isEqualTo("""
                Nordlicht Agentur                             HubSpot-Agenturpartnerprogramm, FAQ vom 15. März 2018, Stand 15. März 2018

                  GOLD   als Nächstes: Platin

                  MRR aus verkauften Portalen (12 Monate)  2.400,00 $  ██████████░░░░░░░  64 %  bis Platin fehlen 1.350,00 $, 3 Portale
                  MRR aus verwalteten Portalen             6.100,00 $  █████░░░░░░░░░░░░  30 %  bis Platin fehlen 13.900,00 $, 4 Portale
                  Medianwert der App-Nutzung                      3,5  █████████████████ 100 %  3 gefordert, 6 Portale
                  Agenturpartner-Zertifizierung                gültig  bis 30. April 2018, noch 46 Tage

                  Silber erfüllt   Gold erfüllt   Platin: 2 von 4 Kriterien   Diamant: 2 von 4 Kriterien
                  Angenommen: für die App-Nutzung zählen die letzten 30 Tage.
                  2 Warnungen, siehe oben.

                  Portal  Name               MRR  Apps  Verkauft                     Verwaltet
                  101     Alpha GmbH    900,00 $     3  ✓ in den letzten 12 Monaten  – kein Partnermitarbeiter
                  102     Beta AG       800,00 $     4  ✓ in den letzten 12 Monaten  – kein Partnermitarbeiter
                  103     Gamma KG      700,00 $     3  ✓ in den letzten 12 Monaten  ✓ Partnermitarbeiter
                  104     Delta       2.400,00 $     4  – nicht selbst verkauft      ✓ Partnermitarbeiter
                  105     –           2.000,00 $     2  – nicht selbst verkauft      ✓ Partnermitarbeiter
                  106     Zeta        1.000,00 $     5  – vor über 12 Monaten        ✓ Partnermitarbeiter
                  107     Eta         5.000,00 $     0  – gekündigt                  – gekündigt

                  7 Portale: 3 verkauft, 4 verwaltet
                  ✓ zählt  – zählt nicht  ? unbekannt
                """);
    }

    @Test
    void at_sixty_columns_a_criterion_takes_more_lines() {
        assertThat(gaps().listed(Format.TABLE, columns(ENGLISH, 60))).isEqualTo("""
                Nordlicht Agentur
                HubSpot agency programme, FAQ of 15 March 2018, as of 15
                March 2018

                  At least SILVER, at most GOLD   next: Gold
                  Undetermined for Gold: Sold MRR (12 months), Managed MRR
                  Unknown: day of sale (1 portal), users (1 portal), app
                  usage (1 portal)

                  Sold MRR (12 months)
                    $1,500.00 to $2,400.00  ███████████████▒▒▒▒▒▒ 71–100 %
                    up to $600.00 missing for Gold, 1–2 portals
                  Managed MRR
                    $1,500.00 to $6,500.00  █████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ 25–100 %
                    up to $4,500.00 missing for Gold, 1–2 portals
                  Median app usage
                                  3 to 4.5  █████████████████████    100 %
                    3 needed, 1–3 portals
                  Certification
                                     valid
                    until 30 April 2018, 46 days left

                  Silver met   Gold undetermined, 2 of 4   Platinum 2 of 4
                  Diamond 2 of 4

                  Portal  Name            MRR  Apps
                    Sold                   Managed
                  201     Known     $1,500.00     4
                    ✓ within 12 months     ✓ partner employee
                  202     No users  $5,000.00     3
                    – not sold by partner  ? users unknown
                  203     –           $900.00   3–5
                    ? sale day unknown     – no partner employee

                  3 portals: 1–2 sold, 1–2 managed
                  ✓ counts  – does not count  ? unknown
                """);
    }

    @Test
    void without_unicode_bars_and_words_are_ascii() {
        assertThat(gaps().listed(Format.TABLE, ascii(GERMAN)))
                .contains(
                        "1.500,00 $ bis 2.400,00 $  ###############======= 71-100 %  bis Gold fehlen hoechstens 600,00 $")
                .contains("203     -           900,00 $   3-5  ? Verkaufstag unbekannt")
                .matches("[\n -~]+");
    }

    @Test
    void no_tier_is_said_in_words() {
        String table = report().as(Format.TABLE, ENGLISH);

        assertThat(table)
                .contains("\n  No tier   next: Silver\n")
                .contains("$0.00  ░")
                .contains("0 %  $1,125.00 missing for Silver, 0 portals")
                .contains("Silver 1 of 4   Gold 1 of 4");
    }

    @Test
    void at_the_highest_tier_nothing_is_missing() {
        String table = report().with(
                        portal("1").mrr("60000").soldOn("2018-01-01").managed().apps(5))
                .as(Format.TABLE, ENGLISH);

        assertThat(table)
                .contains("\n  DIAMOND   the highest tier\n")
                .contains("100 %  $10,000.00 needed, 1 portal\n")
                .contains("100 %  $50,000.00 needed, 1 portal\n")
                .contains("Diamond met")
                .doesNotContain("missing");
    }

    @Test
    void a_tier_that_may_be_none_at_all_is_said_so() {
        assertThat(report().with(portal("1")
                                .mrr("1125")
                                .soldOn("2018-01-01")
                                .managed()
                                .apps(3))
                        .certifications(Certifications.UNKNOWN)
                        .as(Format.TABLE, ENGLISH))
                .contains("\n  At most SILVER, possibly no tier   next: Silver\n")
                .contains("\n  Undetermined for Silver: Certification\n  Unknown: Certification\n")
                .contains("  Certification           unknown  needed for Silver\n");
    }

    @Test
    void an_unknown_mrr_has_no_upper_end() {
        assertThat(report().with(portal("1").managed().apps(3)).listed(Format.TABLE, columns(ENGLISH, 120)))
                .contains(
                        "  Managed MRR           $0.00 or more  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ 0–100 %  up to $1,125.00 missing")
                .contains("  1       –     unknown     3  – not sold by partner  ✓ partner employee\n")
                .contains("  Unknown: MRR (1 portal)\n");
    }

    @Test
    void tiers_that_depend_on_the_same_are_named_together() {
        assertThat(report().with(portal("1")
                                .mrr("60000")
                                .soldOn("2018-01-01")
                                .managed()
                                .apps(5))
                        .certifications(Certifications.UNKNOWN)
                        .as(Format.TABLE, ENGLISH))
                .contains("  Undetermined for Silver, Gold, Platinum, Diamond: Certification\n");
    }

    @Test
    void the_certificate_that_lasts_longest_counts() {
        Certifications several = new Certifications(
                List.of(
                        certification("agency-partner", "2017-01-01", "2018-04-01"),
                        certification("agency-partner", "2017-06-01", "2018-06-30"),
                        certification("inbound", "2017-06-01", "2019-06-30")),
                true);

        assertThat(certificationLine(several)).contains("valid  until 30 June 2018, 107 days left");
    }

    @Test
    void a_certificate_is_described_by_its_days() {
        assertThat(certificationLine(certified("2017-01-01", "2018-03-16")))
                .endsWith("valid  until 16 March 2018, 1 day left");
        assertThat(certificationLine(certified("2017-01-01", "2018-03-15")))
                .endsWith("valid  until 15 March 2018, the last day");
        assertThat(certificationLine(certified("2017-01-01", ""))).endsWith("valid  does not expire");
        assertThat(certificationLine(certified("2017-01-01", "2018-03-14")))
                .endsWith("expired  on 14 March 2018, needed for Silver");
        assertThat(certificationLine(certified("2018-03-16", "2019-03-16")))
                .endsWith("not yet valid  from 16 March 2018 on, needed for Silver");
        assertThat(certificationLine(new Certifications(List.of(), true))).endsWith("not held  needed for Silver");
        assertThat(certificationLine(Certifications.UNKNOWN)).endsWith("unknown  needed for Silver");
    }

    @Test
    void every_reason_of_a_portal_is_said_in_words() {
        String table = report().with(portal("1").mrr("1").cancelledOn("2018-03-15"))
                .with(portal("2").mrr("1").customerSince("2018-03-16"))
                .with(portal("3").mrr("1").sale(Sale.UNKNOWN).users(PortalUsers.UNKNOWN))
                .with(portal("4")
                        .mrr("1")
                        .customerSince("2018-01-01")
                        .soldOn("2018-03-16")
                        .flag(true))
                .with(portal("5").mrr("1").soldOn("2017-03-15").flag(false))
                .with(portal("6").mrr("1").soldOn("2017-03-14").users(new PortalUsers(false, true, true)))
                .listed(Format.TABLE, ENGLISH);

        assertThat(table).endsWith("""
                  Portal  Name    MRR  Apps  Sold                  Managed
                  1       –     $1.00     0  – cancelled           – cancelled
                  2       –     $1.00     0  – not yet a customer  – not yet a customer
                  3       –     $1.00     0  ? sale day unknown    ? users unknown
                  4       –     $1.00     0  – sold later          ✓ HubSpot's own flag
                  5       –     $1.00     0  ✓ within 12 months    – HubSpot's own flag
                  6       –     $1.00     0  – over 12 months ago  – other e-mail domain

                  6 portals: 1–2 sold, 1–2 managed
                  ✓ counts  – does not count  ? unknown
                """);
    }

    @Test
    void an_agency_without_portals_has_none() {
        assertThat(report().listed(Format.TABLE, ENGLISH)).endsWith("\n  No portals.\n");
    }

    @Test
    void hostile_names_do_not_reach_the_terminal_and_columns_stay_aligned() {
        String table = report().partner("Evil\u001B[2J\u202EAgency\n\n")
                .with(portal("1").name("\u001B]0;owned\u0007 a\tb\r\nc").mrr("1"))
                .with(portal("2").name("東京ソフト").mrr("1"))
                .with(portal("3").name("e\u0301te\u0301 👩‍👩‍👧 \u2067abc").mrr("1"))
                .with(portal("4").name("\u202E").mrr("1"))
                .listed(Format.TABLE, ENGLISH);

        assertThat(table).startsWith("Evil\uFFFD[2JAgency ").endsWith("""
                  Portal  Name                 MRR  Apps  Sold                   Managed
                  1       \uFFFD]0;owned\uFFFD a b  c  $1.00     0  – not sold by partner  – no partner employee
                  2       東京ソフト         $1.00     0  – not sold by partner  – no partner employee
                  3       e\u0301te\u0301 👩‍👩‍👧 abc         $1.00     0  – not sold by partner  – no partner employee
                  4       –                  $1.00     0  – not sold by partner  – no partner employee

                  4 portals: 0 sold, 0 managed
                  ✓ counts  – does not count  ? unknown
                """);
    }

    @Test
    void names_are_wrapped_beside_reasons_and_not_truncated() {
        Reports report = report().with(portal("1")
                .name("Akademie für Führung, Recht & Steuern gGmbH")
                .mrr("1"));

        assertThat(report.listed(Format.TABLE, columns(GERMAN, 100))).contains("""
                  Portal  Name                         MRR  Apps  Verkauft                 Verwaltet
                  1       Akademie für Führung,     1,00 $     0  – nicht selbst verkauft  – kein Partnermitarbeiter
                          Recht & Steuern gGmbH
                """);
        assertThat(report.listed(Format.TABLE, columns(GERMAN, 60))).contains("""
                  Portal  Name                                     MRR  Apps
                    Verkauft                 Verwaltet
                  1       Akademie für Führung, Recht &         1,00 $     0
                          Steuern gGmbH
                    – nicht selbst verkauft  – kein Partnermitarbeiter
                """);
    }

    @Test
    void no_line_is_wider_than_the_terminal() {
        String wide = "東京".repeat(40);
        List<Reports> reports = List.of(
                nordlicht(),
                gaps(),
                report().partner("x".repeat(300))
                        .with(portal("y".repeat(100)).name(wide).mrr("99999999.99")),
                report().partner(wide)
                        .with(portal("1")
                                .name("A name of many words, ".repeat(10))
                                .soldOn("2018-01-01")
                                .managed())
                        .assuming("an-unknown-assumption-with-a-long-name", "w".repeat(200))
                        .certifications(Certifications.UNKNOWN),
                report().programme(Programmes.oneTier("The most distinguished of all possible partners ever", "0"))
                        .with(portal("1").mrr("123456789.00").soldOn("2018-01-01")));
        for (Reports report : reports) {
            for (Language language : Language.values()) {
                for (boolean unicode : new boolean[] {true, false}) {
                    for (int columns = 60; columns <= 160; columns++) {
                        int most = columns;
                        RenderOptions options = new RenderOptions(language, false, unicode, columns, Instant.EPOCH);
                        assertThat(report.listed(Format.TABLE, options).lines())
                                .allSatisfy(line -> assertThat(new Typeface(true).width(line))
                                        .as("%s in %d columns: %s", language, most, line)
                                        .isLessThanOrEqualTo(most));
                    }
                }
            }
        }
    }

    @Test
    void colour_adds_nothing_but_colour() {
        for (Reports report : List.of(nordlicht(), gaps(), report())) {
            String coloured = report.listed(Format.TABLE, coloured(ENGLISH));

            assertThat(coloured).contains("\u001B[1;3");
            assertThat(coloured.replaceAll("\u001B\\[[0-9;]+m", "").replaceAll(" +\n", "\n"))
                    .isEqualTo(report.listed(Format.TABLE, ENGLISH));
        }
    }

    @Test
    void a_certificate_that_expires_within_sixty_days_is_coloured_as_a_warning() {
        assertThat(report().certifications(certified("2017-01-01", "2018-05-14"))
                        .as(Format.TABLE, coloured(ENGLISH)))
                .contains("\u001B[33mvalid");
        assertThat(report().certifications(certified("2017-01-01", "2018-05-15"))
                        .as(Format.TABLE, coloured(ENGLISH)))
                .contains("\u001B[32mvalid");
    }

    @Test
    void a_programme_may_have_one_tier_few_metrics_and_a_threshold_of_zero() {
        assertThat(report().programme(Programmes.oneTier("Member", "0")).as(Format.TABLE, ENGLISH))
                .contains("\n  MEMBER   the highest tier\n")
                .contains("""
                          Median app usage          0  not required for Member, 0 portals
                          Sold MRR (12 months)  $0.00  ██████████████████████ 100 %  $0.00 needed, 0 portals

                          Member met
                        """);
    }

    @Test
    void a_programme_may_ask_for_nothing_that_is_a_number() {
        assertThat(report().programme(Programmes.certificationOnly()).as(Format.TABLE, GERMAN))
                .contains("""
                  ZERTIFIZIERT   die höchste Partnerstufe

                  Agenturpartner-Zertifizierung  gültig  bis 30. April 2018, noch 46 Tage

                  Zertifiziert erfüllt
                """);
    }

    private static String certificationLine(Certifications certifications) {
        return report().certifications(certifications)
                .as(Format.TABLE, ENGLISH)
                .lines()
                .filter(line -> line.startsWith("  Certification"))
                .findFirst()
                .orElseThrow();
    }
}
