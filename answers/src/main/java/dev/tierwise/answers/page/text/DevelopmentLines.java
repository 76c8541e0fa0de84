package dev.tierwise.answers.page.text;

import dev.tierwise.answers.page.Development;
import dev.tierwise.answers.page.Style;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A line of blocks for each development, with its last value and the values that it lies between. */
record DevelopmentLines(List<Development> developments, LocalDate first, LocalDate last) {

    private static final String GAP = "  ";
    private static final int LONGEST_LINE = 60;
    private static final int SHORTEST_LINE = 12;

    void write(Paper paper, String indent) throws IOException {
        int label = widest(paper, Development::label);
        int now = widest(paper, Development::last);
        int range = widest(paper, Development::range);
        int beside = paper.columns() - indent.length() - label - 2 * GAP.length() - now;
        int withRange = range == 0 ? beside : beside - GAP.length() - range;
        int below = paper.columns() - indent.length() - 2 * GAP.length() - now;
        boolean rangeBeside = withRange >= SHORTEST_LINE;
        boolean labelBeside = rangeBeside || beside >= SHORTEST_LINE;
        int columns = Math.min(LONGEST_LINE, rangeBeside ? withRange : labelBeside ? beside : below);
        int longest = developments.stream()
                .mapToInt(development -> line(development).length(columns))
                .max()
                .orElse(0);
        for (Development development : developments) {
            String start = indent + GAP;
            if (labelBeside) {
                start = indent + paper.typeface().left(development.label(), label) + GAP;
            } else {
                paper.wrapped(indent, development.label());
            }
            String line = paper.typeface().left(line(development).line(paper.typeface(), columns), longest);
            String value = paper.typeface().right(development.last(), now);
            paper.line(start + line + GAP + value + (rangeBeside ? GAP + development.range() : ""));
            String under = " ".repeat(paper.typeface().width(start));
            Optional<String> marks = line(development).marks(columns);
            if (marks.isPresent()) {
                paper.line(under + paper.paint(Style.WARN, marks.get().stripTrailing()));
            }
            if (!rangeBeside && !development.range().isEmpty()) {
                paper.wrapped(under, development.range());
            }
        }
    }

    private Sparkline line(Development development) {
        return new Sparkline(development.points(), first, last, development.bottom(), development.top());
    }

    private int widest(Paper paper, Function<Development, String> text) {
        return developments.stream()
                .map(text)
                .mapToInt(paper.typeface()::width)
                .max()
                .orElse(0);
    }
}
