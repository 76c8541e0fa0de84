package dev.tierwise.answers.page;

import dev.tierwise.answers.wording.Words;
import java.io.IOException;
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
