package dev.tierwise.cli.serve;

import dev.tierwise.answers.Printable;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.Failure;
import dev.tierwise.cli.Fault;
import dev.tierwise.cli.MessageStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a service says: one line for each thing, with the time in UTC. Used from any thread. */
final class Journal {

    private final MessageStream err;
    private final InstantSource clock;
    private final Map<String, Trouble> troubles = new HashMap<>();
    private boolean ending;

    /** What is wrong with something: the same cause is the same trouble. */
    private record Trouble(String cause, String words) {}

    Journal(Environment environment) {
        this.err = environment.err();
        this.clock = environment.clock();
    }

    synchronized void say(String text) {
        err.println(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + Printable.line(text));
    }

    /** Says what is wrong with something, unless that was the last that was said of it. */
    synchronized void trouble(String about, String text) {
        note(about, new Trouble(text, text));
    }

    /** Says that something is wrong with something, unless anything has been said of it already. */
    synchronized void firstTrouble(String about, String text) {
        if (!troubles.containsKey(about)) {
            trouble(about, text);
        }
    }

    /**
     * Says why something failed, unless that was the last that was said of it. The details of a fault of ours are written
     * down then, not each time.
     *
     * @return the reason in words
     */
    synchronized String failure(String about, Throwable why) {
        Optional<String> known = Failure.of(why).map(Failure::summary).map(err.redaction()::of);
        String cause = known.orElseGet(() -> why + " " + List.of(why.getStackTrace()));
        Trouble last = troubles.get(about);
        if (ending || (last != null && last.cause().equals(cause))) {
            return last == null ? "broken off" : last.words();
        }
        Trouble trouble = new Trouble(cause, known.orElseGet(() -> Fault.report(why, err.redaction())));
        note(about, trouble);
        return trouble.words();
    }

    private void note(String about, Trouble trouble) {
        if (!ending && !trouble.equals(troubles.put(about, trouble))) {
            say(about + ": " + trouble.words());
        }
    }

    /** Says that nothing is wrong with something any more, if something was. */
    synchronized void over(String about, String text) {
        if (troubles.remove(about) != null) {
            say(about + ": " + text);
        }
    }

    /** From now on trouble comes from being interrupted and is not worth a word. */
    synchronized void end() {
        ending = true;
    }
}
