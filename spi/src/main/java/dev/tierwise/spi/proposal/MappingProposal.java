package dev.tierwise.spi.proposal;

import dev.tierwise.domain.text.Text;
import java.util.List;

/**
 * A mapping that somebody may want to keep.
 *
 * @param text     the mapping as a file holds it, UTF-8 with line feeds
 * @param tables   what it makes of the exports
 * @param left     files that it makes nothing of
 * @param open     which facts no file gives, and what that leaves open
 * @param warnings what was noticed when the first rows were read
 */
public record MappingProposal(
        String text, List<ProposedTable> tables, List<String> left, List<Text> open, List<Text> warnings) {

    /** @throws NullPointerException if a parameter is null */
    public MappingProposal {
        tables = List.copyOf(tables);
        left = List.copyOf(left);
        open = List.copyOf(open);
        warnings = List.copyOf(warnings);
    }

    /**
     * One of our tables.
     *
     * @param name    ours
     * @param files   the files that it is read from, in their order
     * @param columns where our columns come from, in the order of the mapping
     * @param header  our columns
     * @param rows    the first rows as they would be read, each as long as the header; what nobody knows is {@code ?}
     */
    public record ProposedTable(
            String name,
            List<String> files,
            List<ProposedColumn> columns,
            List<String> header,
            List<List<String>> rows) {

        /** @throws NullPointerException if a parameter is null */
        public ProposedTable {
            files = List.copyOf(files);
            columns = List.copyOf(columns);
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * One of our columns.
     *
     * @param name    ours
     * @param from    where it comes from, in words
     * @param guessed whether that is a guess, and not a name that says it
     */
    public record ProposedColumn(String name, Text from, boolean guessed) {}
}
