package dev.tierwise.cli.render.offender;

import dev.tierwise.cli.command.RootCommand;

/** What a rendering must not do. */
public class KnowsACommand {
    Object command() {
        return new RootCommand();
    }
}
