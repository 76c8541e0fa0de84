package dev.tierwise.cli.render;

/** How an answer is written. */
public enum Format {
    /** For people at a terminal. */
    TABLE,
    /** For programs; the contract. */
    JSON,
    /** For spreadsheets and scripts. */
    CSV,
    /** For wikis. */
    MARKDOWN
}
