package dev.tierwise.answers.report;

import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.wording.ClauseNames;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What everything above rests on. */
record BasisSection(Sheet sheet) {

    private static final int MOST_PROBLEMS = 100;

    void write() throws IOException {
        sheet.section("basis", sheet.say("report.basis"));
        sheet.html().open("div", "class", "basis").open("div");
        assumptions();
        sheet.html().close().open("div");
        sources();
        sheet.html().close("div").close("div").line();
        rules();
        problems();
        sheet.end();
    }

    private void assumptions() throws IOException {
        List<String> items = new ArrayList<>(sheet.report().evaluation().assumptions().stream()
                .map(sheet.words()::assumption)
                .toList());
        items.add(
                sheet.report().forecast().ledgerOf() == null
                        ? sheet.say("report.basis.facts")
                        : sheet.say(
                                "report.basis.ledger",
                                sheet.words().day(sheet.report().forecast().ledgerOf())));
        sheet.html().element("h3", sheet.say("section.assumptions")).open("ul", "class", "plain capitals");
        for (String item : items) {
            sheet.html().element("li", item);
        }
        sheet.html().close("ul");
    }

    private void sources() throws IOException {
        sheet.table(
                sheet.say("report.sources"),
                "",
                Sheet.Column.text(sheet.say("report.source")),
                Sheet.Column.text(sheet.say("report.source.adapter")),
                Sheet.Column.figures(sheet.say("report.source.rows")),
                Sheet.Column.text(sheet.say("report.source.read")));
        for (ReportDocument.ReadSource source : sheet.report().sources()) {
            sheet.html().open("tr", "role", "row");
            sheet.html().element("th", source.location(), "scope", "row", "role", "rowheader", "class", "any");
            sheet.cell(source.adapter(), "");
            sheet.cell(sheet.words().number(BigDecimal.valueOf(source.rows())), "num");
            sheet.cell(
                    sheet.words()
                            .moment(source.readAt()
                                    .atZone(ZoneId.of(sheet.report().timeZone()))),
                    "");
            sheet.html().close("tr");
        }
        sheet.endTable();
    }

    /** Where the rules and figures are published; nothing when nobody has said. */
    private void rules() throws IOException {
        RuleSources sources = sheet.report().ruleSources();
        if (sources.clauses().isEmpty()) {
            return;
        }
        ClauseNames names = new ClauseNames(sheet.words());
        sheet.table(
                sheet.say("sources"),
                "mt",
                Sheet.Column.text(sheet.say("column.clause")),
                Sheet.Column.text(sheet.say("column.published")),
                Sheet.Column.text(sheet.say("column.assumed")));
        for (RuleSources.Alike alike : sources.alike()) {
            sheet.html().open("tr", "role", "row");
            sheet.html().element("th", names.of(alike.clauses()), "scope", "row", "role", "rowheader", "class", "any");
            sheet.html().open("td", "role", "cell", "class", "");
            publications(sources, alike.references());
            sheet.html().close();
            sheet.cell(alike.assumed() == null ? "" : sheet.words().label(alike.assumed()), "");
            sheet.html().close("tr");
        }
        sheet.endTable();
    }

    private void publications(RuleSources sources, List<String> ids) throws IOException {
        String separator = "";
        for (String id : ids) {
            RuleSources.Publication publication = sources.publication(id);
            String title = sheet.words().publication(publication);
            sheet.html().text(separator);
            if (publication.address() == null) {
                sheet.html().text(title);
            } else {
                sheet.html().link(title, publication.address());
            }
            separator = "; ";
        }
    }

    private void problems() throws IOException {
        List<ReportedProblem> problems = sheet.report().evaluation().problems();
        if (problems.isEmpty()) {
            sheet.html().element("h3", sheet.say("report.problems"), "class", "mt");
            sheet.html().element("p", sheet.say("report.problems.none"), "class", "note");
            return;
        }
        sheet.table(
                sheet.say("report.problems"),
                "mt",
                Sheet.Column.text(sheet.say("column.where")),
                Sheet.Column.text(sheet.say("column.warning")));
        for (ReportedProblem problem : problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()))) {
            sheet.html().open("tr", "role", "row");
            sheet.html().element("th", problem.where(), "scope", "row", "role", "rowheader", "class", "any");
            sheet.cell(sheet.words().in(problem.message(), problem.messageIn()), "");
            sheet.html().close("tr");
        }
        sheet.endTable();
        if (problems.size() > MOST_PROBLEMS) {
            sheet.note(sheet.say(
                    "more.json", sheet.words().number(BigDecimal.valueOf(problems.size() - (long) MOST_PROBLEMS))));
        }
    }
}
