package dev.tierwise.answers.reconciliation;

import static dev.tierwise.answers.Remembered.HOSTILE;
import static dev.tierwise.answers.Remembered.INERT;
import static dev.tierwise.answers.Remembered.PROGRAMME;
import static dev.tierwise.answers.Remembered.day;
import static dev.tierwise.answers.Remembered.money;
import static dev.tierwise.answers.Remembered.written;
import static dev.tierwise.answers.Reports.ENGLISH;
import static dev.tierwise.answers.Reports.GERMAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.answers.Format;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.application.reconcile.Difference;
import dev.tierwise.application.reconcile.Reason;
import dev.tierwise.application.reconcile.ReconciledFigure;
import dev.tierwise.application.reconcile.ReconciledFigure.NotReported;
import dev.tierwise.application.reconcile.ReconciledPortal;
import dev.tierwise.application.reconcile.ReconciledPortal.State;
import dev.tierwise.application.reconcile.ReconciliationAnswer;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconciliationMapperTest {

    @Test
    void people_read_both_totals_and_below_them_the_portals_behind_the_difference() {
        assertThat(as(reconciliation(), Format.TABLE, ENGLISH)).isEqualTo("""
                Nordlicht Agentur                HubSpot agency programme, FAQ of 15 March 2018, as of 15 March 2018

                  Managed MRR  HubSpot $350.00, by the rules $200.00 to $450.00, difference −$150.00 to +$100.00
                    1 portal agrees, 1 differs, 1 depends on unknown facts, 1 cannot be compared
                    HubSpot reports nothing of 2 portals; by the rules: $77.00.
                    Portal  Name        HubSpot   By the rules           Difference  Reason
                    101     Alpha GmbH  $200.00        $100.00             −$100.00  explained: not split between
                                                                                     the 2 partners; stale since 1
                                                                                     February 2018
                    102     –            $50.00  $0.00–$250.00  −$50.00 to +$200.00  users unknown
                    103     Cäsar             ?         $40.00                    ?  no exchange rate for EUR

                  Sold MRR (12 months)  HubSpot reports nothing.
                """);
    }

    @Test
    void a_wiki_takes_the_same_as_headings_and_tables() {
        assertThat(as(reconciliation(), Format.MARKDOWN, ENGLISH)).isEqualTo("""
                # Nordlicht Agentur

                HubSpot agency programme, FAQ of 15 March 2018, as of 15 March 2018

                ## Managed MRR

                HubSpot $350.00, by the rules $200.00 to $450.00, difference −$150.00 to +$100.00

                1 portal agrees, 1 differs, 1 depends on unknown facts, 1 cannot be compared

                HubSpot reports nothing of 2 portals; by the rules: $77.00.

                | Portal | Name | HubSpot | By the rules | Difference | Reason |
                |---|---|---:|---:|---:|---|
                | 101 | Alpha GmbH | $200.00 | $100.00 | −$100.00 | explained: not split between the 2 partners; stale since 1 February 2018 |
                | 102 | – | $50.00 | $0.00–$250.00 | −$50.00 to +$200.00 | users unknown |
                | 103 | Cäsar | ? | $40.00 | ? | no exchange rate for EUR |

                ## Sold MRR (12 months)

                HubSpot reports nothing.
                """);
    }

    @Test
    void a_german_wiki_reads_german() {
        assertThat(as(reconciliation(), Format.MARKDOWN, GERMAN)).isEqualTo("""
                # Nordlicht Agentur

                HubSpot-Agenturpartnerprogramm, FAQ vom 15. März 2018, Stand 15. März 2018

                ## MRR aus verwalteten Portalen

                HubSpot 350,00 $, nach den Regeln 200,00 $ bis 450,00 $, Differenz −150,00 $ bis +100,00 $

                1 Portal stimmt überein, 1 weicht ab, 1 hängt von unbekannten Angaben ab, 1 ist nicht vergleichbar

                Zu 2 Portalen meldet HubSpot keine Werte; nach den Regeln: 77,00 $.

                | Portal | Name | HubSpot | Nach den Regeln | Differenz | Grund |
                |---|---|---:|---:|---:|---|
                | 101 | Alpha GmbH | 200,00 $ | 100,00 $ | −100,00 $ | erklärt: nicht auf die 2 Partner verteilt; HubSpots Wert ist vom 1. Februar 2018 |
                | 102 | – | 50,00 $ | 0,00 $–250,00 $ | −50,00 $ bis +200,00 $ | Benutzer unbekannt |
                | 103 | Cäsar | ? | 40,00 $ | ? | kein Wechselkurs für EUR |

                ## MRR aus verkauften Portalen (12 Monate)

                HubSpot meldet keine Werte.
                """);
    }

    @Test
    void of_many_portals_those_with_the_largest_effect_are_shown() {
        ReconciliationAnswer many = report(
                "Nordlicht Agentur",
                IntStream.rangeClosed(1, 25)
                        .mapToObj(i -> portal("p" + i, "Kunde " + i, State.DIFFERS, "9.00", money("1.00")))
                        .toList());

        for (Format format : new Format[] {Format.TABLE, Format.MARKDOWN}) {
            assertThat(as(many, format, ENGLISH))
                    .contains("p20")
                    .doesNotContain("p21")
                    .contains("and 5 with less effect; --format csv lists all");
        }
        assertThat(as(many, Format.CSV, ENGLISH)).contains("p25");
    }

    @Test
    void what_others_wrote_is_no_markup() {
        ReconciliationAnswer hostile = report(
                HOSTILE,
                List.of(portal(
                        "|7|",
                        HOSTILE,
                        State.DIFFERS,
                        "200.00",
                        money("100.00"),
                        new ReconciledPortal.Given(new Reason.SaleMissing(HOSTILE, Optional.empty()), true))));

        assertThat(as(hostile, Format.MARKDOWN, ENGLISH))
                .startsWith("# " + INERT + "\n\n")
                .contains("| \\|7\\| | " + INERT + " | $200.00 | $100.00 | −$100.00 | explained: sale of " + INERT
                        + " missing |\n")
                .doesNotContain("<")
                .doesNotContain("\u001B")
                .doesNotContain("\u202E");
    }

    private static ReconciliationAnswer reconciliation() {
        return report(
                "Nordlicht Agentur",
                List.of(
                        portal(
                                "101",
                                "Alpha GmbH",
                                State.DIFFERS,
                                "200.00",
                                money("100.00"),
                                new ReconciledPortal.Given(new Reason.NotSplit(2), true),
                                new ReconciledPortal.Given(new Reason.Stale(day("2018-02-01")), false)),
                        portal(
                                "102",
                                "",
                                State.OPEN,
                                "50.00",
                                money("0.00", "250.00"),
                                new ReconciledPortal.Given(new Reason.Unknown(Reason.UnknownFact.USERS), false)),
                        new ReconciledPortal(
                                "103",
                                Optional.of("Cäsar"),
                                State.NOT_COMPARABLE,
                                Optional.empty(),
                                money("40.00"),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(new ReconciledPortal.Given(new Reason.NoExchangeRate("EUR"), false))),
                        portal("104", "Dora", State.AGREES, "100.00", money("100.00"))));
    }

    private static ReconciledPortal portal(
            String id, String name, State state, String reported, Interval byRules, ReconciledPortal.Given... reasons) {
        return new ReconciledPortal(
                id,
                Optional.of(name).filter(known -> !known.isEmpty()),
                state,
                Optional.of(new BigDecimal(reported)),
                byRules,
                Optional.of(difference(reported, byRules)),
                Optional.empty(),
                List.of(reasons));
    }

    private static Difference difference(String reported, Interval byRules) {
        BigDecimal known = new BigDecimal(reported);
        return new Difference(byRules.low().subtract(known), byRules.high().map(high -> high.subtract(known)));
    }

    /** Managed MRR of portals, of which HubSpot reports 350.00 in all, and sold MRR, of which it reports nothing. */
    private static ReconciliationAnswer report(String partner, List<ReconciledPortal> portals) {
        Interval byRules = money("200.00", "450.00");
        Interval nothing = money("0.00");
        return new ReconciliationAnswer(
                PROGRAMME,
                new Partner(partner, Set.of("nordlicht.example"), ZoneOffset.UTC),
                day("2018-03-15"),
                List.of(
                        new ReconciledFigure(
                                MetricId.MANAGED_MRR,
                                new BigDecimal("350.00"),
                                byRules,
                                difference("350.00", byRules),
                                new NotReported(2, money("77.00")),
                                portals),
                        new ReconciledFigure(
                                MetricId.SOLD_MRR,
                                new BigDecimal("0.00"),
                                nothing,
                                difference("0.00", nothing),
                                new NotReported(0, nothing),
                                List.of())),
                List.of());
    }

    private static String as(ReconciliationAnswer answer, Format format, RenderOptions options) {
        return written(out -> ReconciliationMapper.of(answer).write(format, options, out));
    }
}
