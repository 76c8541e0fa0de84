package dev.tierwise.cli.config;

import dev.tierwise.application.suggest.Nearest;

/** What to say when there is no adapter of a name. */
final class UnknownAdapter {

    private UnknownAdapter() {}

    static String message(String name, Adapters adapters) {
        return "there is no adapter '" + name + "'"
                + Nearest.to(name, adapters.names())
                        .map(nearest -> "; did you mean '" + nearest + "'?")
                        .orElseGet(() -> "; there are: " + String.join(", ", adapters.names()));
    }
}
