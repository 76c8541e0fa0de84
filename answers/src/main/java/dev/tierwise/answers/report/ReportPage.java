package dev.tierwise.answers.report;

import dev.tierwise.answers.evaluation.EvaluationAnswer;
import dev.tierwise.answers.history.HistoryAnswer;
import dev.tierwise.answers.lookahead.AdviceAnswer;
import dev.tierwise.answers.lookahead.ForecastAnswer;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.status.StatusAnswer;
import java.io.IOException;

/** A report where there is no HTML: its answers one after the other. */
final class ReportPage {

    private final ReportDocument report;
    private final Page page;

    ReportPage(ReportDocument report, Page page) {
        this.report = report;
        this.page = page;
    }

    void draw() throws IOException {
        if (report.status() != null) {
            StatusAnswer.KIND.drawing().draw(report.status(), page);
            page.end();
        }
        EvaluationAnswer.KIND.drawing().draw(report.evaluation(), page);
        page.end();
        ForecastAnswer.KIND.drawing().draw(report.forecast(), page);
        page.end();
        AdviceAnswer.KIND.drawing().draw(report.advice(), page);
        if (report.history() != null) {
            page.end();
            HistoryAnswer.KIND.drawing().draw(report.history(), page);
        }
        if (!report.sources().isEmpty()) {
            sources();
        }
    }

    private void sources() throws IOException {
        Sources sources = new Sources(report, page.words());
        page.section(page.words().say("report.sources"));
        Grid grid = new Grid(0);
        grid.row(
                Cell.of(page.words().say("report.source"), Style.BOLD),
                Cell.of(page.words().say("report.source.adapter"), Style.BOLD),
                Cell.right(page.words().say("report.source.rows"), Style.BOLD),
                Cell.of(page.words().say("report.source.read"), Style.BOLD));
        for (ReportDocument.ReadSource source : report.sources()) {
            grid.row(
                    Cell.of(source.location()),
                    Cell.of(source.adapter()),
                    Cell.right(sources.rows(source)),
                    Cell.of(sources.readAt(source)));
        }
        page.table(grid);
    }
}
