package dev.tierwise.answers.page;

import dev.tierwise.answers.wording.Words;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What an answer for people is written on: a terminal, or Markdown. The same is said on both. */
public interface Page {

    /** What is said on it; text from it is ready to be written. */
    Words words();

    /**
     * Whom the answer is about, and what it is.
     *
     * @param note what has to be known before anything else, see {@link Words#superseded}
     */
    void heading(String whom, String what, Optional<String> note) throws IOException;

    /** What people came for, in as few words as there are. */
    void news(Style style, String text) throws IOException;

    /** Text of any length. */
    void paragraph(String text) throws IOException;

    /** Statements of which each stands for itself; nothing where there are none. */
    void list(List<String> statements) throws IOException;

    /** What follows is about something else. */
    void section(String title) throws IOException;

    /** A table whose first row names the columns. */
    void table(Grid grid) throws IOException;

    /** The rest of what the heading says, flush with it. */
    void subheading(String text) throws IOException;

    /** A title and, if that can be said in short, what it comes to. What belongs to it follows on {@link #details}. */
    void topic(String title, Optional<String> text) throws IOException;

    /** The page for what belongs to what was written last. */
    Page details();

    /**
     * A table whose first row names the columns. Where they do not fit beside each other, the figures, which are the columns
     * towards the right, may stand below the rest of their row.
     */
    void figures(Grid grid) throws IOException;

    /**
     * How figures developed from one day to another.
     *
     * @return what has to be explained about it further below; empty when there is nothing
     */
    Optional<String> developments(List<Development> developments, LocalDate first, LocalDate last) throws IOException;

    /** What it is about where that is nobody, with what it is called by programs. */
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
}
