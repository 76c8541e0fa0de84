package dev.tierwise.cli;

import dev.tierwise.answers.failure.Failure;
import java.util.List;

/** What the command tells the program that called it. */
public enum ExitCode {
    /** Done; an undetermined result is a result. */
    DONE(0),
    /** A fault in Tierwise itself. */
    FAULT(1),
    /** Wrong usage or configuration. */
    USAGE(2),
    /** Bad input data. */
    BAD_INPUT(3),
    /** Refused: not authorised, token expired, scope missing. */
    REFUSED(4),
    /** A source is unavailable: network, rate limit, server error after retries; or {@code notify test}: a webhook did not accept the test. */
    UNAVAILABLE(5),
    /** The tier that was required is not certainly reached, or {@code programme test}: an expectation is not met. */
    NOT_REACHED(10);

    /**
     * The worst first: a fault in Tierwise, then sources that cannot be read, then data that is wrong, then a wrong
     * question, then an answer that is not the wanted one.
     */
    private static final List<ExitCode> BY_SEVERITY =
            List.of(FAULT, REFUSED, UNAVAILABLE, BAD_INPUT, USAGE, NOT_REACHED, DONE);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }

    /** What a command ends with that failed. */
    public static ExitCode of(Failure.Kind kind) {
        return switch (kind) {
            case MISUSED -> USAGE;
            case BAD_INPUT -> BAD_INPUT;
            case REFUSED -> REFUSED;
            case UNAVAILABLE -> UNAVAILABLE;
        };
    }

    /** The worse of the two: what a command ends with that did several things. */
    public ExitCode orWorse(ExitCode other) {
        return BY_SEVERITY.indexOf(other) < BY_SEVERITY.indexOf(this) ? other : this;
    }
}
