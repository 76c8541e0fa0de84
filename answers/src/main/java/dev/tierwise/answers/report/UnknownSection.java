package dev.tierwise.answers.report;

import dev.tierwise.answers.document.UnknownFact;
import dev.tierwise.answers.lookahead.AdviceDocument;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** What to look up first, and how. */
record UnknownSection(Sheet sheet) {

    private static final int MOST_ROWS = 30;
    private static final Set<String> SETTLED = Set.of(
            "apps",
            "managing-partners",
            "market",
            "mrr",
            "partner-market",
            "product-sales",
            "sale-day",
            "users",
            "certification");

    void write() throws IOException {
        sheet.section("unknown", sheet.say("report.unknown"));
        List<AdviceDocument.Fact> facts = sheet.report().advice().lookUps();
        List<UnknownFact> all = sheet.report().evaluation().unknown();
        if (facts.isEmpty() && all.isEmpty()) {
            sheet.lead(sheet.say("report.unknown.nothing"));
            sheet.end();
            return;
        }
        sheet.lead(lead(facts));
        if (!facts.isEmpty()) {
            table(facts);
        }
        if (!all.isEmpty()) {
            settle(all);
        }
        sheet.end();
    }

    private String lead(List<AdviceDocument.Fact> facts) {
        String tier = sheet.words().tier(sheet.report().advice().to());
        long reaching =
                facts.stream().filter(fact -> fact.effect().equals("reaches")).count();
        if (reaching > 0) {
            return sheet.say(
                    reaching == 1 ? "report.unknown.reaching.one" : "report.unknown.reaching.many",
                    sheet.words().number(BigDecimal.valueOf(reaching)),
                    tier);
        }
        return facts.isEmpty()
                ? sheet.say("report.unknown.no-effect", tier)
                : sheet.say("report.unknown.narrowing", tier);
    }

    private void table(List<AdviceDocument.Fact> facts) throws IOException {
        sheet.table(
                sheet.say("report.unknown.look-up"),
                "mt stack three",
                Sheet.Column.text(sheet.say("column.portal")),
                Sheet.Column.text(sheet.say("advise.fact")),
                Sheet.Column.figures(sheet.say("column.mrr")),
                Sheet.Column.text(sheet.say("advise.effect")),
                Sheet.Column.text(sheet.say("report.settle")));
        for (AdviceDocument.Fact fact : facts.subList(0, Math.min(MOST_ROWS, facts.size()))) {
            sheet.html().open("tr", "role", "row");
            sheet.html()
                    .element(
                            "th",
                            fact.portal() == null
                                    ? sheet.report().partner()
                                    : sheet.words().called(fact.portal()),
                            "scope",
                            "row",
                            "role",
                            "rowheader",
                            "class",
                            "g-a");
            sheet.cell(sheet.say("advise.fact." + fact.fact()), "g-c");
            sheet.cell(fact.mrr() == null ? "–" : sheet.words().mrr(fact.mrr()), "g-b num");
            sheet.cell(
                    sheet.say(
                            "advise.effect." + fact.effect(),
                            sheet.words().tier(sheet.report().advice().to())),
                    fact.effect().equals("reaches") ? "g-d strong" : "g-d");
            sheet.cell(settled(fact.fact().equals("app-usage") ? "apps" : fact.fact()), "g-e");
            sheet.html().close("tr").line();
        }
        sheet.endTable();
        if (facts.size() > MOST_ROWS) {
            sheet.note(
                    sheet.say("more.json", sheet.words().number(BigDecimal.valueOf(facts.size() - (long) MOST_ROWS))));
        }
    }

    private void settle(List<UnknownFact> facts) throws IOException {
        sheet.html().element("h3", sheet.say("report.unknown.all"), "class", "mt");
        sheet.html().open("ul", "class", "plain capitals");
        for (UnknownFact fact : facts) {
            sheet.html().element("li", sheet.say("report.item", name(fact), settled(fact.fact())));
        }
        sheet.html().close("ul").line();
    }

    private String name(UnknownFact fact) {
        if (fact.portals() != null) {
            return sheet.say("gap." + fact.fact(), sheet.words().count("portals", fact.portals()));
        }
        return fact.fact().equals("partner-market")
                ? sheet.say("gap.partner-market")
                : sheet.words().metric(new MetricId(fact.fact()));
    }

    private String settled(String fact) {
        return SETTLED.contains(fact) ? sheet.say("report.settle." + fact) : sheet.say("report.settle.other");
    }
}
