package dev.tierwise.adapter.tables;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.SourceException;
import java.util.List;

/**
 * The rows of a table, one at a time and only forwards, for one thread. Cells are asked for by the number of their column, the first
 * being 0, and belong to the row that {@link #next} went to last.
 */
public interface Table extends AutoCloseable {

    /** The names of the columns as they are written, in their order; one that has no name is blank. */
    List<String> header();

    /**
     * Goes to the next row; rows whose cells are all empty are left out. A row that cannot be told, for instance because it has too many
     * cells, is reported by the table itself and left out, and the table {@link #isDamaged} then.
     *
     * @return whether there is one
     * @throws BrokenTableException when nothing further can be read; what was told before stays
     * @throws SourceException      when the source cannot be used any more, or the thread is interrupted
     */
    boolean next() throws BrokenTableException, SourceException;

    /**
     * What a cell holds, as it is written, with white space; empty where it is empty. What is no text is told exactly: a number in digits
     * with a point ({@code 1125.5}), a day as {@code 2018-03-15}, a moment as {@code 2018-03-15T09:30:00+01:00}, with an offset if it has
     * one, and truth as {@code true} or {@code false}; {@link #isExact} is true then.
     */
    String text(int column);

    /** Puts what {@link #text} returns into {@code target}; a table that can do so without making a string does. */
    default void read(int column, CellText target) {
        target.set(text(column));
    }

    /** Whether a cell is no text that people wrote, so that no notation of numbers and days is to be considered. */
    default boolean isExact(int column) {
        return false;
    }

    /** Whether nothing is said in a cell, neither a value nor that there is none: it reads as if the row had no such column. */
    default boolean isOpen(int column) {
        return false;
    }

    /** Whether rows were left out up to here that may have said something; all of them are reported. */
    default boolean isDamaged() {
        return false;
    }

    /** Where the name of a column stands. */
    Origin atHeader(int column);

    /** Where a cell of the row stands; for a column of 0, where the row begins. */
    Origin at(int column);

    /** A message about a cell, for people who have its place. */
    default Text about(int column, String name, Text message) {
        return Text.joined(": ", List.of(Text.verbatim(name), message));
    }

    /** Lets go of what the table holds. */
    @Override
    void close();
}
