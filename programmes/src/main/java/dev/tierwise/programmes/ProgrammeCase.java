package dev.tierwise.programmes;

import dev.tierwise.domain.tier.Expectation;
import dev.tierwise.files.yaml.Place;
import java.time.LocalDate;
import java.util.List;

/**
 * A test of rules: facts, and what they are expected to come to.
 *
 * @param place    where it is written
 * @param name     what people call it
 * @param day      the day that it is evaluated for
 * @param facts    the facts
 * @param expected what comes out
 */
public record ProgrammeCase(Place place, String name, LocalDate day, Facts facts, Expectation expected) {

    /** The facts of a case. */
    public sealed interface Facts {}

    /**
     * Those of a folder of CSV files.
     *
     * @param place where it is named
     * @param path  the folder, as it is written: relative to the file of the cases
     */
    public record Folder(Place place, String path) implements Facts {}

    /**
     * Those that stand in the file itself.
     *
     * @param tables tables as a folder of CSV files would have them; a table that is missing says nothing
     */
    public record Inline(List<FactTable> tables) implements Facts {}
}
