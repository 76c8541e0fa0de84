package dev.tierwise.adapter.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Finding;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PartnerSink;
import dev.tierwise.spi.PortalFacts;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Secret;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceSettings;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One reading of a scripted HubSpot on the day 2018-03-15, written down as lines of text. */
final class Run implements FactSink, PartnerSink {

    static final LocalDate DAY = LocalDate.of(2018, 3, 15);
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2018-03-15T11:00:00Z"));

    final List<String> facts = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    final List<String> findings = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final List<SourceSettings> clients = new ArrayList<>();
    private final SourceSettings.Builder settings = SourceSettings.builder();
    private List<LocalDate> days = List.of(DAY);
    private Duration limit = Duration.ofMinutes(5);

    Run(ScriptedHubSpot hubspot) {
        settings.text("base-url", hubspot.url());
        settings.secret("token", new Secret(ScriptedHubSpot.PARTNER));
        tokens.add(ScriptedHubSpot.PARTNER);
    }

    Run on(String... days) {
        this.days = Stream.of(days).map(LocalDate::parse).toList();
        return this;
    }

    Run within(Duration limit) {
        this.limit = limit;
        return this;
    }

    Run with(Consumer<SourceSettings.Builder> more) {
        more.accept(settings);
        return this;
    }

    /** Adds a client: {@code name=value} pairs. */
    Run client(String... pairs) {
        SourceSettings.Builder client = SourceSettings.builder();
        for (String pair : pairs) {
            String name = pair.substring(0, pair.indexOf('='));
            String value = pair.substring(pair.indexOf('=') + 1);
            if (name.equals("token")) {
                tokens.add(value);
                client.secret(name, Secret.referredTo(value, "${env:C" + (clients.size() + 1) + "}"));
            } else {
                client.written(field("clients", name), value);
            }
        }
        clients.add(client.build());
        return this;
    }

    /** An entry of the records of a setting: {@code name=value} pairs. */
    static SourceSettings record(String setting, String... pairs) {
        SourceSettings.Builder record = SourceSettings.builder();
        for (String pair : pairs) {
            record.written(field(setting, pair.substring(0, pair.indexOf('='))), pair.substring(pair.indexOf('=') + 1));
        }
        return record.build();
    }

    /** What an entry of the records of a setting takes. */
    static Setting field(String setting, String name) {
        return named(named(HubSpotSettings.ALL, setting).fields(), name);
    }

    static Setting named(List<Setting> settings, String name) {
        return settings.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Run read() throws SourceException {
        try (Source source = open()) {
            source.readPartner(request().deadline(), this);
            source.read(request(), this);
        }
        checkDiscretion();
        return this;
    }

    Run diagnose() throws SourceException {
        try (Source source = open()) {
            source.diagnose(
                    request(),
                    finding -> findings.add(finding.subject() + " | " + finding.check() + " | " + finding.status()
                            + " | " + finding.message() + suffix(finding)));
        }
        checkDiscretion();
        return this;
    }

    private static String suffix(Finding finding) {
        return finding.advice().isEmpty() ? "" : " | " + finding.advice();
    }

    private Source open() throws SourceException {
        return new HubSpotSourceFactory(CLOCK, ShortPauses.TIME_LIMITS)
                .open(settings.records("clients", clients).build().withDefaults(HubSpotSettings.ALL));
    }

    private ReadRequest request() {
        return new ReadRequest(
                ZoneId.of("Europe/Berlin"),
                days,
                Period.ofDays(30),
                CLOCK.instant().plus(limit));
    }

    /** Whatever is printed: no token, and nobody's address. */
    private void checkDiscretion() {
        List<String> printed = new ArrayList<>(warnings);
        printed.addAll(findings);
        for (String line : printed) {
            assertThat(line).doesNotContain("@").doesNotContain(tokens);
        }
    }

    private void say(String fact) {
        synchronized (facts) {
            facts.add(fact);
        }
    }

    private static String place(Origin at) {
        return ((Origin.OfRecord) at).id();
    }

    @Override
    public PortalFacts portal(String id, Origin at) {
        say(id + " listed as record " + place(at));
        return (PortalFacts) Proxy.newProxyInstance(
                PortalFacts.class.getClassLoader(), new Class<?>[] {PortalFacts.class}, (proxy, method, arguments) -> {
                    say(id + " " + method.getName()
                            + (arguments == null
                                    ? ""
                                    : Arrays.stream(arguments)
                                            .filter(argument -> !(argument instanceof Origin))
                                            .map(argument -> " " + argument)
                                            .collect(Collectors.joining())));
                    return proxy;
                });
    }

    @Override
    public PortalFacts about(String id, Origin at) {
        throw new AssertionError("HubSpot lists every portal that it speaks of");
    }

    @Override
    public void certificationsComplete() {
        throw new AssertionError("HubSpot does not report certifications");
    }

    @Override
    public void certification(Certification certification, Origin at) {
        throw new AssertionError("HubSpot does not report certifications");
    }

    @Override
    public void assumption(String id, String value) {
        say("assumption " + id + " " + value);
    }

    @Override
    public void error(Origin at, String message) {
        throw new AssertionError("unexpected error at " + at + ": " + message);
    }

    @Override
    public void warning(Origin at, String message) {
        synchronized (warnings) {
            warnings.add(place(at) + ": " + message);
        }
    }

    @Override
    public void missing(Fact fact, Origin at, String message) {
        say("missing " + fact);
    }

    @Override
    public void name(String name, Origin at) {
        throw new AssertionError("HubSpot does not report the partner's name");
    }

    @Override
    public void emailDomains(Set<String> domains, Origin at) {
        throw new AssertionError("HubSpot does not report the partner's domains");
    }

    @Override
    public void market(Market market, Origin at) {
        throw new AssertionError("HubSpot does not report the partner's market");
    }

    @Override
    public void invited(boolean invited, Origin at) {
        throw new AssertionError("HubSpot does not report invitations");
    }

    @Override
    public void retention(BigDecimal percent, Origin at) {
        throw new AssertionError("HubSpot does not report the partner's retention");
    }

    @Override
    public void timeZone(ZoneId zone) {
        say("time zone " + zone);
    }
}
