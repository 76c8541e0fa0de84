package dev.tierwise.answers.page;

import java.util.Locale;

/** How an answer is written. */
public enum Format {
    /** For people at a terminal. */
    TABLE,
    /** For programs; the contract. */
    JSON,
    /** For spreadsheets and scripts. */
    CSV,
    /** For wikis. */
    MARKDOWN;

    /** As people type it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
