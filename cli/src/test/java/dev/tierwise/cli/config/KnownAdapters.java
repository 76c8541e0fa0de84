package dev.tierwise.cli.config;

import dev.tierwise.domain.text.Text;
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
                    Setting.path("location")
                            .description("the folder")
                            .required()
                            .build(),
                    Setting.choice("locale", "en", "de")
                            .description("en or de")
                            .byDefault("en")
                            .build(),
                    Setting.path("codes").description("a file of codes").build(),
                    Setting.integer("page-size")
                            .description("rows of a page, 1 to 200")
                            .atLeast(1)
                            .atMost(200)
                            .build(),
                    Setting.duration("patience")
                            .description("how long to wait")
                            .byDefault("30s")
                            .build()),
            adapter(
                    "hubspot",
                    Setting.text("token")
                            .description("the partner's token")
                            .required()
                            .secret()
                            .build(),
                    Setting.text("base-url")
                            .description("where HubSpot answers")
                            .byDefault("https://api.hubapi.com")
                            .trustedOnly()
                            .build(),
                    Setting.list("partner-employees")
                            .description("e-mail addresses")
                            .validator(KnownAdapters::noAddress)
                            .build(),
                    Setting.records(
                                    "clients",
                                    Setting.text("record")
                                            .description("the id of the record")
                                            .required()
                                            .build(),
                                    Setting.text("portal-id")
                                            .description("the id of the portal")
                                            .build(),
                                    Setting.text("token")
                                            .description("the portal's token")
                                            .secret()
                                            .build(),
                                    Setting.bool("active")
                                            .description("whether it is a customer")
                                            .build(),
                                    Setting.text("sold-on").description("a day").build())
                            .description("client portals")
                            .build()));

    private static Optional<Text> noAddress(String written) {
        return written.contains("@")
                ? Optional.empty()
                : Optional.of(Text.bilingual("this is no e-mail address", "Das ist keine E-Mail-Adresse"));
    }

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
                return SpiVersion.V1_0;
            }

            @Override
            public Text description() {
                return Text.verbatim("adapter " + name);
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
