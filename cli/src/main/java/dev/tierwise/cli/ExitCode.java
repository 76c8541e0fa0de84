package dev.tierwise.cli;

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
    /** Source unavailable: network, rate limit, server error after retries. */
    UNAVAILABLE(5),
    /** The tier that was required is not certainly reached. */
    NOT_REACHED(10);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }
}
