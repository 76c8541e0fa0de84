package dev.tierwise.answers.partners;

import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.lookahead.TierLost;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.Subject;
import dev.tierwise.answers.page.html.Asset;
import dev.tierwise.answers.page.html.Chart;
import dev.tierwise.answers.page.html.HtmlFrame;
import dev.tierwise.answers.page.html.HtmlWriter;
import dev.tierwise.answers.page.html.Tint;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.answers.wording.Words;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every partner in a browser: first what needs attention, then how each stands, the nearest danger first. */
final class PartnersSheet {

    private static final Asset STYLE = HtmlFrame.withHead().and(Asset.of(PartnersSheet.class, "partners.css"));

    /** The columns and the part of a block that each becomes on a narrow screen. */
    private static final List<String> COLUMNS =
            List.of("partner", "credited", "live", "loss", "next-tier", "refreshed");

    private final PartnersDocument document;
    private final RenderOptions options;
    private final Words words;
    private final HtmlWriter html;
    private final Chart chart;

    PartnersSheet(PartnersDocument document, RenderOptions options, Writer out) {
        this.document = document;
        this.options = options;
        this.words = new Words(options.language(), document.programmeRules(), new Typeface(true));
        this.html = new HtmlWriter(out);
        this.chart = new Chart(html);
    }

    void write() throws IOException {
        HtmlFrame frame = new HtmlFrame(
                options.language(), words.say("partners.title"), STYLE, Optional.empty(), options.around());
        frame.begin(html);
        html.open("main", "id", "main", "class", "answer-page").line();
        html.element("h1", words.say("partners.title"));
        html.element("p", words.count("partners.order", document.partners().size()), "class", "quiet")
                .line();
        for (PartnersDocument.Partner partner : document.partners()) {
            trouble(partner);
        }
        table();
        html.close("main").line();
        html.element("footer", words.say("html.made")).line();
        frame.end(html);
    }

    private void trouble(PartnersDocument.Partner partner) throws IOException {
        String text;
        if (partner.error() != null) {
            text = words.say("partners.failed", partner.error());
        } else if (partner.overdue()) {
            text = words.say("partners.behind", day(partner.refreshedOn()));
        } else {
            return;
        }
        html.open("p", "class", "warned");
        html.element("span", "▲", "class", "sign", "aria-hidden", "true").text(" ");
        html.element("strong", partner.partner()).text(": " + text).close().line();
    }

    private void table() throws IOException {
        html.open("table", "class", "partners", "role", "table");
        html.element("caption", words.say("partners.all"), "class", "sr");
        html.open("thead", "role", "rowgroup").open("tr", "role", "row");
        for (String column : COLUMNS) {
            html.element("th", words.say("partners." + column), "scope", "col", "role", "columnheader");
        }
        html.close("thead").open("tbody", "role", "rowgroup").line();
        for (PartnersDocument.Partner partner : document.nearestDangerFirst()) {
            row(partner);
        }
        html.close("table").line();
    }

    private void row(PartnersDocument.Partner partner) throws IOException {
        Words own = words.under(partner.programmeRules());
        html.open("tr", "role", "row").open("th", "scope", "row", "role", "rowheader");
        Optional<String> address = options.around()
                .flatMap(around -> around.address(Subject.partner(partner.partner(), partner.programme())));
        if (address.isPresent()) {
            html.element("a", partner.partner(), "href", address.get());
        } else {
            html.text(partner.partner());
        }
        small(own.label(partner.programmeRules().name()));
        html.close().line();
        tier("credited", partner.credited(), partner.until(), partner, own);
        tier("live", partner.live(), null, partner, own);
        danger(partner, own);
        next(partner, own);
        freshness(partner);
        html.close("tr").line();
    }

    private void cell(String column) throws IOException {
        html.open("td", "role", "cell", "class", "g-" + column, "data-label", words.say("partners." + column));
    }

    private void small(String text) throws IOException {
        html.text(" ").element("span", text, "class", "at");
    }

    private void tier(
            String column,
            @Nullable HeldTier tier,
            @Nullable LocalDate until,
            PartnersDocument.Partner partner,
            Words own)
            throws IOException {
        cell(column);
        if (tier == null) {
            html.element("span", words.say("unknown"), "class", "quiet");
        } else {
            int least = Tint.of(tier.atLeast(), partner.programmeRules());
            int most = Tint.of(tier.atMost(), partner.programmeRules());
            html.open("span", "class", "tier");
            chart.sign(6, 24).rect(0, 0, 1, 24, "ft" + most + " st" + most);
            if (!tier.settled()) {
                chart.rect(0, 12, 1, 12, "ft" + least + " st" + least);
            }
            chart.end();
            html.element("strong", own.span(tier)).close();
        }
        if (until != null) {
            small(words.say("partners.at-least-until", words.briefDay(until)));
        }
        html.close().line();
    }

    private void danger(PartnersDocument.Partner partner, Words own) throws IOException {
        cell("loss");
        TierLost loss = partner.loss();
        if (partner.readAt() == null) {
            html.element("span", words.say("partners.not-read"), "class", "quiet");
        } else if (loss == null) {
            html.element("span", words.say("partners.no-loss"), "class", "quiet");
        } else {
            html.open("strong", "class", "no").element("span", "▼", "class", "sign", "aria-hidden", "true");
            html.text(" " + words.briefDay(loss.day())).close();
            small(PartnersPage.lost(loss, own));
        }
        html.close().line();
    }

    private void next(PartnersDocument.Partner partner, Words own) throws IOException {
        cell("next-tier");
        if (partner.next() != null) {
            html.element("strong", own.tier(partner.next().tier()));
            for (String lack : PartnersPage.lacks(partner.next(), own)) {
                small(lack);
            }
        } else {
            html.element(
                    "span", words.say(partner.readAt() == null ? "unknown" : "partners.highest"), "class", "quiet");
        }
        html.close().line();
    }

    private void freshness(PartnersDocument.Partner partner) throws IOException {
        cell("refreshed");
        Instant at = partner.refreshedAt();
        if (at == null) {
            html.element("span", words.say("partners.never"), "class", "quiet");
        } else {
            ZoneId zone = ZoneId.of(partner.timeZone());
            boolean old = partner.overdue() || partner.error() != null;
            html.open("span", "class", old ? "no" : "fresh-at");
            if (old) {
                html.element("span", "▲", "class", "sign", "aria-hidden", "true")
                        .text(" ");
            }
            html.text(words.moment(at.atZone(zone))).close();
            long days =
                    ChronoUnit.DAYS.between(LocalDate.ofInstant(at, zone), LocalDate.ofInstant(options.now(), zone));
            if (days > 0) {
                small(words.count("partners.old", days));
            }
        }
        if (partner.reading() != null) {
            small(words.say("partners.reading", partner.reading().source()));
            html.open(
                            "progress",
                            "aria-label",
                            words.say("partners.reading", partner.reading().source()))
                    .close();
        }
        html.close().line();
    }

    private String day(@Nullable LocalDate day) {
        return words.day(Objects.requireNonNull(day, "what was never refreshed is not overdue"));
    }
}
