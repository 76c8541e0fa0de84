package dev.tierwise.answers.page.html;

import static dev.tierwise.answers.Remembered.HOSTILE;
import static dev.tierwise.answers.Remembered.written;
import static dev.tierwise.answers.Reports.ENGLISH;
import static dev.tierwise.answers.Reports.GERMAN;
import static dev.tierwise.answers.Reports.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.AnswerKinds;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.evaluation.EvaluationMapper;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.wording.Typeface;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {

    /** A name that tries whatever a page might fall for. */
    private static final String NASTY =
            "<script>alert(1)</script>\" onclick='x' ]]> --> </title></style> \u202Etxt\u2066 &lt; \n\u0000 https://evil.example";

    static Stream<Arguments> everyAnswer() {
        return EveryAnswer.all().stream()
                .flatMap(answer -> Stream.of(ENGLISH, GERMAN).map(options -> Arguments.of(answer, options)));
    }

    @ParameterizedTest
    @MethodSource("everyAnswer")
    void everything_that_is_said_on_other_pages_is_in_the_page(Answer<?> answer, RenderOptions options)
            throws IOException {
        String text = plain(page(answer, options).text());

        List<String> missing = said(answer, options).stream()
                .map(HtmlPageTest::plain)
                .filter(said -> !text.contains(said))
                .toList();

        assertThat(missing).as(text).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyAnswer")
    void a_page_is_well_formed_and_loads_nothing(Answer<?> answer, RenderOptions options) {
        String html = html(answer, options);
        Parser parser = Parser.htmlParser().setTrackErrors(100);
        Element page = Jsoup.parse(html, "", parser);

        assertThat(parser.getErrors()).isEmpty();
        assertThat(html).startsWith("<!doctype html>\n");
        assertThat(page.select("html").attr("lang"))
                .isEqualTo(options.language().toString());
        assertThat(page.select("title").text()).endsWith(" – Tierwise");
        assertThat(page.select("main")).hasSize(1);
        assertThat(addresses(page)).allMatch(address -> address.startsWith("#") || address.startsWith("data:image/"));
        assertThat(page.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .map(Attribute::getKey))
                .noneMatch(name -> name.startsWith("on") || name.equals("style"));
        assertThat(page.select("style").html()).doesNotContain("http").doesNotContain("@import");
    }

    @Test
    void of_every_kind_some_answer_is_looked_at() {
        assertThat(EveryAnswer.all().stream()
                        .map(answer -> answer.kind().name())
                        .collect(Collectors.toSet()))
                .containsAll(AnswerKinds.all().stream()
                        .map(AnswerKind::name)
                        // tests of the command line look at these
                        .filter(name -> !List.of("adapters", "comparison", "snapshot-comparison", "report")
                                .contains(name))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {NASTY, HOSTILE})
    void a_hostile_name_stays_text(String name) {
        Answer<?> answer = EvaluationMapper.of(List.of(EveryAnswer.certifiedAndHostile(name)), true);
        Element page = page(answer, ENGLISH);

        assertThat(page.select("script")).isEmpty();
        assertThat(page.select("h1").text()).isEqualTo(plain(name));
        assertThat(page.select("tbody th").eachText()).contains("<7>", "8\" onload=\"x");
        assertThat(page.select("td").eachText()).contains(plain(name), "]]></style><script>alert(1)</script>");
        assertThat(html(answer, ENGLISH))
                .doesNotContain("\u202E")
                .doesNotContain("\u2066")
                .doesNotContain("\u0000");
    }

    @Test
    void names_and_days_have_every_character_whatever_a_terminal_can_show() {
        Answer<?> answer = EvaluationMapper.of(List.of(EveryAnswer.certifiedAndHostile("Bücher & Söhne – 東京")), true);

        assertThat(page(answer, ascii(GERMAN)).select("h1").text()).isEqualTo("Bücher & Söhne – 東京");
    }

    @Test
    void figures_are_aligned_and_heads_name_their_columns() {
        Element page = page(EveryAnswer.all().get(0), ENGLISH);
        Element portals = page.select("table").last();

        assertThat(portals.select("thead th[scope=col]").eachText())
                .containsExactly("Portal", "Name", "MRR", "Apps", "Sold", "Managed");
        assertThat(portals.select("thead th.num").eachText()).containsExactly("MRR", "Apps");
        assertThat(portals.select("tbody tr").first().select("td.num").eachText())
                .containsExactly("$900.00", "3");
        assertThat(portals.select("tbody tr").first().select("td").get(3).text())
                .isEqualTo("✓ counts: within 12 months");
    }

    @Test
    void what_is_possible_is_hatched_and_what_is_certain_is_not() {
        assertThat(page(EveryAnswer.all().get(0), ENGLISH).select("main rect[fill=url(#hatch)]"))
                .isEmpty();
        assertThat(page(EveryAnswer.all().get(1), ENGLISH).select("main rect[fill=url(#hatch)]"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"style", "onclick", "ONLOAD", "srcdoc", "a b", "action"})
    void an_attribute_that_could_do_something_is_refused(String attribute) {
        assertThatThrownBy(() -> new HtmlWriter(new StringWriter()).open("p", attribute, "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "javascript:x", "data:text/html,x", "x"})
    void an_address_that_leads_elsewhere_is_refused(String address) {
        assertThatThrownBy(() -> new HtmlWriter(new StringWriter()).open("a", "href", address))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HtmlWriter(new StringWriter()).empty("img", "src", address))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "javascript:x", "data:text/html,x", "https://a\"b", "https://a b", "x"})
    void only_an_address_of_a_publication_may_lead_elsewhere(String address) {
        assertThatThrownBy(() -> new HtmlWriter(new StringWriter()).link("title", address))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(written(out -> new HtmlWriter(out).link("A <b>", "https://example.com/?a=b&c='d'")))
                .isEqualTo("<a href=\"https://example.com/?a=b&amp;c=&#39;d&#39;\" rel=\"noreferrer\">A &lt;b&gt;</a>");
    }

    @Test
    void an_amount_and_a_day_stay_on_one_line() {
        String html = written(out -> new HtmlWriter(out).text("1.564,00 $ am 15. April 2018 oder 15 April 2018, 3 %"));

        assertThat(html).isEqualTo("1.564,00\u00A0$ am 15.\u00A0April 2018 oder 15\u00A0April 2018, 3\u00A0%");
    }

    private static List<String> addresses(Element page) {
        return page.select("[href]:not(a[rel=noreferrer]), [src], [xlink:href]").stream()
                .flatMap(element -> Stream.of("href", "src", "xlink:href").map(element::attr))
                .filter(address -> !address.isEmpty())
                .toList();
    }

    private static <D extends Document> List<String> said(Answer<D> answer, RenderOptions options) throws IOException {
        SaidOnAPage page = new SaidOnAPage(options, answer.document().programmeRules());
        answer.kind().drawing().draw(answer.document(), page.page());
        assertThat(page.said()).isNotEmpty();
        return page.said();
    }

    private static Element page(Answer<?> answer, RenderOptions options) {
        return Jsoup.parse(html(answer, options));
    }

    private static String html(Answer<?> answer, RenderOptions options) {
        return written(out -> answer.write(Format.HTML, options, out));
    }

    /** A text as a browser shows it. */
    private static String plain(String text) {
        // an amount and its currency stay together here

        return new Typeface(true).clean(text).replaceAll("\\s+", " ").strip().replace('\u00A0', ' ');
    }
}
