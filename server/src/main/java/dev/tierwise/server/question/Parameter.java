package dev.tierwise.server.question;

import dev.tierwise.domain.text.Text;

/**
 * A parameter of a question.
 *
 * @param name    its name in a query
 * @param meaning what it is described by: its name, unless that means something else in another question
 * @param kind    what it holds
 * @param several whether it may be given several times
 * @param needed  whether it has to be given
 * @param example a value that it may have
 */
public record Parameter(String name, String meaning, Kind kind, boolean several, boolean needed, Text example) {

    /** What a parameter holds. */
    public enum Kind {
        /** A day such as 2018-03-15. */
        DAY,
        /** A whole number from 1 on. */
        NUMBER,
        /** {@code true} or {@code false}. */
        FLAG,
        /** Any text. */
        TEXT
    }

    static Parameter day(String name) {
        return new Parameter(name, name, Kind.DAY, false, false, Text.verbatim("2018-03-15"));
    }

    static Parameter number(String name, String example) {
        return new Parameter(name, name, Kind.NUMBER, false, false, Text.verbatim(example));
    }

    static Parameter flag(String name) {
        return new Parameter(name, name, Kind.FLAG, false, false, Text.verbatim("true"));
    }

    static Parameter text(String name, String example) {
        return new Parameter(name, name, Kind.TEXT, false, false, Text.verbatim(example));
    }

    static Parameter texts(String name, Text example) {
        return new Parameter(name, name, Kind.TEXT, true, false, example);
    }

    /** The same, which has to be given. */
    Parameter required() {
        return new Parameter(name, meaning, kind, several, true, example);
    }

    /** The same, which means something else than its name says elsewhere. */
    Parameter meaning(String other) {
        return new Parameter(name, other, kind, several, needed, example);
    }
}
