package dev.tierwise.answers.report;

import static dev.tierwise.answers.Remembered.HOSTILE;
import static dev.tierwise.answers.Remembered.status;
import static dev.tierwise.answers.Remembered.written;
import static dev.tierwise.answers.Reports.ENGLISH;
import static dev.tierwise.answers.Reports.GERMAN;
import static dev.tierwise.answers.Reports.gaps;
import static dev.tierwise.answers.Reports.nordlicht;
import static dev.tierwise.answers.Reports.portal;
import static dev.tierwise.answers.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.Programmes;
import dev.tierwise.answers.Reports;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.html.EveryAnswer;
import dev.tierwise.answers.report.ReportDocument.Agency;
import dev.tierwise.answers.wire.DocumentJson;
import dev.tierwise.application.advise.Advise;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.history.HistoryAnswer;
import dev.tierwise.application.overview.Overview;
import dev.tierwise.application.snapshot.ReadSource;
import dev.tierwise.application.status.StatusAnswer;
import dev.tierwise.domain.portfolio.Certifications;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportMapperTest {

    private static final List<ReadSource> SOURCES =
            List.of(new ReadSource("csv", "agency", 7), new ReadSource("hubspot", "hubspot", 1_200));

    @ParameterizedTest
    @MethodSource("languages")
    void every_section_is_there_with_a_heading_a_finding_and_a_place_in_the_contents(RenderOptions options) {
        for (Reports facts : List.of(nordlicht(), gaps(), report())) {
            Element page = page(of(facts), options);

            assertThat(page.select("main section").eachAttr("id"))
                    .containsExactly(
                            "answer",
                            "criteria",
                            "forecast",
                            "plan",
                            "portals",
                            "median",
                            "history",
                            "unknown",
                            "basis");
            assertThat(page.select("nav a").eachAttr("href"))
                    .containsExactlyElementsOf(page.select("main section").eachAttr("id").stream()
                            .map(id -> "#" + id)
                            .toList());
            assertThat(page.select("section > h2").eachText()).hasSize(9).doesNotContain("");
            assertThat(page.select("section:not(#answer):not(#basis) > .lead").eachText())
                    .hasSize(7);
            assertThat(page.select("h1")).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void the_page_is_well_formed_loads_nothing_and_names_each_thing_once(RenderOptions options) {
        String html = html(of(gaps()), options);
        Parser parser = Parser.htmlParser().setTrackErrors(100);
        Element page = Jsoup.parse(html, "", parser);

        assertThat(parser.getErrors()).isEmpty();
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.select("[aria-labelledby]").eachAttr("aria-labelledby"))
                .allSatisfy(names -> assertThat(ids).contains(names.split(" ")));
        assertThat(Stream.of("href", "src")
                        .flatMap(name -> page.select("[" + name + "]:not(a[rel=noreferrer])").eachAttr(name).stream()))
                .allMatch(address -> address.startsWith("#") || address.startsWith("data:image/"));
        assertThat(page.select("style, script").html())
                .doesNotContain("http://")
                .doesNotContain("https://");
        assertThat(page.select("[style]")).isEmpty();
        assertThat(page.select("svg[role=img]"))
                .allMatch(chart -> !chart.attr("aria-label").isEmpty()
                        || (chart.select("title").hasText()
                                && chart.select("desc").hasText()));
    }

    @Test
    void the_answer_says_both_tiers_until_when_and_what_next() {
        Element answer = page(of(lastingGold()), ENGLISH).selectFirst("#answer");

        assertThat(answer.select("dd.big").eachText()).containsExactly("Gold", "Gold");
        assertThat(text(answer))
                .contains("until 15 April 2018 at least")
                .contains("Gold is lost on 15 May 2018: the certification is valid until 30 April 2018 only.");
        assertThat(answer.select(".steps li").eachText())
                .containsExactly(
                        "Silver ✓ met",
                        "Gold ✓ met credited, live",
                        "Platinum 2 of 4 criteria",
                        "Diamond 2 of 4 criteria");
    }

    @Test
    void the_german_answer_reads_german() {
        Element page = page(of(lastingGold()), GERMAN);

        assertThat(text(page.selectFirst("#answer")))
                .contains("mindestens bis zum 15. April 2018")
                .contains("Gold geht am 15. Mai 2018 verloren: Die Zertifizierung gilt nur bis zum 30. April 2018.");
        assertThat(text(page.selectFirst("#criteria")))
                .contains("Reicht für Gold")
                .contains("Bis Platin fehlen 1.250,00 $");
    }

    @Test
    void a_range_is_said_as_a_range_and_hatched() {
        Element page = page(of(gaps()), ENGLISH);

        assertThat(page.select("#answer dd.big").eachText()).containsExactly("Silver to Gold", "Silver to Gold");
        assertThat(page.select("#criteria .tracks svg rect[fill=url(#hatch)]")).isNotEmpty();
        assertThat(page.select("#forecast rect[fill=url(#band)]")).isNotEmpty();
        assertThat(page(of(nordlicht()), ENGLISH).select("main rect[fill]")).isEmpty();
    }

    @Test
    void a_renewed_certification_is_drawn_where_it_alone_causes_the_loss() {
        Element renewed = page(of(lastingGold()), ENGLISH).selectFirst("#forecast");
        Element never = page(of(lastingGold().certifications(Reports.certified("2017-05-01", ""))), ENGLISH)
                .selectFirst("#forecast");

        assertThat(text(renewed))
                .contains("Gold, if the certification is renewed")
                .contains("With a renewed certification Gold lasts until 15 March 2019.");
        assertThat(renewed.select("rect.dash")).isNotEmpty();
        assertThat(text(never)).doesNotContain("renewed");
        assertThat(never.select("rect.dash")).isEmpty();
    }

    @Test
    void portals_can_be_sorted_and_filtered_and_say_why_they_count() {
        Element portals = page(of(gaps()), ENGLISH).selectFirst("#portals");

        assertThat(portals.select("tbody th").eachText())
                .containsExactly("No users 202", "Known 201", "Portal without a name 203");
        assertThat(portals.select("thead th[data-sort]")).hasSize(5);
        assertThat(portals.select("th[aria-sort]").text()).isEqualTo("MRR");
        assertThat(portals.select("tbody tr").eachAttr("data-is"))
                .containsExactly("unknown", "sold managed", "unknown");
        assertThat(portals.select(".seg label").eachText())
                .containsExactly("All 3", "Sold 1", "Managed 1", "Counts for nothing 0", "Something unknown 2");
        assertThat(portals.select("tbody tr").last().select(".why").text())
                .isEqualTo("? Sold: sale day unknown – Managed: no partner employee");
        assertThat(portals.select("tbody svg.heat").last().attr("aria-label"))
                .startsWith("Used: ")
                .contains("Unknown: ");
    }

    @Test
    void a_gap_that_several_steps_close_is_a_bar_with_a_part_for_each() {
        Reports almostGold = report().with(portal("301")
                        .mrr("2500.00")
                        .soldOn("2018-02-28")
                        .managed()
                        .apps(4))
                .with(portal("302").mrr("2000.00").managed().apps(4))
                .with(portal("303").mrr("900.00").soldOn("2018-02-28").apps(4))
                .with(portal("304").mrr("700.00").soldOn("2018-02-28").apps(4));
        Element plan = page(of(almostGold), ENGLISH).selectFirst("#plan");

        assertThat(text(plan)).contains("What closes the gap of $1,500.00 in Managed MRR");
        assertThat(plan.select("svg rect.facc2")).hasSize(2);
        assertThat(plan.select("svg desc").text().replace('\u00A0', ' '))
                .isEqualTo("step 1 with $900.00 and step 2 with $700.00");
        assertThat(page(of(nordlicht()), ENGLISH).select("#plan svg")).isEmpty();
    }

    @Test
    void the_median_has_a_dot_for_each_portal_that_is_known_and_a_bar_for_each_other_one() {
        Element known = page(of(nordlicht()), ENGLISH).selectFirst("#median figure");
        Element open = page(of(gaps()), ENGLISH).selectFirst("#median figure");

        assertThat(known.select("svg.fl circle")).hasSize(6);
        assertThat(known.select("svg.fl circle.fink")).hasSize(2);
        assertThat(known.select("svg.fl text").eachText()).contains("Median 3.5");
        assertThat(open.select("svg.fl circle.facc")).hasSize(1);
        assertThat(open.select("svg.fl text").eachText()).contains("No users (may count)", "203 (may count)");
    }

    @Test
    void what_is_unknown_says_how_it_is_settled() {
        Element unknown = page(of(gaps()), ENGLISH).selectFirst("#unknown");

        assertThat(text(unknown)).contains("enter the day of the sale in the source");
        assertThat(unknown.select("li").eachText()).hasSize(3);
        assertThat(text(page(of(nordlicht()), ENGLISH).selectFirst("#unknown")))
                .endsWith("Nothing: every figure of this report is exact.");
    }

    @Test
    void sources_say_when_they_were_read_in_the_time_zone_of_the_partner() {
        Element basis = page(of(nordlicht()), ENGLISH).selectFirst("#basis");

        assertThat(basis.select("table").first().select("tbody tr").eachText())
                .containsExactly("agency csv 7 15 Mar 2018, 05:02", "hubspot hubspot 1,200 15 Mar 2018, 05:02");
        assertThat(text(basis)).contains("users.csv:1:4 unknown column 'phone' is ignored");
    }

    @Test
    void the_ledger_adds_since_when_the_history_and_what_was_published() {
        Element page = page(
                of(
                        nordlicht(),
                        Optional.of(status().asOf("2018-03-15").build()),
                        Optional.of(EveryAnswer.history()),
                        Optional.empty()),
                ENGLISH);

        assertThat(text(page.selectFirst("#answer"))).contains("since 15 February 2018, until 15 April 2018 at least");
        assertThat(page.select("#history svg.trend")).hasSize(6);
        assertThat(page.select("#history svg.trend").first().select("rect[fill]"))
                .hasSize(1);
    }

    @Test
    void a_programme_with_other_criteria_has_a_track_for_each_and_no_median() {
        Element page = page(of(nordlicht().programme(Programmes.certificationOnly())), ENGLISH);

        assertThat(page.select("#criteria .tracks h3").eachText()).containsExactly("Certification");
        assertThat(text(page.selectFirst("#median"))).contains("These rules do not look at a median.");
    }

    @Test
    void nobody_is_certified_and_nothing_is_counted_without_portals() {
        Element page = page(of(report().certifications(new Certifications(List.of(), true))), ENGLISH);

        assertThat(page.select("#answer dd.big").eachText()).containsExactly("No tier", "No tier");
        assertThat(text(page.selectFirst("#portals"))).contains("No portals.");
    }

    @Test
    void a_hostile_name_stays_text() {
        String name = HOSTILE + "</script><img src=x onerror=alert(1)>\"'";
        Reports hostile = report().partner(name)
                .with(portal("1\"><script>")
                        .name(name)
                        .mrr("2000.00")
                        .soldOn("2018-01-10")
                        .managed()
                        .apps(2, 3))
                .warning(name, name);
        Element page = page(of(hostile), ENGLISH);

        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("img")).isEmpty();
        assertThat(page.selectFirst("h1").text()).contains("<script>").contains("<img src=x onerror=alert(1)>\"'");
        assertThat(page.selectFirst("#portals tbody th").text()).endsWith("1\"><script>");
        assertThat(html(of(hostile), ENGLISH)).doesNotContain("\u202E").doesNotContain("\u001B");
    }

    @Test
    void an_agency_shows_its_logo_and_its_colour() {
        Element page = page(
                of(
                        nordlicht(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Agency("Nordlicht", "data:image/png;base64,iVBORw0KGgo=", "#AA3300"))),
                ENGLISH);

        assertThat(page.select("header img").attr("src")).isEqualTo("data:image/png;base64,iVBORw0KGgo=");
        assertThat(page.select("style").html()).contains("--brand:#AA3300");
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#12345", "#1234567", "#12345g", "#123456}body{x:y"})
    void a_colour_is_six_digits_and_nothing_else(String colour) {
        assertThatThrownBy(() -> new Agency(null, null, colour)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/x.png", "data:text/html;base64,AA==", "data:image/png;base64,A\" x"})
    void a_logo_is_a_picture_in_the_page(String logo) {
        assertThatThrownBy(() -> new Agency(null, logo, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void programs_read_what_people_see() throws IOException {
        String json = written(out -> of(gaps()).write(Format.JSON, ENGLISH, out));
        ReportDocument read = DocumentJson.read(new StringReader(json), ReportDocument.class);

        assertThat(json).startsWith("{\n  \"schema\": \"tierwise/report/1\",");
        assertThat(html(ReportMapper.KIND.of(read), ENGLISH)).isEqualTo(html(of(gaps()), ENGLISH));
    }

    @Test
    void a_terminal_and_a_wiki_get_the_answers_one_after_the_other() {
        for (Format format : List.of(Format.TABLE, Format.MARKDOWN)) {
            assertThat(written(out -> of(nordlicht()).write(format, ENGLISH, out)))
                    .contains("Platinum")
                    .contains("Gold is lost on 15 April 2018")
                    .contains("What to do")
                    .contains("1,200");
        }
    }

    @Test
    void a_thousand_portals_weigh_two_megabytes_at_most() {
        Reports many = report();
        for (int i = 0; i < 1_000; i++) {
            many.with(portal(Integer.toString(1_000_000 + i))
                    .name("Müller, Maier & Söhne Vermietung GmbH " + i)
                    .mrr("812.50")
                    .soldOn("2018-01-10")
                    .managed()
                    .apps(i % 14, 2));
        }

        assertThat(html(of(many), GERMAN).getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(2_000_000);
    }

    /** Gold for a year, but for the certification. */
    private static Reports lastingGold() {
        return report().with(portal("301")
                        .mrr("2500.00")
                        .soldOn("2018-02-28")
                        .managed()
                        .apps(4))
                .with(portal("302").mrr("4000.00").managed().apps(4));
    }

    static Stream<RenderOptions> languages() {
        return Stream.of(ENGLISH, GERMAN);
    }

    private static Answer<ReportDocument> of(Reports facts) {
        return of(facts, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Answer<ReportDocument> of(
            Reports facts, Optional<StatusAnswer> status, Optional<HistoryAnswer> history, Optional<Agency> agency) {
        EvaluationAnswer today = facts.build();
        return ReportMapper.of(
                new Overview(
                        today,
                        EveryAnswer.forecast(today),
                        Advise.of(today, Optional.empty(), Optional.empty(), Optional.empty()),
                        status,
                        history,
                        Instant.parse("2018-03-15T05:02:00Z"),
                        SOURCES),
                agency);
    }

    private static Element page(Answer<?> answer, RenderOptions options) {
        return Jsoup.parse(html(answer, options));
    }

    private static String html(Answer<?> answer, RenderOptions options) {
        return written(out -> answer.write(Format.HTML, options, out));
    }

    private static String text(Element element) {
        return element.text().replace('\u00A0', ' ');
    }
}
