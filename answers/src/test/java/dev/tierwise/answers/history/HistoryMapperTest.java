package dev.tierwise.answers.history;

import static dev.tierwise.answers.Contract.line;
import static dev.tierwise.answers.Contract.promised;
import static dev.tierwise.answers.Remembered.GOLD;
import static dev.tierwise.answers.Remembered.HISTORY;
import static dev.tierwise.answers.Remembered.HOSTILE;
import static dev.tierwise.answers.Remembered.INERT;
import static dev.tierwise.answers.Remembered.NONE;
import static dev.tierwise.answers.Remembered.PROGRAMME;
import static dev.tierwise.answers.Remembered.SILVER;
import static dev.tierwise.answers.Remembered.SILVER_TO_GOLD;
import static dev.tierwise.answers.Remembered.figure;
import static dev.tierwise.answers.Remembered.money;
import static dev.tierwise.answers.Remembered.refreshed;
import static dev.tierwise.answers.Remembered.report;
import static dev.tierwise.answers.Remembered.tier;
import static dev.tierwise.answers.Remembered.update;
import static dev.tierwise.answers.Remembered.written;
import static dev.tierwise.answers.Reports.ENGLISH;
import static dev.tierwise.answers.Reports.GERMAN;
import static dev.tierwise.answers.Reports.ascii;
import static dev.tierwise.answers.Reports.coloured;
import static dev.tierwise.answers.Reports.columns;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.Programmes;
import dev.tierwise.answers.Reports;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.application.history.HistoryAnswer;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.State;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryMapperTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void programs_read_the_days_with_the_metrics_of_evaluate_and_the_events() throws IOException {
        HistoryAnswer history = history(
                List.of(refreshed("2018-03-16", GOLD)),
                List.of(report("2018-03-01", true, money("2400.00")), update("2018-03-15", false, SILVER_TO_GOLD)));

        String promise = """
                {"schema": "tierwise/history/1", "partner": "Nordlicht Agentur", "programme": "hubspot-2018-01",
                 "days": [{"day": "2018-03-16", "metrics": {
                     "sold-mrr": {"low": "2400.00", "high": "2400.00", "unit": "USD", "portals": {"low": 3, "high": 3}},
                     "managed-mrr": {"low": "6100.00", "high": "6100.00", "unit": "USD", "portals": {"low": 4, "high": 4}},
                     "median-app-usage": {"low": "3.5", "high": "3.5", "unit": "apps", "portals": {"low": 6, "high": 6}},
                     "certification": {"state": "met"}},
                   "live": {"tier": {"atLeast": "gold", "atMost": "gold", "settled": true}}}],
                 "events": [
                   {"event": "monthly-report", "day": "2018-03-01", "late": true,
                    "sold-mrr": {"low": "2400.00", "high": "2400.00", "unit": "USD", "portals": {"low": 3, "high": 3}}},
                   {"event": "tier", "day": "2018-03-15", "late": false,
                    "tier": {"atLeast": "silver", "atMost": "gold", "settled": false}}]}
                """;

        assertThat(promised(as(history, Format.JSON, ENGLISH), promise)).isEqualTo(line(promise));
    }

    @Test
    void the_metrics_are_written_as_in_the_answer_of_evaluate_but_for_the_days_of_certificates() throws IOException {
        JsonNode evaluated = MAPPER.readTree(Reports.gaps().as(Format.JSON, ENGLISH));
        RecordedDay day = new RecordedDay(
                Reports.DAY,
                refreshed("2018-03-15", GOLD).refreshedAt(),
                Reports.gaps().build().evaluation().measurements(),
                GOLD);

        JsonNode remembered = MAPPER.readTree(as(history(List.of(day), List.of()), Format.JSON, ENGLISH));

        ((ObjectNode) evaluated.at("/metrics/certification")).remove(List.of("validUntil", "validFrom"));
        assertThat(remembered.get("days").get(0).get("metrics"))
                .hasToString(evaluated.get("metrics").toString());
    }

    @Test
    void nothing_is_two_empty_lists_for_programs_and_a_sentence_for_people() throws IOException {
        HistoryAnswer nothing = history(List.of(), List.of());

        assertThat(MAPPER.readTree(as(nothing, Format.JSON, ENGLISH)).get("days"))
                .isEmpty();
        assertThat(MAPPER.readTree(as(nothing, Format.JSON, ENGLISH)).get("events"))
                .isEmpty();
        assertThat(as(nothing, Format.TABLE, ENGLISH)).contains("Nothing was refreshed or published in this time.");
        assertThat(as(nothing, Format.CSV, ENGLISH).lines()).hasSize(1);
    }

    @Test
    void people_read_a_row_for_each_month_below_the_lines() {
        assertThat(as(months(), Format.TABLE, ENGLISH)).isEqualTo("""
                Nordlicht Agentur                                     HubSpot agency programme, FAQ of 15 March 2018
                20 January 2018 to 16 March 2018, refreshed on 5 days

                  Sold MRR (12 months)  ▁▁██ █  $2,400.00–$3,000.00  from $1,000.00 to $2,500.00
                                             ?
                  Managed MRR           ▁██▂ ▆          ≥ $6,000.00  from $5,000.00 to $6,500.00
                                             ?
                  Median app usage      ▁▆▆█ █                  3.5  from 2 to 3.5
                  Certification         ███▁ ▁              unknown
                                             ?
                  Live tier             ▃▃▅▁ ▃          Silver–Gold
                                             ?
                  Credited tier         ▃▃▃▅ ▃          Silver–Gold
                                             ?

                  Month                          Sold      Managed  Apps  Live         Credited
                  January 2018             $1,000.00*    $6,500.00     3  Silver       Silver*
                  February 2018            $2,500.00*    $5,200.00   3.5  none         Gold ▲
                  March 2018     $2,400.00–$3,000.00*  ≥ $6,000.00   3.5  Silver–Gold  Silver–Gold*

                  ? Facts were unknown: the line shows the least that the value can have been.
                  * Late: worked out after its day, with the facts of a later one.
                """);
    }

    @Test
    void a_month_at_most_has_a_row_for_each_day() {
        HistoryAnswer days = new HistoryAnswer(
                HISTORY,
                Optional.of(LocalDate.parse("2018-03-01")),
                Optional.of(LocalDate.parse("2018-03-31")),
                Optional.of(update("2018-02-15", false, SILVER)),
                List.of(refreshed("2018-03-14", SILVER), refreshed("2018-03-16", GOLD)),
                List.of(report("2018-03-01", true, money("2400.00")), update("2018-03-15", true, GOLD)));

        assertThat(as(days, Format.TABLE, ENGLISH)).isEqualTo("""
                Nordlicht Agentur                                     HubSpot agency programme, FAQ of 15 March 2018
                1 March 2018 to 31 March 2018, refreshed on 2 days

                  Sold MRR (12 months)        ▅▅          $2,400.00
                  Managed MRR                 ▅▅          $6,100.00
                  Median app usage            ▅▅                3.5
                  Certification               ██              valid
                  Live tier                   ▃▅               Gold
                  Credited tier               ▃▅               Gold

                            Day        Sold    Managed  Apps  Live    Credited
                   1 March 2018  $2,400.00*          –     –  –       Silver
                  14 March 2018   $2,400.00  $6,100.00   3.5  Silver  Silver
                  15 March 2018           –          –     –  –       Gold* ▲
                  16 March 2018   $2,400.00  $6,100.00   3.5  Gold    Gold

                  * Late: worked out after its day, with the facts of a later one.
                """);
    }

    @Test
    void a_credited_tier_shows_where_it_went_if_that_is_certain() {
        String table = as(
                history(
                        List.of(),
                        List.of(
                                update("2018-01-15", false, SILVER),
                                update("2018-02-15", false, GOLD),
                                update("2018-03-15", false, SILVER),
                                update("2018-04-15", false, SILVER_TO_GOLD),
                                update("2018-05-15", false, NONE),
                                update("2018-06-15", false, SILVER))),
                Format.TABLE,
                ENGLISH);

        assertThat(table.lines().filter(line -> line.contains("2018  ")).map(String::strip))
                .containsExactly(
                        "January 2018      –        –     –  –     Silver",
                        "February 2018     –        –     –  –     Gold ▲",
                        "March 2018        –        –     –  –     Silver ▼",
                        "April 2018        –        –     –  –     Silver–Gold",
                        "May 2018          –        –     –  –     none",
                        "June 2018         –        –     –  –     Silver ▲");
    }

    @Test
    void five_years_are_sixty_rows_and_lines_as_wide_as_there_is_room() {
        List<RecordedDay> days = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2013, 1, 1); day.getYear() < 2018; day = day.plusDays(1)) {
            days.add(refreshed(
                    day.toString(),
                    figure(money(day.getMonthValue() + "00.00"), 3),
                    figure(money("6100.00"), 4),
                    BigDecimal.ONE,
                    State.MET,
                    GOLD));
        }

        String table = as(history(days, List.of()), Format.TABLE, ENGLISH);

        assertThat(table.lines()).hasSizeLessThan(75);
        assertThat(table.lines().filter(line -> line.startsWith("  Sold MRR")))
                .singleElement()
                .satisfies(line -> assertThat(line.codePoints().filter(c -> "▁▂▃▄▅▆▇█".indexOf(c) >= 0))
                        .hasSizeGreaterThan(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 140})
    void no_line_is_wider_than_the_paper(int columns) {
        for (RenderOptions options : new RenderOptions[] {ENGLISH, GERMAN, ascii(GERMAN)}) {
            assertThat(as(months(), Format.TABLE, columns(options, columns)).lines())
                    .allSatisfy(line ->
                            assertThat(new Typeface(true).width(line)).as(line).isLessThanOrEqualTo(columns));
        }
    }

    @Test
    void at_sixty_columns_a_month_takes_two_lines() {
        assertThat(as(months(), Format.TABLE, columns(GERMAN, 60))).isEqualTo("""
                Nordlicht Agentur
                HubSpot-Agenturpartnerprogramm, FAQ vom 15. März 2018
                20. Januar 2018 bis 16. März 2018, 5 Tage aktualisiert

                  MRR aus verkauften Portalen (12 Monate)
                    ▁▁██ █  2.400,00 $–3.000,00 $
                         ?
                    von 1.000,00 $ bis 2.500,00 $
                  MRR aus verwalteten Portalen
                    ▁██▂ ▆           ≥ 6.000,00 $
                         ?
                    von 5.000,00 $ bis 6.500,00 $
                  Medianwert der App-Nutzung
                    ▁▆▆█ █                    3,5
                    von 2 bis 3,5
                  Agenturpartner-Zertifizierung
                    ███▁ ▁              unbekannt
                         ?
                  Rechnerische Partnerstufe
                    ▃▃▅▁ ▃            Silber–Gold
                         ?
                  Zuerkannte Partnerstufe
                    ▃▃▃▅ ▃            Silber–Gold
                         ?

                  Januar 2018
                    Rechnerisch Silber       Zuerkannt Silber*
                    Verkauft 1.000,00 $*, Verwaltet 6.500,00 $, Apps 3
                  Februar 2018
                    Rechnerisch keine        Zuerkannt Gold ▲
                    Verkauft 2.500,00 $*, Verwaltet 5.200,00 $, Apps 3,5
                  März 2018
                    Rechnerisch Silber–Gold  Zuerkannt Silber–Gold*
                    Verkauft 2.400,00 $–3.000,00 $*, Verwaltet ≥ 6.000,00 $,
                    Apps 3,5

                  ? Angaben waren unbekannt: Die Linie zeigt das Mindeste,
                  was der Wert gewesen sein kann.
                  * Nachträglich: erst später berechnet, mit Angaben von
                  einem späteren Tag.
                """);
    }

    @Test
    void without_unicode_only_ascii_is_written() {
        assertThat(as(months(), Format.TABLE, ascii(GERMAN)))
                .isASCII()
                .contains("Gold ^")
                .contains(">= 6.000,00 $");
    }

    @Test
    void colour_repeats_what_the_words_say() {
        String coloured = as(months(), Format.TABLE, coloured(ENGLISH));

        assertThat(coloured).contains("\u001B[32mGold ▲\u001B[0m");
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(as(months(), Format.TABLE, ENGLISH));
    }

    @Test
    void a_wiki_takes_the_same_as_tables_without_the_lines() {
        assertThat(as(months(), Format.MARKDOWN, ENGLISH)).isEqualTo("""
                # Nordlicht Agentur

                HubSpot agency programme, FAQ of 15 March 2018

                20 January 2018 to 16 March 2018, refreshed on 5 days

                |  | Last value |  |
                |---|---:|---|
                | Sold MRR (12 months) | $2,400.00–$3,000.00 | from $1,000.00 to $2,500.00 ? |
                | Managed MRR | ≥ $6,000.00 | from $5,000.00 to $6,500.00 ? |
                | Median app usage | 3.5 | from 2 to 3.5 |
                | Certification | unknown | ? |
                | Live tier | Silver–Gold | ? |
                | Credited tier | Silver–Gold | ? |

                | Month | Sold | Managed | Apps | Live | Credited |
                |---|---:|---:|---:|---|---|
                | January 2018 | $1,000.00\\* | $6,500.00 | 3 | Silver | Silver\\* |
                | February 2018 | $2,500.00\\* | $5,200.00 | 3.5 | none | Gold ▲ |
                | March 2018 | $2,400.00–$3,000.00\\* | ≥ $6,000.00 | 3.5 | Silver–Gold | Silver–Gold\\* |

                - ? Facts were unknown on some of these days: the range shows the least that the value can have been.
                - \\* Late: worked out after its day, with the facts of a later one.
                """);
        assertThat(as(history(List.of(), List.of()), Format.MARKDOWN, ENGLISH))
                .endsWith("\n\nNothing was refreshed or published in this time.\n");
    }

    @Test
    void a_german_wiki_reads_german() {
        HistoryAnswer days = history(
                List.of(refreshed("2018-03-14", SILVER_TO_GOLD), refreshed("2018-03-16", GOLD)),
                List.of(update("2018-03-15", true, GOLD)));

        assertThat(as(days, Format.MARKDOWN, GERMAN)).isEqualTo("""
                # Nordlicht Agentur

                HubSpot-Agenturpartnerprogramm, FAQ vom 15. März 2018

                14\\. März 2018 bis 16. März 2018, 2 Tage aktualisiert

                |  | Letzter Wert |  |
                |---|---:|---|
                | MRR aus verkauften Portalen (12 Monate) | 2.400,00 $ |  |
                | MRR aus verwalteten Portalen | 6.100,00 $ |  |
                | Medianwert der App-Nutzung | 3,5 |  |
                | Agenturpartner-Zertifizierung | gültig |  |
                | Rechnerische Partnerstufe | Gold | ? |
                | Zuerkannte Partnerstufe | Gold |  |

                | Tag | Verkauft | Verwaltet | Apps | Rechnerisch | Zuerkannt |
                |---:|---:|---:|---:|---|---|
                | 14. März 2018 | 2.400,00 $ | 6.100,00 $ | 3,5 | Silber–Gold | – |
                | 15. März 2018 | – | – | – | – | Gold\\* |
                | 16. März 2018 | 2.400,00 $ | 6.100,00 $ | 3,5 | Gold | Gold |

                - ? An manchen dieser Tage waren Angaben unbekannt: Die Spanne zeigt das Mindeste, was der Wert gewesen sein kann.
                - \\* Nachträglich: erst später berechnet, mit Angaben von einem späteren Tag.
                """);
    }

    @Test
    void what_others_wrote_is_no_markup() {
        TierRange unknown = tier(HOSTILE, HOSTILE);
        HistoryAnswer hostile = new HistoryAnswer(
                new History(HOSTILE, ZoneOffset.UTC, PROGRAMME),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(refreshed("2018-03-16", unknown)),
                List.of(update("2018-03-15", false, unknown)));

        assertThat(as(hostile, Format.MARKDOWN, ENGLISH))
                .startsWith("# " + INERT + "\n\n")
                .contains("| Live tier | " + INERT + " |  |\n")
                .contains(" | 3.5 | " + INERT + " | " + INERT + " |\n")
                .doesNotContain("<")
                .doesNotContain("\u001B")
                .doesNotContain("\u202E");
    }

    @Test
    void a_late_report_needs_no_note_where_it_is_not_shown() {
        HistoryAnswer answer = new HistoryAnswer(
                new History("Nordlicht Agentur", ZoneOffset.UTC, Programmes.certificationOnly()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(report("2018-03-01", true, money("2400.00"))));

        assertThat(as(answer, Format.TABLE, ENGLISH)).doesNotContain("Late");
    }

    @Test
    void scripts_read_a_row_per_day_and_metric_and_one_per_event() {
        HistoryAnswer history = history(
                List.of(refreshed(
                        "2018-03-16",
                        figure(Interval.from(new BigDecimal("100.00")), 1),
                        figure(money("6100.00"), 4),
                        new BigDecimal("3.50"),
                        State.UNDETERMINED,
                        SILVER_TO_GOLD)),
                List.of(report("2018-03-01", true, money("2400.00")), update("2018-03-15", false, NONE)));

        assertThat(as(history, Format.CSV, ENGLISH)).isEqualTo("""
                record,day,late,metric,state,low,high,unit,portals_low,portals_high,tier_at_least,tier_at_most
                metric,2018-03-16,,sold-mrr,,100.00,,USD,1,1,,
                metric,2018-03-16,,managed-mrr,,6100.00,6100.00,USD,4,4,,
                metric,2018-03-16,,median-app-usage,,3.5,3.5,apps,6,6,,
                metric,2018-03-16,,certification,undetermined,,,,,,,
                live-tier,2018-03-16,,,,,,,,,silver,gold
                monthly-report,2018-03-01,true,sold-mrr,,2400.00,2400.00,USD,3,3,,
                tier,2018-03-15,false,,,,,,,,,
                """.replace("\n", "\r\n"));
    }

    private static HistoryAnswer months() {
        return history(
                List.of(
                        day("2018-01-20", money("1000.00"), "5000.00", "2", State.MET, SILVER),
                        day("2018-01-31", money("1000.00"), "6500.00", "3", State.MET, SILVER),
                        day("2018-02-10", money("2500.00"), "6500.00", "3", State.MET, GOLD),
                        day("2018-02-20", money("2500.00"), "5200.00", "3.5", State.UNMET, NONE),
                        day(
                                "2018-03-16",
                                money("2400.00", "3000.00"),
                                "6000.00",
                                "3.5",
                                State.UNDETERMINED,
                                SILVER_TO_GOLD)),
                List.of(
                        report("2018-01-01", true, money("1000.00")),
                        update("2018-01-15", true, SILVER),
                        report("2018-02-01", true, money("2500.00")),
                        update("2018-02-15", false, GOLD),
                        report("2018-03-01", true, money("2400.00", "3000.00")),
                        update("2018-03-15", true, SILVER_TO_GOLD)));
    }

    private static RecordedDay day(
            String day, Interval sold, String managed, String median, State certification, TierRange live) {
        Interval managedMrr = live.equals(SILVER_TO_GOLD) ? Interval.from(new BigDecimal(managed)) : money(managed);
        return refreshed(day, figure(sold, 3), figure(managedMrr, 4), new BigDecimal(median), certification, live);
    }

    private static HistoryAnswer history(List<RecordedDay> days, List<RecordedEvent> events) {
        return new HistoryAnswer(HISTORY, Optional.empty(), Optional.empty(), Optional.empty(), days, events);
    }

    private static String as(HistoryAnswer history, Format format, RenderOptions options) {
        return written(out -> HistoryMapper.of(history).write(format, options, out));
    }
}
