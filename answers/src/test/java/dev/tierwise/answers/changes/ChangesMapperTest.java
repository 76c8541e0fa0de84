package dev.tierwise.answers.changes;

import static dev.tierwise.answers.Contract.line;
import static dev.tierwise.answers.Contract.promised;
import static dev.tierwise.answers.Remembered.GOLD;
import static dev.tierwise.answers.Remembered.HOSTILE;
import static dev.tierwise.answers.Remembered.INERT;
import static dev.tierwise.answers.Remembered.NONE;
import static dev.tierwise.answers.Remembered.PROGRAMME;
import static dev.tierwise.answers.Remembered.SILVER;
import static dev.tierwise.answers.Remembered.change;
import static dev.tierwise.answers.Remembered.counts;
import static dev.tierwise.answers.Remembered.figure;
import static dev.tierwise.answers.Remembered.may;
import static dev.tierwise.answers.Remembered.money;
import static dev.tierwise.answers.Remembered.nothing;
import static dev.tierwise.answers.Remembered.refreshed;
import static dev.tierwise.answers.Remembered.status;
import static dev.tierwise.answers.Remembered.update;
import static dev.tierwise.answers.Remembered.written;
import static dev.tierwise.answers.Reports.ENGLISH;
import static dev.tierwise.answers.Reports.GERMAN;
import static dev.tierwise.answers.Reports.ascii;
import static dev.tierwise.answers.Reports.coloured;
import static dev.tierwise.answers.Reports.columns;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.application.changes.AppChanges;
import dev.tierwise.application.changes.ChangeReason;
import dev.tierwise.application.changes.ChangesAnswer;
import dev.tierwise.application.changes.PortalChange;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.status.StatusAnswer;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesMapperTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void programs_read_both_days_and_below_each_figure_the_portals_behind_it() throws IOException {
        String promise = """
                {"schema": "tierwise/changes/1", "programme": "hubspot-2018-01", "partner": "Nordlicht Agentur",
                 "from": {"asOf": "2018-02-10", "refreshedOn": "2018-02-08",
                   "credited": {"tier": {"atLeast": null, "atMost": null, "settled": true},
                     "day": "2018-01-15", "since": "2018-01-15", "late": true},
                   "live": {"tier": {"atLeast": "silver", "atMost": "silver", "settled": true}}},
                 "to": {"asOf": "2018-03-16", "refreshedOn": "2018-03-16",
                   "credited": {"tier": {"atLeast": "gold", "atMost": "gold", "settled": true},
                     "day": "2018-03-15", "since": "2018-02-15", "late": false},
                   "live": {"tier": {"atLeast": "gold", "atMost": "gold", "settled": true}}},
                 "metrics": {
                   "sold-mrr": {
                     "from": {"low": "1900.00", "high": "1900.00", "unit": "USD", "portals": {"low": 2, "high": 2}},
                     "to": {"low": "2400.00", "high": "2400.00", "unit": "USD", "portals": {"low": 3, "high": 3}},
                     "portals": [
                       {"id": "101", "name": "Alpha GmbH", "change": "new", "reason": "new-customer",
                        "from": {"state": "does-not-count", "low": "0.00", "high": "0.00"},
                        "to": {"state": "counts", "low": "900.00", "high": "900.00"}},
                       {"id": "102", "name": null, "change": "lost", "reason": "sold-too-long-ago",
                        "from": {"state": "counts", "low": "400.00", "high": "400.00"},
                        "to": {"state": "does-not-count", "low": "0.00", "high": "0.00"}}]},
                   "managed-mrr": {
                     "from": {"low": "6100.00", "high": null, "unit": "USD", "portals": {"low": 4, "high": 4}},
                     "to": {"low": "6100.00", "high": "6100.00", "unit": "USD", "portals": {"low": 4, "high": 4}},
                     "portals": [
                       {"id": "104", "name": "Delta", "change": "changed", "reason": "mrr-known",
                        "from": {"state": "unknown", "low": "0.00", "high": null},
                        "to": {"state": "counts", "low": "800.00", "high": "800.00"}}]},
                   "median-app-usage": {
                     "from": {"low": "3", "high": "3", "unit": "apps", "portals": {"low": 6, "high": 6}},
                     "to": {"low": "3.5", "high": "3.5", "unit": "apps", "portals": {"low": 6, "high": 6}},
                     "portals": [
                       {"id": "105", "name": "Epsilon", "change": "changed", "reason": "apps-changed",
                        "from": {"state": "counts", "low": 3, "high": 3},
                        "to": {"state": "counts", "low": 4, "high": 4},
                        "added": ["crm", "forms"], "removed": ["email"], "unclear": []}]},
                   "certification": {"from": {"state": "unmet"}, "to": {"state": "met"}}}}
                """;

        assertThat(promised(as(changes(), Format.JSON, ENGLISH), promise)).isEqualTo(line(promise));
    }

    @Test
    void people_read_what_each_portal_did_to_each_figure() {
        assertThat(as(changes(), Format.TABLE, ENGLISH)).isEqualTo("""
                Nordlicht Agentur                                     HubSpot agency programme, FAQ of 15 March 2018
                Changes from 10 February 2018 (refreshed on 8 February 2018) to 16 March 2018

                  Credited  none → Gold
                  Live      Silver → Gold

                  Sold MRR (12 months)  $1,900.00 → $2,400.00, +$500.00, 2 → 3 portals
                    + 101  Alpha GmbH  +$900.00  new customer
                    − 102  –           −$400.00  sold over 12 months ago

                  Managed MRR  $6,100.00 or more → $6,100.00, 4 portals
                    ~ 104  Delta  ?  MRR has become known, unknown → counts, unknown → $800.00

                  Median app usage  3 → 3.5, +0.5, 6 portals
                    ~ 105  Epsilon  +1 app  other apps, +CRM, +Forms, −Email, 3 → 4

                  Certification  not valid → valid
                """);
    }

    @Test
    void what_is_the_same_is_said_to_be() {
        StatusAnswer day = status().asOf("2018-03-16").build();

        assertThat(as(new ChangesAnswer(day, day, Map.of()), Format.TABLE, GERMAN))
                .isEqualTo("""
                Nordlicht Agentur                                                  HubSpot-Agenturpartnerprogramm, FAQ vom 15. März 2018
                Änderungen vom 16. März 2018 bis zum 16. März 2018

                  Zuerkannt    weiterhin Gold
                  Rechnerisch  weiterhin Gold

                  MRR aus verkauften Portalen (12 Monate)  weiterhin 2.400,00 $, 3 Portale

                  MRR aus verwalteten Portalen  weiterhin 6.100,00 $, 4 Portale

                  Medianwert der App-Nutzung  weiterhin 3,5, 6 Portale

                  Agenturpartner-Zertifizierung  weiterhin gültig
                """);
    }

    @Test
    void at_sixty_columns_a_portal_takes_two_lines() {
        assertThat(as(changes(), Format.TABLE, columns(GERMAN, 60))).contains("""
                  MRR aus verwalteten Portalen
                    mindestens 6.100,00 $ → 6.100,00 $, 4 Portale
                    ~ 104  Delta  ?  MRR ist bekannt geworden, unbekannt →
                                     zählt, unbekannt → 800,00 $
                """.stripIndent());
    }

    @Test
    void of_many_portals_those_with_the_largest_effect_are_shown() {
        Map<MetricId, List<PortalChange>> portals = Map.of(
                MetricId.SOLD_MRR,
                IntStream.rangeClosed(1, 25)
                        .mapToObj(i -> change(
                                "p" + i, "Kunde " + i, ChangeReason.NEW_CUSTOMER, nothing("0.00"), counts("9.00")))
                        .toList());
        ChangesAnswer many = new ChangesAnswer(from(), to(), portals);

        assertThat(as(many, Format.TABLE, ENGLISH))
                .contains("p20")
                .doesNotContain("p21")
                .contains("and 5 with less effect; --format csv lists all");
        assertThat(as(many, Format.CSV, ENGLISH)).contains("p25");
    }

    @Test
    void an_app_that_the_programme_does_not_know_any_more_is_called_by_its_id() {
        ChangesAnswer answer = new ChangesAnswer(
                from(),
                to(),
                Map.of(
                        MetricId.MEDIAN_APP_USAGE,
                        List.of(change(
                                "1",
                                "",
                                ChangeReason.APPS_CHANGED,
                                counts("1"),
                                counts("1"),
                                new AppChanges(List.of(), List.of(), List.of("fax"))))));

        assertThat(as(answer, Format.TABLE, ENGLISH)).contains("0 apps  other apps, ?fax");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 140})
    void no_line_is_wider_than_the_paper(int columns) {
        for (RenderOptions options : new RenderOptions[] {ENGLISH, GERMAN, ascii(GERMAN)}) {
            assertThat(as(changes(), Format.TABLE, columns(options, columns)).lines())
                    .allSatisfy(line ->
                            assertThat(new Typeface(true).width(line)).as(line).isLessThanOrEqualTo(columns));
        }
    }

    @Test
    void without_unicode_only_ascii_is_written() {
        assertThat(as(changes(), Format.TABLE, ascii(GERMAN)))
                .isASCII()
                .contains("1.900,00 $ -> 2.400,00 $")
                .contains("- 102  -           -400,00 $");
    }

    @Test
    void colour_repeats_what_the_words_say() {
        String coloured = as(changes(), Format.TABLE, coloured(ENGLISH));

        assertThat(coloured).contains("\u001B[32m+ 101\u001B[0m").contains("\u001B[31m− 102\u001B[0m");
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(as(changes(), Format.TABLE, ENGLISH));
    }

    @Test
    void a_wiki_takes_the_same_as_headings_and_tables() {
        assertThat(as(changes(), Format.MARKDOWN, ENGLISH)).isEqualTo("""
                # Nordlicht Agentur

                HubSpot agency programme, FAQ of 15 March 2018

                Changes from 10 February 2018 (refreshed on 8 February 2018) to 16 March 2018

                |  | Tier |
                |---|---|
                | Credited | none → Gold |
                | Live | Silver → Gold |

                ## Sold MRR (12 months)

                $1,900.00 → $2,400.00, +$500.00, 2 → 3 portals

                | Portal | Name | Difference | Reason |
                |---|---|---:|---|
                | + 101 | Alpha GmbH | +$900.00 | new customer |
                | − 102 | – | −$400.00 | sold over 12 months ago |

                ## Managed MRR

                $6,100.00 or more → $6,100.00, 4 portals

                | Portal | Name | Difference | Reason |
                |---|---|---:|---|
                | \\~ 104 | Delta | ? | MRR has become known, unknown → counts, unknown → $800.00 |

                ## Median app usage

                3 → 3.5, +0.5, 6 portals

                | Portal | Name | Difference | Reason |
                |---|---|---:|---|
                | \\~ 105 | Epsilon | +1 app | other apps, +CRM, +Forms, −Email, 3 → 4 |

                ## Certification

                not valid → valid
                """);
    }

    @Test
    void a_german_wiki_reads_german() {
        StatusAnswer day = status().asOf("2018-03-16").build();

        assertThat(as(new ChangesAnswer(day, day, Map.of()), Format.MARKDOWN, GERMAN))
                .isEqualTo("""
                # Nordlicht Agentur

                HubSpot-Agenturpartnerprogramm, FAQ vom 15. März 2018

                Änderungen vom 16. März 2018 bis zum 16. März 2018

                |  | Partnerstufe |
                |---|---|
                | Zuerkannt | weiterhin Gold |
                | Rechnerisch | weiterhin Gold |

                ## MRR aus verkauften Portalen (12 Monate)

                weiterhin 2.400,00 $, 3 Portale

                ## MRR aus verwalteten Portalen

                weiterhin 6.100,00 $, 4 Portale

                ## Medianwert der App-Nutzung

                weiterhin 3,5, 6 Portale

                ## Agenturpartner-Zertifizierung

                weiterhin gültig
                """);
        assertThat(as(changes(), Format.MARKDOWN, GERMAN))
                .contains(
                        "| Portal | Name | Differenz | Grund |\n|---|---|---:|---|\n| + 101 | Alpha GmbH | +900,00 $ |");
    }

    @Test
    void what_others_wrote_is_no_markup() {
        StatusAnswer day =
                status().of(new History(HOSTILE, ZoneOffset.UTC, PROGRAMME)).build();
        ChangesAnswer hostile = new ChangesAnswer(
                day,
                day,
                Map.of(
                        MetricId.MEDIAN_APP_USAGE,
                        List.of(change(
                                "|7|",
                                HOSTILE,
                                ChangeReason.APPS_CHANGED,
                                counts("1"),
                                counts("2"),
                                new AppChanges(List.of(HOSTILE), List.of(), List.of())))));

        assertThat(as(hostile, Format.MARKDOWN, ENGLISH))
                .startsWith("# " + INERT + "\n\n")
                .contains("| \\~ \\|7\\| | " + INERT + " | +1 app | other apps, +" + INERT + ", 1 → 2 |\n")
                .doesNotContain("<")
                .doesNotContain("\u001B")
                .doesNotContain("\u202E");
    }

    @Test
    void scripts_read_a_row_per_metric_and_one_per_portal_behind_it() {
        assertThat(as(changes(), Format.CSV, ENGLISH)).isEqualTo("""
                record,metric,portal_id,name,change,reason,from_state,from_low,from_high,to_state,to_low,to_high,unit,\
                from_portals_low,from_portals_high,to_portals_low,to_portals_high,apps_added,apps_removed,apps_unclear
                metric,sold-mrr,,,,,,1900.00,1900.00,,2400.00,2400.00,USD,2,2,3,3,,,
                portal,sold-mrr,101,Alpha GmbH,new,new-customer,does-not-count,0.00,0.00,counts,900.00,900.00,USD,,,,,,,
                portal,sold-mrr,102,,lost,sold-too-long-ago,counts,400.00,400.00,does-not-count,0.00,0.00,USD,,,,,,,
                metric,managed-mrr,,,,,,6100.00,,,6100.00,6100.00,USD,4,4,4,4,,,
                portal,managed-mrr,104,Delta,changed,mrr-known,unknown,0.00,,counts,800.00,800.00,USD,,,,,,,
                metric,median-app-usage,,,,,,3,3,,3.5,3.5,apps,6,6,6,6,,,
                portal,median-app-usage,105,Epsilon,changed,apps-changed,counts,3,3,counts,4,4,apps,,,,,crm;forms,email,
                metric,certification,,,,,unmet,,,met,,,,,,,,,,
                """.replace("\n", "\r\n"));
    }

    private static ChangesAnswer changes() {
        Map<MetricId, List<PortalChange>> portals = new LinkedHashMap<>();
        portals.put(
                MetricId.SOLD_MRR,
                List.of(
                        change("101", "Alpha GmbH", ChangeReason.NEW_CUSTOMER, nothing("0.00"), counts("900.00")),
                        change("102", "", ChangeReason.SOLD_TOO_LONG_AGO, counts("400.00"), nothing("0.00"))));
        portals.put(
                MetricId.MANAGED_MRR,
                List.of(change(
                        "104",
                        "Delta",
                        ChangeReason.MRR_KNOWN,
                        may(Interval.from(new BigDecimal("0.00"))),
                        counts("800.00"))));
        portals.put(
                MetricId.MEDIAN_APP_USAGE,
                List.of(change(
                        "105",
                        "Epsilon",
                        ChangeReason.APPS_CHANGED,
                        counts("3"),
                        counts("4"),
                        new AppChanges(List.of("crm", "forms"), List.of("email"), List.of()))));
        return new ChangesAnswer(from(), to(), portals);
    }

    private static StatusAnswer from() {
        return status().asOf("2018-02-10")
                .refreshed(refreshed(
                        "2018-02-08",
                        figure(money("1900.00"), 2),
                        figure(Interval.from(new BigDecimal("6100.00")), 4),
                        new BigDecimal("3"),
                        State.UNMET,
                        SILVER))
                .credited(update("2018-01-15", true, NONE), "2018-01-15")
                .build();
    }

    private static StatusAnswer to() {
        return status().asOf("2018-03-16")
                .credited(update("2018-03-15", false, GOLD), "2018-02-15")
                .build();
    }

    private static String as(ChangesAnswer answer, Format format, RenderOptions options) {
        return written(out -> ChangesMapper.of(answer).write(format, options, out));
    }
}
