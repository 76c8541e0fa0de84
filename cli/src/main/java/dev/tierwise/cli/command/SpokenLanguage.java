package dev.tierwise.cli.command;

import dev.tierwise.answers.wording.Language;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.config.Configuration;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The language of what people read: that of {@code --lang}, else the configuration's, else the environment's. */
public final class SpokenLanguage {

    private final Environment environment;
    private Optional<Language> configured = Optional.empty();

    @Inject
    SpokenLanguage(Environment environment) {
        this.environment = environment;
    }

    /** Takes note of what a configuration says, and gives it back. */
    Configuration heeding(Configuration configuration) {
        configured = configuration.language();
        return configuration;
    }

    /** @param asked what {@code --lang} says */
    Language orAsked(@Nullable Language asked) {
        return Language.orOf(asked == null ? configured.orElse(null) : asked, environment.variables());
    }
}
