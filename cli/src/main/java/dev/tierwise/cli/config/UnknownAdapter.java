package dev.tierwise.cli.config;

import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;

/** What to say when there is no adapter of a name. */
final class UnknownAdapter {

    private UnknownAdapter() {}

    static Text message(String name, Adapters adapters) {
        return Text.of(UnknownAdapter.class, "adapter.unknown", name, Suggestion.orAll(name, adapters.names()));
    }
}
