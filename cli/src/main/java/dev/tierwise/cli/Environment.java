package dev.tierwise.cli;

import dev.tierwise.answers.Printable;
import dev.tierwise.application.snapshot.Problem;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Everything that the command line takes from the outside, so that the whole program is a function that can be tested.
 *
 * @param variables        the environment variables
 * @param workingDirectory what relative paths on the command line are taken from; absolute
 * @param in               what is typed
 * @param out              where data goes, as UTF-8
 * @param err              where messages and progress go
 * @param clock            tells today
 * @param outTerminal      whether {@code out} is a terminal
 * @param errTerminal      whether {@code err} is a terminal
 * @param columns          how wide the terminal is, in characters
 * @param unicode          whether the terminal shows more than ASCII
 * @param stopRequests     tells a command that goes on and on when it is to end
 */
public record Environment(
        Map<String, String> variables,
        Path workingDirectory,
        InputStream in,
        OutputStream out,
        MessageStream err,
        InstantSource clock,
        boolean outTerminal,
        boolean errTerminal,
        int columns,
        boolean unicode,
        StopRequests stopRequests) {

    /** Whether what goes to {@code out} is coloured where nobody asks: on a terminal, unless {@code NO_COLOR} is set. */
    public boolean isUsuallyColoured() {
        return outTerminal && variables.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** The same where data goes elsewhere. */
    Environment withOut(OutputStream other) {
        return new Environment(
                variables,
                workingDirectory,
                in,
                other,
                err,
                clock,
                outTerminal,
                errTerminal,
                columns,
                unicode,
                stopRequests);
    }

    /** Says what was ignored or could not be read. */
    public void warn(List<Problem> warnings) {
        for (Problem warning : warnings) {
            err.println("warning: " + Printable.line(warning.toString()));
        }
    }
}
