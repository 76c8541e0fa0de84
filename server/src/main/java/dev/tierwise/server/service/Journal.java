package dev.tierwise.server.service;

import dev.tierwise.answers.Printable;
import dev.tierwise.answers.failure.Failure;
import dev.tierwise.domain.text.Text;
import dev.tierwise.server.Host;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a service says: one line for each thing, with the time in UTC. Used from any thread. */
final class Journal {

    private final Host host;
    private final Map<Text, Trouble> troubles = new HashMap<>();
    private boolean ending;

    /** What is wrong with something: the same cause is the same trouble. */
    private record Trouble(String cause, Text words) {}

    Journal(Host host) {
        this.host = host;
    }

    synchronized void say(Text text) {
        host.messages()
                .accept(host.clock().instant().truncatedTo(ChronoUnit.SECONDS) + " "
                        + Printable.line(text.in(host.language().locale())));
    }

    void say(Class<?> owner, String key, Object... values) {
        say(Text.of(owner, key, values));
    }

    /** Says what is wrong with something, unless that was the last that was said of it. */
    synchronized void trouble(Text about, Text text) {
        note(about, new Trouble(text.toString(), text));
    }

    /** Says that something is wrong with something, unless anything has been said of it already. */
    synchronized void firstTrouble(Text about, Text text) {
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
    synchronized Text failure(Text about, Throwable why) {
        Optional<Text> known = Failure.of(why).map(Failure::summary);
        String cause = known.map(Text::toString).orElseGet(() -> why + " " + List.of(why.getStackTrace()));
        Trouble last = troubles.get(about);
        if (ending || (last != null && last.cause().equals(cause))) {
            return last == null ? Text.of(Journal.class, "broken-off") : last.words();
        }
        Trouble trouble = new Trouble(cause, known.orElseGet(() -> host.faults().apply(why)));
        note(about, trouble);
        return trouble.words();
    }

    private void note(Text about, Trouble trouble) {
        if (!ending && !trouble.equals(troubles.put(about, trouble))) {
            say(Text.joined(": ", List.of(about, trouble.words())));
        }
    }

    /** Says that nothing is wrong with something any more, if something was. */
    synchronized void over(Text about, Text text) {
        if (troubles.remove(about) != null) {
            say(Text.joined(": ", List.of(about, text)));
        }
    }

    /** From now on trouble comes from being interrupted and is not worth a word. */
    synchronized void end() {
        ending = true;
    }
}
