package dev.tierwise.answers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an answer can be written. */
public enum Format {
    /** For people at a terminal. */
    TABLE(".txt"),
    /** For programs; the contract. */
    JSON(".json"),
    /** To be pasted into a wiki. */
    MARKDOWN(".md"),
    /** For browsers: one file that loads nothing. */
    HTML(".html"),
    /** For spreadsheets and scripts. */
    CSV(".csv"),
    /** A workbook of Excel's. */
    XLSX(".xlsx"),
    /** For calendar programs. */
    ICS(".ics");

    private final String ending;

    Format(String ending) {
        this.ending = ending;
    }

    /** The format that a file's name stands for by its ending; empty where it stands for none. */
    public static Optional<Format> ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> lower.endsWith(format.ending))
                .findFirst();
    }

    /** How the names of files in this format end, with the full stop; empty for a table. */
    public String ending() {
        return ending;
    }

    /** As people type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
