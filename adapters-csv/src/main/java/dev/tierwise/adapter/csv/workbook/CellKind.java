package dev.tierwise.adapter.csv.workbook;

/** What a cell contains. */
public enum CellKind {
    /** Nothing, or nothing but a format. */
    EMPTY,
    /** A text as it was typed, including spaces at its ends; also a number that is stored as text. */
    TEXT,
    /** A number. */
    NUMBER,
    /** A day. */
    DAY,
    /** A day and a time, without a time zone. */
    MOMENT,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** An error of Excel such as {@code #N/A}, or a value that cannot be read; {@link SheetRows#problem} gives the reason. */
    ERROR
}
