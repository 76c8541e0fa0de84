package dev.tierwise.cli;

import dev.tierwise.answers.wording.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The language of what users read: that of {@code --lang}, else the configuration's, else the environment's. Used from any
 * thread.
 */
public final class SpokenLanguage {

    /** The option that says it. */
    public static final String OPTION = "--lang";

    private final Language usual;
    private volatile Optional<Language> asked = Optional.empty();
    private volatile Optional<Language> configured = Optional.empty();

    public SpokenLanguage(Map<String, String> variables) {
        this.usual = Language.orOf(null, variables);
    }

    /** Takes note of what the arguments say, also when something else is wrong with them. */
    void ask(List<String> args) {
        asked = Arguments.values(args, OPTION).stream()
                .reduce((first, last) -> last)
                .flatMap(value -> Arrays.stream(Language.values())
                        .filter(known -> known.toString().equalsIgnoreCase(value))
                        .findFirst());
    }

    /** Takes note of what the configuration says. */
    public void configure(Optional<Language> language) {
        configured = language;
    }

    /** Whether neither the arguments nor a configuration have said it so far. */
    public boolean isUsual() {
        return asked.or(() -> configured).isEmpty();
    }

    /** The language as far as it is known by now. */
    public Language language() {
        return asked.or(() -> configured).orElse(usual);
    }
}
