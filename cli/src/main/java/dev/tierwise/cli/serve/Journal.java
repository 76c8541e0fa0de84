package dev.tierwise.cli.serve;

import dev.tierwise.cli.Environment;
import dev.tierwise.cli.Printable;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** What a service says: one line for each thing, with the time in UTC. Used from any thread. */
final class Journal {

    private final PrintStream err;
    private final InstantSource clock;
    private final Map<String, String> troubles = new HashMap<>();
    private boolean ending;

    Journal(Environment environment) {
        this.err = environment.err();
        this.clock = environment.clock();
    }

    synchronized void say(String text) {
        err.println(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + Printable.line(text));
    }

    /** Says what is wrong with something, unless that was the last that was said of it. */
    synchronized void trouble(String about, String text) {
        if (!ending && !text.equals(troubles.put(about, text))) {
            say(about + ": " + text);
        }
    }

    /** From now on trouble comes from being interrupted and is not worth a word. */
    synchronized void end() {
        ending = true;
    }

    /** Says that nothing is wrong with something any more, if something was. */
    synchronized void over(String about, String text) {
        if (troubles.remove(about) != null) {
            say(about + ": " + text);
        }
    }
}
