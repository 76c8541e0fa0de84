package dev.tierwise.mcp;

import dev.tierwise.answers.wording.Language;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUsers;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.AppSet;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.text.Text;
import dev.tierwise.server.Host;
import dev.tierwise.server.question.KeptReadings;
import dev.tierwise.server.question.Questions;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The tools of partners whose facts are invented: one partner for each source, whose name the source tells. */
final class InventedPartners implements AutoCloseable {

    /** The day of {@link #now}. */
    static final LocalDate DAY = LocalDate.parse("2018-03-15");

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2018-03-15T12:00:00Z"));
    final Redaction redaction = new Redaction();
    final AtomicInteger readings = new AtomicInteger();
    final AtomicInteger openedLedgers = new AtomicInteger();
    final KeptReadings kept;
    private final AnswersUnderWay<McpSchema.CallToolResult> underWay;
    private final Toolbox toolbox;
    private final List<AssistantTool> tools;

    /**
     * The tools of some partners.
     *
     * @param patience      how long somebody waits for a reading
     * @param underWayAfter how long somebody waits for an answer
     */
    InventedPartners(Snapshots sources, Duration patience, Duration underWayAfter, String... names) {
        kept = new KeptReadings(
                request -> {
                    readings.incrementAndGet();
                    return sources.read(request);
                },
                now::get,
                patience,
                Basis.KEPT);
        Masking masking = new Masking(redaction);
        Host host = host(now::get, redaction);
        KnownPartners partners = new KnownPartners(accounts(names).accounts(), kept, masking);
        FailureText failures = new FailureText(host, masking);
        underWay = new AnswersUnderWay<>(underWayAfter, now::get, words -> Toolbox.failed(failures.of(List.of(words))));
        tools = new AssistantTools(new Questions(kept, now::get, Optional.empty()), partners, masking).all();
        toolbox = new Toolbox(
                Language.EN,
                partners,
                kept,
                () -> new Consulted(kept, this::ledger, now::get),
                new Presentation(host, masking),
                failures,
                underWay);
    }

    static InventedPartners reading(Snapshots sources, String... names) {
        return new InventedPartners(sources, Duration.ofMinutes(1), Duration.ofMinutes(1), names);
    }

    private Optional<Ledger> ledger() {
        openedLedgers.incrementAndGet();
        return Optional.empty();
    }

    static ServedAccounts accounts(String... names) {
        return new ServedAccounts(
                Arrays.stream(names)
                        .map(InventedPartners::request)
                        .map(request -> new ServedAccounts.Account(request, Map.of("hubspot-2018-01", request)))
                        .toList(),
                Optional::empty);
    }

    static Host host(InstantSource clock, Redaction redaction) {
        return new Host(
                clock, Language.EN, redaction, line -> {}, fault -> Text.verbatim(fault.toString()), stop -> {}, "1");
    }

    static SnapshotRequest request(String source) {
        return new SnapshotRequest(
                List.of(new ConfiguredSource(
                        new Invented(source), SourceSettings.builder().build())),
                PartnerConfiguration.NONE,
                Optional.empty(),
                BuiltInProgrammes.HUBSPOT_2018_01,
                new ExchangeRates("USD", Map.of()),
                Detail.FIGURES,
                Duration.ofMinutes(1),
                (name, rows) -> {});
    }

    /** The name of the source that is read. */
    static String source(SnapshotRequest request) {
        return request.sources().get(0).adapter().name();
    }

    static ReadFacts facts(SnapshotRequest request, Instant readAt, String partner, List<Portal> portals) {
        return new ReadFacts(
                List.of(new Snapshot(
                        request.asOf().orElse(LocalDate.ofInstant(readAt, ZoneOffset.UTC)),
                        new Partner(partner, Set.of("nordlicht.example"), ZoneOffset.UTC),
                        Certifications.UNKNOWN,
                        portals)),
                request.rates(),
                List.of(),
                List.of(),
                readAt,
                List.of(),
                Map.of(),
                List.of());
    }

    static Portal portal(String id, String name) {
        AppSet none = AppSet.of(BuiltInProgrammes.HUBSPOT_2018_01.apps(), 0);
        return new Portal(
                id,
                Optional.of(name),
                Optional.empty(),
                Optional.empty(),
                Sale.on(DAY.minusMonths(2)),
                Optional.of(DAY.minusYears(1)),
                Cancellation.NONE,
                Optional.empty(),
                PortalUsers.UNKNOWN,
                new AppUsage(none, none));
    }

    McpSchema.CallToolResult call(String tool, Map<String, Object> arguments) {
        return toolbox.call(
                tools.stream()
                        .filter(each -> each.name().equals(tool))
                        .findFirst()
                        .orElseThrow(),
                arguments);
    }

    static String text(McpSchema.CallToolResult result) {
        return ((McpSchema.TextContent) result.content().get(0)).text();
    }

    @Override
    public void close() {
        underWay.close();
        kept.close();
    }

    /** An adapter that is never opened. */
    private record Invented(String name) implements SourceFactory {

        @Override
        public String spiVersion() {
            return "1.0";
        }

        @Override
        public Text description() {
            return Text.verbatim(name());
        }

        @Override
        public Set<Fact> facts() {
            return Set.of();
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public Source open(SourceSettings settings) {
            throw new UnsupportedOperationException(name());
        }
    }
}
