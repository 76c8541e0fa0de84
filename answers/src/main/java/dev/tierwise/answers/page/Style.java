package dev.tierwise.answers.page;

import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.State;

/** Emphasis on a terminal. It repeats what the words say. */
public enum Style {
    PLAIN(""),
    BOLD("1"),
    /** A row above those that belong to it. */
    HEADLINE("1"),
    FAINT("2"),
    GOOD("32"),
    WARN("33"),
    BAD("31"),
    TITLE_GOOD("1;32"),
    TITLE_WARN("1;33");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** How a state is emphasised. */
    public static Style of(State state) {
        return switch (state) {
            case MET -> GOOD;
            case UNMET -> PLAIN;
            case UNDETERMINED -> WARN;
        };
    }

    /** How a verdict is emphasised. */
    public static Style of(Count count) {
        return switch (count) {
            case COUNTS -> GOOD;
            case DOES_NOT_COUNT -> FAINT;
            case UNKNOWN -> WARN;
        };
    }

    /** The text with the emphasis on, if there is colour. */
    public String paint(String text, boolean colour) {
        return colour && this != PLAIN && !text.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
