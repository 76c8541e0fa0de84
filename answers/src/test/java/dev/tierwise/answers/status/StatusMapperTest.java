package dev.tierwise.answers.status;

import static dev.tierwise.answers.Contract.line;
import static dev.tierwise.answers.Contract.promised;
import static dev.tierwise.answers.Remembered.HOSTILE;
import static dev.tierwise.answers.Remembered.INERT;
import static dev.tierwise.answers.Remembered.NONE;
import static dev.tierwise.answers.Remembered.SILVER_TO_GOLD;
import static dev.tierwise.answers.Remembered.figure;
import static dev.tierwise.answers.Remembered.money;
import static dev.tierwise.answers.Remembered.pending;
import static dev.tierwise.answers.Remembered.refreshed;
import static dev.tierwise.answers.Remembered.report;
import static dev.tierwise.answers.Remembered.status;
import static dev.tierwise.answers.Remembered.tier;
import static dev.tierwise.answers.Remembered.update;
import static dev.tierwise.answers.Reports.ENGLISH;
import static dev.tierwise.answers.Reports.GERMAN;
import static dev.tierwise.answers.Reports.ascii;
import static dev.tierwise.answers.Reports.coloured;
import static dev.tierwise.answers.Reports.columns;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.Remembered;
import dev.tierwise.answers.Remembered.StatusBuilder;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.application.credit.PortalName;
import dev.tierwise.application.forecast.ForecastEvent;
import dev.tierwise.application.ledger.History;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.State;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusMapperTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void programs_read_the_answer_of_the_specification_with_its_keys_in_their_order() throws IOException {
        String json = status().asOf("2018-03-16")
                .pending(pending("7052064", "Neukunde GmbH", money("900.00")))
                .pending(pending("client-501", "", Interval.from(new BigDecimal("0.00"))))
                .deadline(certification("2018-04-30"))
                .deadline(sale("2018-09-01", "1", "Acme GmbH", Optional.of("-600.00")))
                .as(Format.JSON, ENGLISH);

        String promise = """
                {"schema": "tierwise/status/1", "programme": "hubspot-2018-01", "partner": "Nordlicht Agentur",
                 "asOf": "2018-03-16", "refreshedOn": "2018-03-16",
                 "credited": {"tier": {"atLeast": "gold", "atMost": "gold", "settled": true},
                   "day": "2018-03-15", "since": "2018-02-15", "late": false},
                 "live": {"tier": {"atLeast": "gold", "atMost": "gold", "settled": true}},
                 "published": {"sold-mrr": {"low": "2400.00", "high": "2400.00", "unit": "USD",
                   "portals": {"low": 3, "high": 3}, "reportDay": "2018-03-01"}},
                 "pending": [
                   {"id": "7052064", "name": "Neukunde GmbH", "mrr": {"low": "900.00", "high": "900.00"}, "countsFrom": "2018-04-01"},
                   {"id": "client-501", "name": null, "mrr": {"low": "0.00", "high": null}, "countsFrom": "2018-04-01"}],
                 "next": [
                   {"variable": "sold-mrr", "due": "2018-04-01"},
                   {"variable": "tier", "due": "2018-04-15"},
                   {"variable": "managed-mrr", "due": "2018-03-17"},
                   {"variable": "median-app-usage", "due": "2018-03-17"},
                   {"variable": "new-customers", "due": "2018-03-17"}],
                 "metrics": {
                   "sold-mrr": {"low": "2400.00", "high": "2400.00", "unit": "USD", "portals": {"low": 3, "high": 3}},
                   "managed-mrr": {"low": "6100.00", "high": "6100.00", "unit": "USD", "portals": {"low": 4, "high": 4}},
                   "median-app-usage": {"low": "3.5", "high": "3.5", "unit": "apps", "portals": {"low": 6, "high": 6}},
                   "certification": {"state": "met"}},
                 "deadlines": [
                   {"day": "2018-04-30", "event": "certification-expires", "portal": null, "amount": null},
                   {"day": "2018-09-01", "event": "sold-expires", "portal": {"id": "1", "name": "Acme GmbH"}, "amount": "-600.00"}]}
                """;
        assertThat(promised(json, promise)).isEqualTo(line(promise));
        assertThat(json).endsWith("}\n");
    }

    @Test
    void no_tier_is_null_for_programs_and_still_settled() throws IOException {
        String json = status().credited(update("2018-03-15", true, NONE), "2018-03-15")
                .refreshed(refreshed("2018-03-16", SILVER_TO_GOLD))
                .as(Format.JSON, ENGLISH);

        assertThat(MAPPER.readTree(json).get("credited")).hasToString("""
                {"tier":{"atLeast":null,"atMost":null,"settled":true},"day":"2018-03-15","since":"2018-03-15","late":true}""");
        assertThat(MAPPER.readTree(json).get("live")).hasToString("""
                {"tier":{"atLeast":"silver","atMost":"gold","settled":false}}""");
    }

    @Test
    void people_read_the_agencys_own_deadlines_beside_hubspots_days() {
        Remembered.StatusBuilder status = status().asOf("2018-03-16")
                .deadline(certification("2018-04-30"))
                .deadline(sale("2018-09-01", "1", "Acme GmbH", Optional.of("-600.00")))
                .deadline(sale("2018-10-01", "2", "Berta AG", Optional.empty()));

        assertThat(status.as(Format.TABLE, ENGLISH)).contains("""
                  Your deadlines
                       30 April 2018  in 45 days   Last day of the certification
                    1 September 2018  in 169 days  Acme GmbH leaves sold MRR (−$600.00)
                      1 October 2018  in 199 days  Berta AG leaves sold MRR (MRR unknown)
                """);
        assertThat(status.as(Format.TABLE, GERMAN))
                .contains("Eigene Fristen")
                .contains("30. April 2018")
                .contains("Letzter Tag der Zertifizierung")
                .contains("Acme GmbH fällt aus dem MRR aus verkauften Portalen (−600,00");
    }

    @Test
    void of_many_deadlines_the_first_ten_are_shown_and_the_others_counted() {
        Remembered.StatusBuilder status = status().asOf("2018-03-16");
        for (int i = 0; i < 13; i++) {
            status.deadline(sale("2018-09-01", "p" + i, "Portal " + i, Optional.of("-1.00")));
        }

        assertThat(status.as(Format.TABLE, ENGLISH))
                .contains("Portal 9 leaves sold MRR")
                .doesNotContain("Portal 10")
                .contains("and 3 more; --format json lists all");
    }

    private static ForecastEvent certification(String day) {
        return new ForecastEvent(
                LocalDate.parse(day), ForecastEvent.Kind.CERTIFICATION_EXPIRES, Optional.empty(), Optional.empty());
    }

    private static ForecastEvent sale(String day, String id, String name, Optional<String> amount) {
        return new ForecastEvent(
                LocalDate.parse(day),
                ForecastEvent.Kind.SOLD_EXPIRES,
                Optional.of(new PortalName(id, Optional.of(name))),
                amount.map(BigDecimal::new));
    }

    @Test
    void people_read_the_tiers_first_then_how_old_each_figure_is_and_what_comes() {
        assertThat(status().pending(pending("7052064", "Neukunde GmbH", money("900.00")))
                        .pending(pending("client-501", "", Interval.from(new BigDecimal("0.00"))))
                        .as(Format.TABLE, ENGLISH))
                .isEqualTo("""
                        Nordlicht Agentur                HubSpot agency programme, FAQ of 15 March 2018, as of 17 March 2018

                          Credited  GOLD  since 15 February 2018, until 15 April 2018 at least
                          Live      GOLD  with all facts of 16 March 2018

                          Sold MRR (12 months)  $2,400.00  3 portals  report of 1 March 2018, 16 days old
                          Managed MRR           $6,100.00  4 portals  as of 16 March 2018, 1 day old
                          Median app usage            3.5  6 portals  as of 16 March 2018, 1 day old
                          Certification             valid             as of 16 March 2018, 1 day old

                          Pending: 2 portals, counting from 1 April 2018 on
                            7052064     Neukunde GmbH  $900.00
                            client-501  –              unknown

                          Next
                            17 March 2018  today       Managed MRR, Median app usage, New customers
                             1 April 2018  in 15 days  Sold MRR (12 months)
                            15 April 2018  in 29 days  Tier
                        """);
    }

    @Test
    void german_is_german_throughout() {
        assertThat(late().as(Format.TABLE, GERMAN)).isEqualTo("""
                Nordlicht Agentur                             HubSpot-Agenturpartnerprogramm, FAQ vom 15. März 2018, Stand 17. März 2018

                  Zuerkannt    Mindestens SILBER, höchstens GOLD  seit dem 15. März 2018 (nachträglich berechnet), mindestens bis zum
                                                                  15. April 2018
                  Rechnerisch  Keine Partnerstufe                 nach allen Angaben vom 16. März 2018

                  MRR aus verkauften Portalen (12 Monate)  1.500,00 $ bis 2.400,00 $  3 Portale  Bericht vom 1. März 2018, 16 Tage alt
                                                                                                 (nachträglich berechnet)
                  MRR aus verwalteten Portalen                 mindestens 6.100,00 $  4 Portale  Stand 16. März 2018, 1 Tag alt
                  Medianwert der App-Nutzung                                       2  6 Portale  Stand 16. März 2018, 1 Tag alt
                  Agenturpartner-Zertifizierung                            unbekannt             Stand 16. März 2018, 1 Tag alt

                  Als Nächstes
                     17. März 2018  heute        MRR aus verwalteten Portalen, Medianwert der App-Nutzung, neue Kunden
                     1. April 2018  in 15 Tagen  MRR aus verkauften Portalen (12 Monate)
                    15. April 2018  in 29 Tagen  Partnerstufe

                  Nachträglich: erst später berechnet, mit Angaben von einem späteren Tag.
                """);
    }

    @Test
    void what_is_overdue_is_said_with_what_to_do() {
        String table = status().asOf("2018-04-15").as(Format.TABLE, ENGLISH);

        assertThat(table)
                .contains("since 15 February 2018; the update of 15 April 2018 has not been worked out yet")
                .contains("17 March 2018  29 days overdue  Managed MRR")
                .contains(" 1 April 2018  14 days overdue  Sold MRR")
                .contains("15 April 2018  today            Tier")
                .contains("What is overdue has not been worked out yet: run 'tierwise refresh'.");
        assertThat(status().as(Format.TABLE, ENGLISH)).doesNotContain("overdue");
    }

    @Test
    void of_many_pending_portals_the_first_are_shown() {
        StatusBuilder status = status();
        for (int i = 1; i <= 12; i++) {
            status.pending(pending("p" + i, "Kunde " + i, money("1.00")));
        }

        assertThat(status.as(Format.TABLE, ENGLISH))
                .contains("Pending: 12 portals")
                .contains("p10")
                .doesNotContain("p11")
                .contains("and 2 more; --format json lists all");
    }

    @Test
    void a_tier_that_the_programme_does_not_know_any_more_is_called_by_its_id() {
        assertThat(status().credited(update("2018-03-15", false, tier("bronze", "bronze")), "2018-03-15")
                        .as(Format.TABLE, ENGLISH))
                .contains("Credited  BRONZE");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 72, 80, 100, 140})
    void no_line_is_wider_than_the_paper(int columns) {
        History long_ = new History(
                "Eine Agentur mit einem Namen, der auf keine Zeile passt, die nur sechzig Zeichen breit ist",
                ZoneOffset.UTC,
                Remembered.PROGRAMME);
        for (RenderOptions options : new RenderOptions[] {ENGLISH, GERMAN}) {
            String table = late().of(long_)
                    .asOf("2018-05-01")
                    .pending(pending(
                            "client-1234567890",
                            "Kommanditgesellschaft auf Aktien und Gegenseitigkeit 日本支社",
                            money("900.00")))
                    .as(Format.TABLE, columns(options, columns));

            assertThat(table.lines())
                    .allSatisfy(line ->
                            assertThat(new Typeface(true).width(line)).as(line).isLessThanOrEqualTo(columns));
        }
    }

    @Test
    void at_sixty_columns_a_figure_takes_two_lines() {
        assertThat(status().as(Format.TABLE, columns(GERMAN, 60))).isEqualTo("""
                Nordlicht Agentur
                HubSpot-Agenturpartnerprogramm, FAQ vom 15. März 2018, Stand
                17. März 2018

                  Zuerkannt    GOLD  seit dem 15. Februar 2018, mindestens
                                     bis zum 15. April 2018
                  Rechnerisch  GOLD  nach allen Angaben vom 16. März 2018

                  MRR aus verkauften Portalen (12 Monate)
                    2.400,00 $  3 Portale  Bericht vom 1. März 2018, 16 Tage
                                           alt
                  MRR aus verwalteten Portalen
                    6.100,00 $  4 Portale  Stand 16. März 2018, 1 Tag alt
                  Medianwert der App-Nutzung
                           3,5  6 Portale  Stand 16. März 2018, 1 Tag alt
                  Agenturpartner-Zertifizierung
                        gültig             Stand 16. März 2018, 1 Tag alt

                  Als Nächstes
                     17. März 2018  heute        MRR aus verwalteten
                                                 Portalen, Medianwert der
                                                 App-Nutzung, neue Kunden
                     1. April 2018  in 15 Tagen  MRR aus verkauften Portalen
                                                 (12 Monate)
                    15. April 2018  in 29 Tagen  Partnerstufe
                """);
    }

    @Test
    void without_unicode_only_ascii_is_written() {
        assertThat(late().pending(pending("1", "Bäckerei Grün", money("1.00"))).as(Format.TABLE, ascii(GERMAN)))
                .isASCII()
                .contains("Baeckerei Gruen");
    }

    @Test
    void colour_repeats_what_the_words_say() {
        String coloured = late().asOf("2018-05-01").as(Format.TABLE, coloured(ENGLISH));

        assertThat(coloured).contains("\u001B[1;33mAt least SILVER, at most GOLD\u001B[0m");
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", ""))
                .isEqualTo(late().asOf("2018-05-01").as(Format.TABLE, ENGLISH));
    }

    @Test
    void what_others_wrote_cannot_steer_the_terminal() {
        History hostile = new History("\u001B[31mred\u0007", ZoneOffset.UTC, Remembered.PROGRAMME);
        assertThat(status().of(hostile)
                        .pending(pending("\u001B[2J", "line\nbreak", money("1.00")))
                        .as(Format.TABLE, ENGLISH))
                .doesNotContain("\u001B")
                .doesNotContain("\u0007")
                .contains("line break");
    }

    @Test
    void a_wiki_takes_the_same_as_headings_and_tables() {
        assertThat(status().asOf("2018-03-18")
                        .pending(pending("7052064", "Neukunde GmbH", money("900.00")))
                        .pending(pending("client-501", "", Interval.from(new BigDecimal("0.00"))))
                        .deadline(sale("2018-09-01", "1", "Acme GmbH", Optional.of("-600.00")))
                        .as(Format.MARKDOWN, ENGLISH))
                .isEqualTo("""
                        # Nordlicht Agentur

                        HubSpot agency programme, FAQ of 15 March 2018, as of 18 March 2018

                        |  | Tier |  |
                        |---|---|---|
                        | Credited | GOLD | since 15 February 2018, until 15 April 2018 at least |
                        | Live | GOLD | with all facts of 16 March 2018 |

                        |  | Value | Portals |  |
                        |---|---:|---:|---|
                        | Sold MRR (12 months) | $2,400.00 | 3 portals | report of 1 March 2018, 17 days old |
                        | Managed MRR | $6,100.00 | 4 portals | as of 16 March 2018, 2 days old |
                        | Median app usage | 3.5 | 6 portals | as of 16 March 2018, 2 days old |
                        | Certification | valid |  | as of 16 March 2018, 2 days old |

                        ## Pending: 2 portals, counting from 1 April 2018 on

                        | Portal | Name | MRR |
                        |---|---|---:|
                        | 7052064 | Neukunde GmbH | $900.00 |
                        | client-501 | – | unknown |

                        ## Next

                        | Day | When | What |
                        |---:|---|---|
                        | 17 March 2018 | 1 day overdue | Managed MRR, Median app usage, New customers |
                        | 1 April 2018 | in 14 days | Sold MRR (12 months) |
                        | 15 April 2018 | in 28 days | Tier |

                        ## Your deadlines

                        | Day | When | What |
                        |---:|---|---|
                        | 1 September 2018 | in 167 days | Acme GmbH leaves sold MRR (−$600.00) |

                        - What is overdue has not been worked out yet: run 'tierwise refresh'.
                        """);
    }

    @Test
    void a_german_wiki_reads_german() {
        assertThat(late().as(Format.MARKDOWN, GERMAN)).isEqualTo("""
                # Nordlicht Agentur

                HubSpot-Agenturpartnerprogramm, FAQ vom 15. März 2018, Stand 17. März 2018

                |  | Partnerstufe |  |
                |---|---|---|
                | Zuerkannt | Mindestens SILBER, höchstens GOLD | seit dem 15. März 2018 (nachträglich berechnet), mindestens bis zum 15. April 2018 |
                | Rechnerisch | Keine Partnerstufe | nach allen Angaben vom 16. März 2018 |

                |  | Wert | Portale |  |
                |---|---:|---:|---|
                | MRR aus verkauften Portalen (12 Monate) | 1.500,00 $ bis 2.400,00 $ | 3 Portale | Bericht vom 1. März 2018, 16 Tage alt (nachträglich berechnet) |
                | MRR aus verwalteten Portalen | mindestens 6.100,00 $ | 4 Portale | Stand 16. März 2018, 1 Tag alt |
                | Medianwert der App-Nutzung | 2 | 6 Portale | Stand 16. März 2018, 1 Tag alt |
                | Agenturpartner-Zertifizierung | unbekannt |  | Stand 16. März 2018, 1 Tag alt |

                ## Als Nächstes

                | Tag | Wann | Was |
                |---:|---|---|
                | 17. März 2018 | heute | MRR aus verwalteten Portalen, Medianwert der App-Nutzung, neue Kunden |
                | 1. April 2018 | in 15 Tagen | MRR aus verkauften Portalen (12 Monate) |
                | 15. April 2018 | in 29 Tagen | Partnerstufe |

                - Nachträglich: erst später berechnet, mit Angaben von einem späteren Tag.
                """);
    }

    @Test
    void of_many_a_wiki_takes_the_first_too() {
        StatusBuilder status = status();
        for (int i = 1; i <= 12; i++) {
            status.pending(pending("p" + i, "Kunde " + i, money("1.00")));
        }

        assertThat(status.as(Format.MARKDOWN, ENGLISH))
                .contains("| p10 |")
                .doesNotContain("p11")
                .contains("\n\nand 2 more; --format json lists all\n\n## Next\n");
    }

    @Test
    void what_others_wrote_is_no_markup() {
        History hostile = new History(HOSTILE, ZoneOffset.UTC, Remembered.PROGRAMME);

        assertThat(status().of(hostile)
                        .credited(update("2018-03-15", false, tier("<i>", "<i>")), "2018-03-15")
                        .pending(pending("|7|", HOSTILE, money("1.00")))
                        .deadline(sale("2018-09-01", "1", HOSTILE, Optional.of("-600.00")))
                        .as(Format.MARKDOWN, ENGLISH))
                .startsWith("# " + INERT + "\n\n")
                .contains("| Credited | &lt;I&gt; | since")
                .contains("| \\|7\\| | " + INERT + " | $1.00 |\n")
                .contains("| in 168 days | " + INERT + " leaves sold MRR (−$600.00) |\n")
                .doesNotContain("<")
                .doesNotContain("\u001B")
                .doesNotContain("\u202E");
    }

    private static StatusBuilder late() {
        return status().credited(update("2018-03-15", true, SILVER_TO_GOLD), "2018-03-15")
                .published(report("2018-03-01", true, money("1500.00", "2400.00")))
                .refreshed(refreshed(
                        "2018-03-16",
                        figure(money("1500.00", "2400.00"), 3),
                        figure(Interval.from(new BigDecimal("6100.00")), 4),
                        new BigDecimal("2"),
                        State.UNDETERMINED,
                        NONE));
    }
}
