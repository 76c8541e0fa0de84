package dev.tierwise.application.snapshot;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import java.util.List;

/** The data is wrong: nothing was evaluated. */
public final class BadInputException extends Exception implements Worded {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> errors;
    private final transient List<Problem> warnings;
    private final long count;

    BadInputException(List<Problem> errors, long count, List<Problem> warnings) {
        super(Text.counted(BadInputException.class, "errors", count).toString());
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

    /** How many errors there are. */
    @Override
    public Text text() {
        return Text.counted(BadInputException.class, "errors", count);
    }
}
