package dev.tierwise.cli.command;

import java.util.List;

/**
 * What some commands are for.
 *
 * @param heading  what the help calls it
 * @param commands the names of its commands, the one that is used most first
 */
record CommandGroup(String heading, List<String> commands) {

    /** All groups, in the order in which the help lists them. */
    static final List<CommandGroup> ALL = List.of(
            new CommandGroup(
                    "Ask",
                    List.of("evaluate", "status", "history", "changes", "explain", "compare", "reconcile", "schedule")),
            new CommandGroup("Look ahead", List.of("forecast", "simulate", "advise")),
            new CommandGroup("Keep", List.of("refresh", "serve", "ledger", "snapshot")),
            new CommandGroup("Set up", List.of("init", "doctor", "programme", "adapters", "completion", "help")));

    CommandGroup {
        commands = List.copyOf(commands);
    }
}
