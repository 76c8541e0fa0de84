package dev.tierwise.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.answers.wording.Language;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.Snapshot;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the sources are read for an assistant. */
class FreshFactsTest {

    private static final SnapshotRequest REQUEST = new SnapshotRequest(
            List.of(new ConfiguredSource(new Live(), SourceSettings.builder().build())),
            PartnerConfiguration.NONE,
            Optional.empty(),
            BuiltInProgrammes.HUBSPOT_2018_01,
            new ExchangeRates("USD", Map.of()),
            Detail.FIGURES,
            Duration.ofMinutes(1),
            (name, rows) -> {});

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2018-03-15T12:00:00Z"));
    private final AtomicInteger readings = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private final List<AutoCloseable> opened = new ArrayList<>();

    /** An adapter that is never opened: its facts are invented here. */
    private record Live() implements SourceFactory {

        @Override
        public String name() {
            return "live";
        }

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

    @AfterEach
    void close() throws Exception {
        held.countDown();
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    /** The tool evaluate. */
    private Function<Map<String, Object>, McpSchema.CallToolResult> evaluate(boolean holds, Duration patience) {
        KeptReadings kept = new KeptReadings(
                request -> {
                    readings.incrementAndGet();
                    if (holds) {
                        await();
                    }
                    return facts(request);
                },
                now::get,
                patience,
                Basis.KEPT);
        opened.add(kept);
        Redaction redaction = new Redaction();
        Host host = new Host(
                now::get,
                Language.EN,
                redaction,
                line -> {},
                fault -> Text.verbatim(fault.toString()),
                stop -> {},
                "1");
        Masking masking = new Masking(redaction);
        KnownPartners partners = new KnownPartners(
                List.of(new ServedAccounts.Account(REQUEST, Map.of("hubspot-2018-01", REQUEST))), kept, masking);
        AssistantTool tool = new AssistantTools(new Questions(kept, now::get, Optional.empty()), partners, masking)
                .all()
                .get(0);
        FailureText failures = new FailureText(host, masking);
        AnswersUnderWay<McpSchema.CallToolResult> underWay = new AnswersUnderWay<>(
                Duration.ofMinutes(1), now::get, words -> Toolbox.failed(failures.of(List.of(words))));
        opened.add(underWay);
        Toolbox toolbox = new Toolbox(
                Language.EN,
                partners,
                kept,
                () -> new Consulted(kept, Optional::empty, now::get),
                new Presentation(host, masking),
                failures,
                underWay);
        return arguments -> toolbox.call(tool, arguments);
    }

    private void await() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ReadFacts facts(SnapshotRequest request) {
        LocalDate day = request.asOf().orElse(LocalDate.ofInstant(now.get(), ZoneOffset.UTC));
        return new ReadFacts(
                List.of(new Snapshot(
                        day,
                        new Partner("Nordlicht", Set.of("nordlicht.example"), ZoneOffset.UTC),
                        Certifications.UNKNOWN,
                        List.of())),
                request.rates(),
                List.of(),
                List.of(),
                now.get(),
                List.of(),
                Map.of(),
                List.of());
    }

    @Test
    void sources_are_read_once_and_again_when_that_is_asked_for_or_ten_minutes_ago() {
        Function<Map<String, Object>, McpSchema.CallToolResult> evaluate = evaluate(false, Duration.ofMinutes(1));
        assertThat(text(evaluate.apply(Map.of())))
                .contains("Source: live; read at 2018-03-15T12:00:00Z (fresh=true reads anew)");
        assertThat(evaluate.apply(Map.of()).isError()).isFalse();
        assertThat(readings).hasValue(1);

        now.set(Instant.parse("2018-03-15T12:01:00Z"));
        assertThat(evaluate.apply(Map.of("fresh", true)).isError()).isFalse();
        assertThat(readings).hasValue(1);
        now.set(Instant.parse("2018-03-15T12:01:01Z"));
        assertThat(evaluate.apply(Map.of()).isError()).isFalse();
        assertThat(readings).hasValue(1);
        assertThat(evaluate.apply(Map.of("fresh", true)).isError()).isFalse();
        assertThat(readings).hasValue(2);

        now.set(Instant.parse("2018-03-15T12:11:01Z"));
        assertThat(evaluate.apply(Map.of()).isError()).isFalse();
        assertThat(readings).hasValue(3);
    }

    @Test
    void a_reading_that_takes_long_is_a_failure_that_says_to_ask_again() {
        McpSchema.CallToolResult result = evaluate(true, Duration.ofMillis(50)).apply(Map.of());

        assertThat(result.isError()).isTrue();
        assertThat(text(result)).contains("the sources are being read").contains("ask again in a few seconds");
    }

    private static String text(McpSchema.CallToolResult result) {
        return ((McpSchema.TextContent) result.content().get(0)).text();
    }
}
