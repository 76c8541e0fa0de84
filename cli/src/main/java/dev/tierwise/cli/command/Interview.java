package dev.tierwise.cli.command;

import dev.tierwise.cli.Environment;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.domain.text.Worded;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks on a terminal for what options do not say; never elsewhere. */
final class Interview {

    private static final int MOST_TRIES = 3;

    private final Environment environment;
    private final BufferedReader in;

    Interview(Environment environment) {
        this.environment = environment;
        this.in = new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8));
    }

    /** What an option says or, where it says nothing, what is typed on a terminal; without a terminal what is usual. */
    <T> T answer(@Nullable String given, String option, String usual, Function<String, T> reading) throws IOException {
        if (given != null || !environment.errTerminal()) {
            try {
                return reading.apply(given == null ? usual : given.strip());
            } catch (IllegalArgumentException e) {
                throw given == null
                        ? UserException.usage(Interview.class, "init.missing", option, Worded.of(e))
                        : wrong(option, e);
            }
        }
        Text question = Text.of(Interview.class, "init.question-" + option.substring(2));
        List<Text> missing = new ArrayList<>();
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            environment.ask(
                    Text.joined("", List.of(question, Text.verbatim(usual.isEmpty() ? ": " : " [" + usual + "]: "))));
            String typed = in.readLine();
            if (typed == null) {
                break;
            }
            try {
                return reading.apply(typed.isBlank() ? usual : typed.strip());
            } catch (IllegalArgumentException e) {
                missing = List.of(Worded.of(e));
                environment.say(Text.joined("  ", List.of(Text.verbatim(""), Worded.of(e))));
            }
        }
        throw missing.isEmpty()
                ? UserException.usage(Interview.class, "init.not-answered", option)
                : UserException.usage(Interview.class, "init.not-understood", option, missing.get(0));
    }

    static UserException wrong(String option, IllegalArgumentException why) {
        return new UserException(Text.joined(": ", List.of(Text.verbatim(option), Worded.of(why))));
    }
}
