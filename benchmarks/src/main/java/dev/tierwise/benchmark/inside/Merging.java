package dev.tierwise.benchmark.inside;

import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.spi.SourceSettings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Merging what a source in memory says of 10,000 portals, with all checks, against putting it into a map without any. */
@State(Scope.Benchmark)
public class Merging {

    private static final int PORTALS = 10_000;

    private final RememberedSource source = new RememberedSource(PORTALS, FolderReading.DAY);
    private final SnapshotRequest request =
            FolderReading.of(source, SourceSettings.builder().build());

    private record Plain(BigDecimal mrr, LocalDate soldOn, List<PortalUser> users, Set<String> apps) {}

    @Benchmark
    public ReadFacts ours() throws Exception {
        return FolderReading.read(request);
    }

    @Benchmark
    public Map<String, ?> peer() {
        LocalDate after = FolderReading.DAY.minusDays(30);
        Map<String, Plain> portals = new HashMap<>();
        for (RememberedSource.Remembered portal : source.portals()) {
            Set<String> apps = new HashSet<>();
            for (RememberedSource.Use use : portal.uses()) {
                if (use.day().isAfter(after)) {
                    apps.add(use.app());
                }
            }
            portals.put(portal.id(), new Plain(portal.mrr(), portal.soldOn(), List.of(portal.user()), apps));
        }
        return portals;
    }
}
