package dev.tierwise.adapter.hubspot;

import dev.tierwise.adapter.hubspot.http.TimeLimits;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;

/** The adapter {@code hubspot} with the usual time-outs and intervals, but pauses of milliseconds. */
public final class HastyHubSpotSourceFactory implements SourceFactory {

    /** Finds this adapter, and no other one. */
    public static final ClassLoader LOADER = new ClassLoader(HastyHubSpotSourceFactory.class.getClassLoader()) {
        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals("META-INF/services/" + SourceFactory.class.getName())
                    ? Collections.enumeration(List.of(HastyHubSpotSourceFactory.class.getResource("hasty-adapters")))
                    : super.getResources(name);
        }
    };

    /** HubSpot's limits stay what they are, so that the fake one has no reason to turn requests away. */
    private static final TimeLimits TIME_LIMITS = new TimeLimits(
            TimeLimits.DEFAULT.connecting(),
            TimeLimits.DEFAULT.reading(),
            TimeLimits.DEFAULT.calling(),
            3,
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            TimeLimits.DEFAULT.rollingInterval(),
            TimeLimits.DEFAULT.searchInterval());

    private final SourceFactory hubSpot = new HubSpotSourceFactory(InstantSource.system(), TIME_LIMITS);

    @Override
    public String name() {
        return hubSpot.name();
    }

    @Override
    public String spiVersion() {
        return hubSpot.spiVersion();
    }

    @Override
    public Text description() {
        return hubSpot.description();
    }

    @Override
    public Set<Fact> facts() {
        return hubSpot.facts();
    }

    @Override
    public List<Setting> settings() {
        return hubSpot.settings();
    }

    @Override
    public boolean live() {
        return hubSpot.live();
    }

    @Override
    public Source open(SourceSettings settings) throws SourceException {
        return hubSpot.open(settings);
    }
}
