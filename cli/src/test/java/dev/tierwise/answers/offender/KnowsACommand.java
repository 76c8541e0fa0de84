package dev.tierwise.answers.offender;

import dev.tierwise.cli.command.RootCommand;

/** What an answer must not do. */
public class KnowsACommand {
    Object command() {
        return new RootCommand();
    }
}
