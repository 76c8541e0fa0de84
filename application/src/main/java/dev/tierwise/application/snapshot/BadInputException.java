package dev.tierwise.application.snapshot;

import java.util.List;

/** The data is wrong: nothing was evaluated. */
public final class BadInputException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> errors;
    private final transient List<Problem> warnings;
    private final long count;

    BadInputException(List<Problem> errors, long count, List<Problem> warnings) {
        super(count + (count == 1 ? " error" : " errors") + " in the data");
        this.errors = List.copyOf(errors);
        this.warnings = List.copyOf(warnings);
        this.count = count;
    }

    /** The first errors in the order of source, file, line, column; at most 100. */
    public List<Problem> errors() {
        return errors;
    }

    /** The warnings, in the same order. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** The number of errors, also of those that {@link #errors} leaves out. */
    public long count() {
        return count;
    }
}
