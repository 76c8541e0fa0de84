package dev.tierwise.application.snapshot;

import static dev.tierwise.application.snapshot.ScriptedSource.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.PortalFacts;
import dev.tierwise.spi.Redaction;
import dev.tierwise.testing.GeneratedCases;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The merged facts, which are kept compact, against a second implementation that keeps every statement as it is made. */
@Tag("generated")
class GeneratedMergingTest {

    private static final Instant NOW = Instant.parse("2018-03-15T10:00:00Z");
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2018, 1, 31), LocalDate.of(2018, 3, 1), LocalDate.of(2018, 3, 15));
    private static final List<App> APPS =
            BuiltInProgrammes.HUBSPOT_2018_01.apps().apps();

    /** Numbers that are their own key and those that are not, two texts of one hash, and ids with letters. */
    private static final List<String> ODD_IDS = List.of(
            "0",
            "Aa",
            "BB",
            "client-501",
            "999999999999999999",
            "1000000000000000000",
            "123456789012345678901",
            "ü",
            "9x");

    /** What one source says of one portal. */
    private static final class Said {
        private boolean listed;
        private Optional<Money> mrr = Optional.empty();
        private Optional<LocalDate> soldOn = Optional.empty();
        private final Map<String, Set<LocalDate>> uses = new HashMap<>();
        private final Set<String> unknown = new HashSet<>();
        private boolean complete;
        private boolean othersUnknown;
    }

    @Test
    void what_is_kept_compact_is_what_the_sources_said() {
        GeneratedCases.of(GeneratedMergingTest.class, "statements of sources", 120)
                .run((seed, random) -> check(random));
    }

    private static void check(Random random) throws Exception {
        List<String> ids = new ArrayList<>(ODD_IDS);
        int next = 1 + random.nextInt(50);
        for (int i = random.nextInt(60); i > 0; i--) {
            ids.add(Integer.toString(next));
            next += 1 + random.nextInt(3) * random.nextInt(1000);
        }
        List<String> listed = new ArrayList<>();
        List<Map<String, Said>> sources = new ArrayList<>();
        List<ConfiguredSource> scripts = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            Map<String, Said> said = new LinkedHashMap<>();
            List<Consumer<FactSink>> calls = statements(random, ids, listed, said);
            sources.add(said);
            scripts.add(ScriptedSource.saying((request, sink) -> calls.forEach(call -> call.accept(sink)))
                    .at("source" + i));
        }
        SnapshotRequest request = new SnapshotRequest(
                scripts,
                PartnerConfiguration.NONE,
                Optional.of(DAYS.get(2)),
                BuiltInProgrammes.HUBSPOT_2018_01,
                new ExchangeRates("USD", Map.of("EUR", BigDecimal.TEN)),
                random.nextBoolean() ? Detail.FIGURES : Detail.EVERYTHING,
                Duration.ofSeconds(60),
                (source, rows) -> {});
        try (SnapshotReader.Reading reading =
                new SnapshotReader(InstantSource.fixed(NOW), new Redaction()).begin(request)) {
            ReadFacts facts = reading.read(DAYS);
            for (LocalDate day : DAYS) {
                List<Portal> portals = new ArrayList<>();
                facts.snapshotOn(day).portals().forEach(portals::add);
                assertThat(portals).extracting(Portal::id).containsExactlyElementsOf(listed);
                portals.forEach(portal -> compare(portal, day, sources));
            }
        }
    }

    private static List<Consumer<FactSink>> statements(
            Random random, List<String> ids, List<String> listed, Map<String, Said> said) {
        List<Consumer<FactSink>> calls = new ArrayList<>();
        int position = 0;
        for (int i = random.nextInt(300); i > 0; i--) {
            // as files are, mostly about the same portal or the next one
            position = random.nextInt(4) > 0 ? (position + random.nextInt(2)) % ids.size() : random.nextInt(ids.size());
            String id = ids.get(position);
            Said of = said.computeIfAbsent(id, any -> new Said());
            boolean lists = !of.listed && random.nextInt(3) > 0;
            if (lists) {
                of.listed = true;
                if (!listed.contains(id)) {
                    listed.add(id);
                }
            }
            Consumer<PortalFacts> fact = fact(random, of);
            int line = 2 + calls.size();
            calls.add(sink -> fact.accept(lists ? sink.portal(id, at(line, 1)) : sink.about(id, at(line, 1))));
        }
        return calls;
    }

    private static Consumer<PortalFacts> fact(Random random, Said of) {
        String app = APPS.get(random.nextInt(4)).id();
        switch (random.nextInt(8)) {
            case 0 -> {
                int decimals = random.nextInt(3);
                Money mrr = new Money(
                        new BigDecimal(new BigInteger(random.nextInt(50 + 3 * decimals), random), decimals),
                        random.nextBoolean() ? "USD" : "EUR");
                of.mrr = of.mrr.or(() -> Optional.of(mrr));
                return facts -> facts.mrr(mrr.amount(), mrr.currency(), at(2, 3));
            }
            case 1 -> {
                LocalDate day = DAYS.get(0).plusDays(random.nextInt(90) - 30L);
                of.soldOn = of.soldOn.or(() -> Optional.of(day));
                return facts -> facts.soldOn(day);
            }
            case 2 -> {
                of.unknown.add(app);
                return facts -> facts.appUnknown(app, at(2, 2));
            }
            case 3 -> {
                of.complete |= random.nextBoolean();
                return of.complete ? PortalFacts::appUsageComplete : facts -> {};
            }
            case 4 -> {
                of.othersUnknown = true;
                return PortalFacts::otherAppsUnknown;
            }
            default -> {
                LocalDate day = DAYS.get(random.nextInt(3)).plusDays(random.nextInt(80) - 55L);
                of.uses.computeIfAbsent(app, any -> new HashSet<>()).add(day);
                return facts -> facts.appUsed(app, day, at(2, 2));
            }
        }
    }

    private static void compare(Portal portal, LocalDate day, List<Map<String, Said>> sources) {
        Optional<Money> mrr = Optional.empty();
        Optional<LocalDate> soldOn = Optional.empty();
        Set<String> used = new TreeSet<>();
        Set<String> open = new TreeSet<>();
        APPS.forEach(app -> open.add(app.id()));
        for (Map<String, Said> source : sources) {
            Said said = source.getOrDefault(portal.id(), new Said());
            mrr = mrr.or(() -> said.mrr);
            soldOn = soldOn.or(() -> said.soldOn);
            for (App app : APPS) {
                Set<LocalDate> uses = said.uses.getOrDefault(app.id(), Set.of());
                boolean isNamed = !uses.isEmpty() || said.unknown.contains(app.id());
                if (uses.stream().anyMatch(use -> use.isAfter(day.minusDays(30)) && !use.isAfter(day))) {
                    used.add(app.id());
                }
                boolean isLaterAlone = uses.stream().anyMatch(use -> use.isAfter(day))
                        && uses.stream().noneMatch(use -> !use.isAfter(day.minusDays(30)));
                if (said.complete
                        && !said.unknown.contains(app.id())
                        && (isNamed || !said.othersUnknown)
                        && !isLaterAlone) {
                    open.remove(app.id());
                }
            }
        }
        open.removeAll(used);
        assertThat(portal.mrr()).isEqualTo(mrr);
        assertThat(portal.sale()).isEqualTo(soldOn.map(Sale::on).orElse(Sale.UNKNOWN));
        AppUsage usage = portal.appUsage();
        assertThat(usage.used()).extracting(App::id).as("used by %s", day).containsExactlyInAnyOrderElementsOf(used);
        assertThat(usage.unknown()).extracting(App::id).as("unknown %s", day).containsExactlyInAnyOrderElementsOf(open);
    }
}
