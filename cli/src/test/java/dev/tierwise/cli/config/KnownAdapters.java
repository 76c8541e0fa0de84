package dev.tierwise.cli.config;

import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.spi.SpiVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adapters with settings of every kind, whose sources nobody opens. */
final class KnownAdapters implements Adapters {

    private static final List<SourceFactory> ALL = List.of(
            adapter(
                    "csv",
                    Setting.path("location", "the folder").asRequired(),
                    Setting.text("locale", "en or de").withDefault("en"),
                    Setting.path("codes", "a file of codes")),
            adapter(
                    "hubspot",
                    Setting.secret("token", "the partner's token").asRequired(),
                    Setting.text("base-url", "where HubSpot answers")
                            .withDefault("https://api.hubapi.com")
                            .asTrustedOnly(),
                    Setting.list("partner-employees", "e-mail addresses"),
                    Setting.records(
                            "clients",
                            "client portals",
                            List.of(
                                    Setting.text("record", "the id of the record")
                                            .asRequired(),
                                    Setting.text("portal-id", "the id of the portal"),
                                    Setting.secret("token", "the portal's token"),
                                    Setting.text("sold-on", "a day")))));

    @Override
    public Optional<SourceFactory> find(String name) {
        return ALL.stream().filter(adapter -> adapter.name().equals(name)).findFirst();
    }

    @Override
    public List<String> names() {
        return ALL.stream().map(SourceFactory::name).toList();
    }

    private static SourceFactory adapter(String name, Setting... settings) {
        return new SourceFactory() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String spiVersion() {
                return SpiVersion.CURRENT;
            }

            @Override
            public String description() {
                return "adapter " + name;
            }

            @Override
            public Set<Fact> facts() {
                return Set.of();
            }

            @Override
            public List<Setting> settings() {
                return List.of(settings);
            }

            @Override
            public Source open(SourceSettings settings) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
