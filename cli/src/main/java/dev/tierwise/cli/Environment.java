package dev.tierwise.cli;

import dev.tierwise.answers.Printable;
import dev.tierwise.answers.failure.Failure;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.domain.text.Text;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
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
 * @param stopRequests     tells a long-running command when it is to end
 * @param spoken           the language of what users read
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
        StopRequests stopRequests,
        SpokenLanguage spoken) {

    private static final int UNWATCHED_COLUMNS = 100;

    /** The language is that of the environment variables, until arguments or a configuration say another one. */
    public Environment(
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
        this(
                variables,
                workingDirectory,
                in,
                out,
                err,
                clock,
                outTerminal,
                errTerminal,
                columns,
                unicode,
                stopRequests,
                new SpokenLanguage(variables));
    }

    /**
     * One that nobody looks at: what is said goes nowhere, and nobody asks it to stop.
     *
     * @param in what is typed
     */
    static Environment unwatched(Map<String, String> variables, Path workingDirectory, InputStream in) {
        return new Environment(
                variables,
                workingDirectory,
                in,
                OutputStream.nullOutputStream(),
                new MessageStream(OutputStream.nullOutputStream()),
                InstantSource.system(),
                false,
                false,
                UNWATCHED_COLUMNS,
                true,
                stop -> {});
    }

    /** Whether what goes to {@code out} is coloured by default: on a terminal, unless {@code NO_COLOR} is set. */
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
                stopRequests,
                spoken);
    }

    /** The language of what users read, as far as it is known by now. */
    public Locale locale() {
        return spoken.language().locale();
    }

    /** Tells the user something on one line. */
    public void say(Text text) {
        err.println(Printable.line(text.in(locale())));
    }

    /** Tells the user what failed; each mistake in a file has a line of its own. */
    public void tell(Failure failure) {
        List<Text> lines = failure.lines();
        for (Text line : lines) {
            err.println(Printable.lines((lines.size() == 1 ? complaint(line) : line).in(locale())));
        }
    }

    /** Tells the user a sentence of the owner's message file. */
    public void say(Class<?> owner, String key, Object... values) {
        say(Text.of(owner, key, values));
    }

    /** Asks the user something; the answer is typed on the same line. */
    public void ask(Text question) {
        err.print(question.in(locale()));
        err.flush();
    }

    /** What keeps the program from doing what it is asked. */
    public static Text complaint(Text words) {
        return Text.joined(": ", List.of(Text.verbatim("tierwise"), words));
    }

    /** Tells the user what to know, although the program goes on. */
    public void warn(Text words) {
        say(Failure.warning(words));
    }

    /** Says what was ignored or could not be read. */
    public void warn(List<Problem> problems) {
        problems.forEach(problem -> warn(Failure.text(problem)));
    }
}
