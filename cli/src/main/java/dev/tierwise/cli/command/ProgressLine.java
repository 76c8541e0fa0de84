package dev.tierwise.cli.command;

import dev.tierwise.answers.Printable;
import dev.tierwise.application.snapshot.ReadingProgress;
import dev.tierwise.cli.Environment;
import dev.tierwise.domain.text.Text;

/** Shows on a terminal how far a long reading is, on one line that vanishes in the end. */
final class ProgressLine implements ReadingProgress, AutoCloseable {

    private static final String CLEAR = "\r\u001B[K";

    private final Environment environment;
    private boolean dirty;

    ProgressLine(Environment environment) {
        this.environment = environment;
    }

    @Override
    public synchronized void read(String source, long rows) {
        if (environment.errTerminal()) {
            environment.err().print(CLEAR);
            environment.ask(Text.counted(
                    ProgressLine.class,
                    "reading",
                    rows,
                    Printable.line(source),
                    String.format(environment.locale(), "%,d", rows)));
            dirty = true;
        }
    }

    @Override
    public synchronized void close() {
        if (dirty) {
            environment.err().print(CLEAR);
            environment.err().flush();
            dirty = false;
        }
    }
}
