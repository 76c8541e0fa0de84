package dev.tierwise.answers.page;

import dev.tierwise.answers.document.Sequence;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.metric.Interval;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What an answer for people is drawn on: a terminal, Markdown, or HTML. The same is said on each. A page makes every text harmless that it is
 * given: none can steer a terminal or be taken for markup.
 */
public interface Page {

    /** What is said on it. */
    Words words();

    /**
     * Whom the answer is about, and what it is.
     *
     * @param note what has to be known before anything else, see {@link Words#superseded()}
     */
    void heading(String whom, String what, Optional<String> note) throws IOException;

    /** What people came for, in as few words as there are. */
    void news(Style style, String text) throws IOException;

    /** What follows is another answer. */
    void end() throws IOException;

    /** Ends the page: nothing follows. */
    default void finish() throws IOException {}

    /** The tier that is held. */
    void tier(Headline headline) throws IOException;

    /**
     * How far every criterion is met.
     *
     * @param title which tier it is measured against
     * @param lines a line for each criterion
     * @param full  the same as a table
     */
    void progress(String title, List<Progress> lines, Grid full) throws IOException;

    /**
     * How every tier stands.
     *
     * @param title what that is called
     * @param brief each in a few words, lowest first
     * @param full  the same with every criterion, as a table
     */
    void tiers(String title, List<Cell> brief, Grid full) throws IOException;

    /**
     * Something that is said in full where there is room, else in brief.
     *
     * @param title what it is
     * @param brief it in a sentence
     * @param full  draws all of it
     */
    void appendix(String title, String brief, Drawing full) throws IOException;

    /**
     * The same at length or in brief: a document to be read, where that is what a page is for, or what fits a terminal.
     *
     * @param brief draws it in brief
     * @param full  draws it at length
     */
    default void atLength(Drawing brief, Drawing full) throws IOException {
        full.on(this);
    }

    /** A table of any length. */
    void listing(Listing listing) throws IOException;

    /** Text of any length. */
    void paragraph(String text) throws IOException;

    /** Statements of which each stands for itself; nothing where there are none. */
    void list(List<String> statements) throws IOException;

    /** Publications that texts refer to; nothing where there are none. */
    default void links(List<Link> links) throws IOException {
        list(links.stream().map(Link::inWords).toList());
    }

    /** What follows is about something else. */
    void section(String title) throws IOException;

    /** A table whose first row names the columns. */
    void table(Grid grid) throws IOException;

    /** The rest of what the heading says, flush with it. */
    void subheading(String text) throws IOException;

    /** A title and, if that can be said in short, what it comes to. What belongs to it follows on {@link #details}. */
    default void topic(String title, Optional<String> text) throws IOException {
        section(title);
        if (text.isPresent()) {
            paragraph(text.get());
        }
    }

    /** The page for what belongs to what was written last. */
    default Page details() {
        return this;
    }

    /**
     * A table whose first row names the columns. Where they do not fit beside each other, the figures, which are the columns
     * towards the right, may stand below the rest of their row.
     */
    default void figures(Grid grid) throws IOException {
        table(grid);
    }

    /**
     * How figures developed from one day to another.
     *
     * @return what has to be explained about it further below; empty when there is nothing
     */
    Optional<String> developments(List<Development> developments, LocalDate first, LocalDate last) throws IOException;

    /** What it is about if that is no partner, with what it is called by programs. */
    void title(String title, String code) throws IOException;

    /** More about the heading above. */
    void subtitle(String text) throws IOException;

    /** What words mean, each with its meaning. */
    void terms(List<Term> terms) throws IOException;

    /** What was checked. */
    void checks(String title, List<Check> checks) throws IOException;

    /**
     * A word that is explained.
     *
     * @param word    the word
     * @param meaning what it means
     */
    record Term(String word, String meaning) {}

    /**
     * Something that was checked.
     *
     * @param subject what it belongs to
     * @param style   how it stands, as an emphasis
     * @param mark    the same in a word
     * @param text    what was found
     * @param advice  what to do; empty where there is nothing to do
     */
    record Check(String subject, Style style, String mark, String text, String advice) {}

    /** Draws a part of an answer. */
    @FunctionalInterface
    interface Drawing {
        /** @throws IOException when the page's writer refuses */
        void on(Page page) throws IOException;
    }

    /**
     * The tier that is held.
     *
     * @param style how it stands, as an emphasis
     * @param label what it is called, such as "Tier"
     * @param text  the tier
     * @param loud  the same where it is the news
     * @param next  which one is next
     * @param notes what is open about it
     */
    record Headline(Style style, String label, String text, String loud, String next, List<String> notes) {}

    /**
     * How far a criterion is met.
     *
     * @param label the criterion
     * @param value what there is of it
     * @param style how it stands, as an emphasis
     * @param gauge how much of what is required there is; empty if nothing can be measured against
     * @param note  what is missing or required
     * @param brief the same in fewer words
     */
    record Progress(String label, String value, Style style, Optional<Gauge> gauge, String note, String brief) {

        /** The same with other texts. */
        public Progress mapped(UnaryOperator<String> change) {
            return new Progress(
                    change.apply(label),
                    change.apply(value),
                    style,
                    gauge.map(known -> new Gauge(known.value(), known.required(), change.apply(known.percent()))),
                    change.apply(note),
                    change.apply(brief));
        }
    }

    /**
     * How much of what is required there is.
     *
     * @param value    what there is
     * @param required what is required; bounded
     * @param percent  the same in words
     */
    record Gauge(Interval value, Interval required, String percent) {}

    /**
     * A table of any length. Its rows are told at least once, never collected.
     *
     * @param title   what it lists
     * @param columns the names of the columns
     * @param name    the column of names, which may be wrapped, first = 0
     * @param below   the first of the columns that may stand below the rest of the row
     * @param rows    tells the rows
     * @param empty   what is said if there are none
     * @param summary what is said below the rows, once they were told
     */
    record Listing(
            String title,
            List<Cell> columns,
            int name,
            int below,
            Sequence<List<Cell>> rows,
            String empty,
            Supplier<String> summary) {}
}
