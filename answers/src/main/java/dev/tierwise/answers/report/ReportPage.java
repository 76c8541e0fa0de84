package dev.tierwise.answers.report;

import dev.tierwise.answers.evaluation.EvaluationMapper;
import dev.tierwise.answers.history.HistoryMapper;
import dev.tierwise.answers.lookahead.AdviceMapper;
import dev.tierwise.answers.lookahead.ForecastMapper;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.SourceTable;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.status.StatusMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;

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
            StatusMapper.KIND.drawing().draw(report.status(), page);
            page.end();
        }
        EvaluationMapper.KIND.drawing().draw(report.evaluation(), page);
        page.end();
        ForecastMapper.KIND.drawing().draw(report.forecast(), page);
        page.end();
        AdviceMapper.KIND.drawing().draw(report.advice(), page);
        if (report.history() != null) {
            page.end();
            HistoryMapper.KIND.drawing().draw(report.history(), page);
        }
        SourceTable.draw(report.ruleSources(), page);
        sources();
    }

    private void sources() throws IOException {
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
                    Cell.right(page.words().number(BigDecimal.valueOf(source.rows()))),
                    Cell.of(page.words().moment(source.readAt().atZone(ZoneId.of(report.timeZone())))));
        }
        page.table(grid);
    }
}
