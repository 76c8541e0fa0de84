package dev.tierwise.application.snapshot;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PartnerSink;
import dev.tierwise.spi.PortalFacts;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.spi.SpiVersion;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A source that says what a test tells it to. */
public final class ScriptedSource implements SourceFactory {

    /** What it says about portals and certifications. */
    @FunctionalInterface
    public interface Script {
        void play(ReadRequest request, FactSink sink) throws SourceException;
    }

    /** What it says about the partner. */
    @FunctionalInterface
    public interface PartnerScript {
        void play(PartnerSink sink) throws SourceException;
    }

    private final Script script;
    private PartnerScript partner = sink -> {
        sink.name("Nordlicht", at(1, 1));
        sink.emailDomains(Set.of("nordlicht.example"), at(1, 2));
    };
    private boolean live;
    private int closed;

    private ScriptedSource(Script script) {
        this.script = script;
    }

    public static ScriptedSource saying(Script script) {
        return new ScriptedSource(script);
    }

    /** A source that knows something about one portal, which it lists. */
    public static ScriptedSource of(String portal, Consumer<PortalFacts> facts) {
        return saying((request, sink) -> facts.accept(sink.portal(portal, at(2, 1))));
    }

    public ScriptedSource partner(PartnerScript says) {
        partner = says;
        return this;
    }

    public ScriptedSource live(boolean isLive) {
        live = isLive;
        return this;
    }

    public int timesClosed() {
        return closed;
    }

    public ConfiguredSource at(String location) {
        return new ConfiguredSource(
                this, SourceSettings.builder().text(Setting.LOCATION, location).build());
    }

    public static Origin at(int line, int column) {
        return new Origin.InFile("facts.csv", 1, line, column);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public String spiVersion() {
        return SpiVersion.V1_0;
    }

    @Override
    public Text description() {
        return Text.verbatim("what a test says");
    }

    @Override
    public Set<Fact> facts() {
        return EnumSet.allOf(Fact.class);
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public boolean live() {
        return live;
    }

    @Override
    public Source open(SourceSettings settings) {
        return new Source() {
            @Override
            public void readPartner(Instant deadline, PartnerSink sink) throws SourceException {
                partner.play(sink);
            }

            @Override
            public void read(ReadRequest request, FactSink sink) throws SourceException {
                script.play(request, sink);
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }
}
