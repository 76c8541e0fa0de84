package dev.tierwise.answers.page;

import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.wording.ClauseNames;
import dev.tierwise.answers.wording.Words;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Where the rules and figures of a programme are published. */
public final class SourceTable {

    private SourceTable() {}

    /** Draws a section about it; nothing when nothing is known. */
    public static void draw(RuleSources sources, Page page) throws IOException {
        if (sources.clauses().isEmpty()) {
            return;
        }
        Words words = page.words();
        ClauseNames names = new ClauseNames(words);
        page.section(words.say("sources"));
        Grid grid = new Grid(0);
        grid.row(
                Cell.of(words.say("column.clause"), Style.BOLD),
                Cell.of(words.say("column.published"), Style.BOLD),
                Cell.of(words.say("column.assumed"), Style.BOLD));
        for (RuleSources.Alike alike : sources.alike()) {
            grid.row(
                    Cell.of(names.of(alike.clauses())),
                    Cell.of(numbers(sources, alike.references())),
                    Cell.of(alike.assumed() == null ? "" : words.label(alike.assumed())));
        }
        page.table(grid);
        page.links(links(sources, words));
    }

    /** References in brackets to the publications, as {@link #links} numbers them. */
    public static String numbers(RuleSources sources, List<String> publications) {
        return publications.stream().map(id -> "[" + sources.number(id) + "]").collect(Collectors.joining(" "));
    }

    /** The publications, numbered in their order. */
    public static List<Link> links(RuleSources sources, Words words) {
        return sources.references().stream()
                .map(publication -> Link.to(publication, null, sources.number(publication.id()), words))
                .toList();
    }
}
