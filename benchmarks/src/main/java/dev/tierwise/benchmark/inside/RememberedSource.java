package dev.tierwise.benchmark.inside;

import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PartnerSink;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.spi.SpiVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A source that has everything in memory: what is left is what merging takes. */
final class RememberedSource implements SourceFactory {

    private static final int SEED = 21;

    /** What it knows about one portal. */
    record Remembered(String id, BigDecimal mrr, LocalDate soldOn, PortalUser user, List<Use> uses, Origin at) {}

    record Use(String app, LocalDate day) {}

    private final List<Remembered> portals = new ArrayList<>();

    RememberedSource(int size, LocalDate day) {
        Random random = new Random(SEED);
        List<App> apps = BuiltInProgrammes.HUBSPOT_2018_01.apps().apps();
        for (int i = 0; i < size; i++) {
            List<Use> uses = new ArrayList<>();
            for (int use = 0; use < 5; use++) {
                uses.add(new Use(apps.get(random.nextInt(apps.size())).id(), day.minusDays(random.nextInt(50))));
            }
            portals.add(new Remembered(
                    "portal-" + i,
                    BigDecimal.valueOf(random.nextInt(300_000), 2),
                    day.minusDays(random.nextInt(800)),
                    new PortalUser(EmailAddress.parse("anna@nordlicht.example"), random.nextBoolean()),
                    uses,
                    new Origin.OfRecord("portal-" + i)));
        }
    }

    List<Remembered> portals() {
        return portals;
    }

    @Override
    public String name() {
        return "remembered";
    }

    @Override
    public String spiVersion() {
        return SpiVersion.V1_0;
    }

    @Override
    public Text description() {
        return Text.verbatim("facts in memory");
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
    public Source open(SourceSettings settings) {
        return new Source() {
            @Override
            public void readPartner(Instant deadline, PartnerSink sink) {
                Origin at = new Origin.OfRecord("partner");
                sink.name("Nordlicht", at);
                sink.emailDomains(Set.of("nordlicht.example"), at);
            }

            @Override
            public void read(ReadRequest request, FactSink sink) {
                sink.certificationsComplete();
                for (Remembered portal : portals) {
                    var facts = sink.portal(portal.id(), portal.at())
                            .mrr(portal.mrr(), "USD", portal.at())
                            .soldOn(portal.soldOn())
                            .user(portal.user(), portal.at())
                            .usersComplete();
                    portal.uses().forEach(use -> facts.appUsed(use.app(), use.day(), portal.at()));
                    facts.appUsageComplete();
                }
            }

            @Override
            public void close() {}
        };
    }
}
