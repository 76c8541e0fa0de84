package dev.tierwise.answers.proposal;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.proposal.MappingProposal;
import dev.tierwise.spi.proposal.MappingProposal.ProposedColumn;
import dev.tierwise.spi.proposal.MappingProposal.ProposedTable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A proposed mapping for people: what was found, what was guessed, and the first rows as they would be read. */
public final class ProposalPage {

    private ProposalPage() {}

    /** Draws it; what is proposed says itself in a language. */
    public static void draw(MappingProposal proposal, Locale language, Page page) throws IOException {
        Words words = page.words();
        for (ProposedTable table : proposal.tables()) {
            page.topic(table.name(), Optional.of(String.join(", ", table.files())));
            Grid columns = new Grid();
            columns.columns(List.of(Cell.of(words.say("proposal.column")), Cell.of(words.say("proposal.from"))));
            for (ProposedColumn column : table.columns()) {
                String from = column.from().in(language);
                columns.row(
                        Cell.of(column.name()),
                        column.guessed() ? Cell.of(words.say("proposal.guessed", from), Style.WARN) : Cell.of(from));
            }
            page.details().table(columns);
            if (!table.rows().isEmpty()) {
                Grid rows = new Grid();
                rows.row(table.header().stream()
                        .map(name -> Cell.of(name, Style.FAINT))
                        .toList());
                table.rows().forEach(row -> rows.row(row.stream().map(Cell::of).toList()));
                page.details().topic(words.say("proposal.first-rows"), Optional.empty());
                page.details().table(rows);
            }
        }
        list(page, words.say("proposal.left"), proposal.left());
        list(page, words.say("proposal.open"), texts(proposal.open(), language));
        list(page, words.say("proposal.warnings"), texts(proposal.warnings(), language));
        page.end();
    }

    private static List<String> texts(List<Text> texts, Locale language) {
        return texts.stream().map(text -> text.in(language)).toList();
    }

    private static void list(Page page, String title, List<String> statements) throws IOException {
        if (!statements.isEmpty()) {
            page.section(title);
            page.list(statements);
        }
    }
}
