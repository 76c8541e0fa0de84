package dev.tierwise.answers.programme;

import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** How cases came out, for people: a table of all, then what is wrong with each that failed. */
final class ProgrammeTestPage {

    private final ProgrammeTestDocument test;
    private final Page page;
    private final Words words;

    ProgrammeTestPage(ProgrammeTestDocument test, Page page) {
        this.test = test;
        this.page = page;
        this.words = page.words();
    }

    void draw() throws IOException {
        page.title(words.label(test.programmeRules().name()), test.programme());
        page.news(
                test.failed() == 0 ? Style.GOOD : Style.BAD,
                words.say(
                        test.failed() == 0 ? "test.passed" : "test.failed",
                        words.count("test.cases", test.cases().size()),
                        Integer.toString(test.failed())));
        Grid grid = new Grid(0);
        grid.row(head("test.case"), head("test.day"), head("test.result"));
        for (ProgrammeTestDocument.Case tested : test.cases()) {
            grid.row(
                    Cell.of(tested.name()),
                    Cell.of(words.briefDay(tested.asOf())),
                    tested.passed()
                            ? Cell.of(words.say("test.ok"), Style.GOOD)
                            : Cell.of(words.say("test.not-ok"), Style.BAD));
        }
        page.table(grid);
        for (ProgrammeTestDocument.Case tested : test.cases()) {
            if (!tested.passed()) {
                draw(tested);
            }
        }
    }

    private void draw(ProgrammeTestDocument.Case failed) throws IOException {
        page.section(failed.name());
        page.paragraph(failed.where());
        Grid grid = new Grid(0);
        grid.row(head("column.criterion"), figureHead("test.expected"), figureHead("test.found"));
        failed.deviations().forEach(deviation -> grid.row(row(deviation)));
        page.table(grid);
    }

    private List<Cell> row(ProgrammeTestDocument.Deviation deviation) {
        MetricId metric = deviation.metric();
        if (metric != null && deviation.expected() != null && deviation.found() != null) {
            return row(
                    words.metric(metric),
                    words.briefFigures(metric, deviation.expected().interval()),
                    words.briefFigures(metric, deviation.found().interval()));
        }
        if (deviation.expectedState() != null && deviation.foundState() != null) {
            return row(
                    metric == null ? words.tier(Objects.requireNonNull(deviation.tier())) : words.metric(metric),
                    words.state(deviation.expectedState()),
                    words.state(deviation.foundState()));
        }
        return row(
                words.say("variable.tier"),
                held(Objects.requireNonNull(deviation.expectedTier())),
                held(Objects.requireNonNull(deviation.foundTier())));
    }

    private static List<Cell> row(String what, String expected, String found) {
        return List.of(Cell.of(what), Cell.right(expected), Cell.right(found, Style.BAD));
    }

    private String held(HeldTier tier) {
        String least = words.tierOrNone(tier.atLeast());
        return tier.settled() ? least : words.say("range", least, words.tierOrNone(tier.atMost()));
    }

    private Cell head(String key) {
        return Cell.of(words.say(key), Style.BOLD);
    }

    private Cell figureHead(String key) {
        return Cell.right(words.say(key), Style.BOLD);
    }
}
