package dev.tierwise.cli.command;

import dev.tierwise.answers.Printable;
import dev.tierwise.application.snapshot.ReadingProgress;
import dev.tierwise.cli.Environment;
import java.io.PrintStream;
import java.util.Locale;

/** Shows on a terminal how far a long reading is, on one line that vanishes in the end. */
final class ProgressLine implements ReadingProgress, AutoCloseable {

    private static final String CLEAR = "\r\u001B[K";

    private final PrintStream err;
    private final boolean shown;
    private boolean dirty;

    ProgressLine(Environment environment) {
        err = environment.err();
        shown = environment.errTerminal();
    }

    @Override
    public synchronized void read(String source, long rows) {
        if (shown) {
            err.print(CLEAR + "Reading " + Printable.line(source) + ": " + String.format(Locale.ROOT, "%,d", rows)
                    + " rows");
            err.flush();
            dirty = true;
        }
    }

    @Override
    public synchronized void close() {
        if (dirty) {
            err.print(CLEAR);
            err.flush();
            dirty = false;
        }
    }
}
