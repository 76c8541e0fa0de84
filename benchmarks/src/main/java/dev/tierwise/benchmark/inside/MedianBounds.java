package dev.tierwise.benchmark.inside;

import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.benchmark.AgencyFolder;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metric;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The exact bounds of the median where a tenth of 100,000 portals may or may not contribute, against sorting for one median. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class MedianBounds {

    private static final int PORTALS = 100_000;
    private static final Programme PROGRAMME = BuiltInProgrammes.HUBSPOT_2018_01;

    private final List<PortalAssessment> portals = new ArrayList<>();
    private PartnerFacts partner;

    @Setup
    public void read() throws Exception {
        ReadFacts facts = FolderReading.read(
                FolderReading.ofFolder(new AgencyFolder(PORTALS, 3000, FolderReading.DAY).in(FolderReading.data())));
        partner = facts.snapshot().partnerFacts();
        for (Portal portal : facts.snapshot().portals()) {
            Portal known = portals.size() % 10 == 0 ? portal.withMrr(Optional.empty()) : portal;
            portals.add(PortalAssessment.of(known, FolderReading.DAY, PROGRAMME, facts.rates()));
        }
    }

    @Benchmark
    public Measurement ours() {
        Metric.Tally tally = Metrics.get(MetricId.MEDIAN_APP_USAGE).begin(PROGRAMME, FolderReading.DAY, partner);
        portals.forEach(tally::add);
        return tally.result();
    }

    @Benchmark
    public double peer() {
        int[] usage = portals.stream()
                .filter(portal -> portal.contributes() != Count.DOES_NOT_COUNT)
                .mapToInt(portal -> portal.portal().appUsage().low())
                .toArray();
        Arrays.sort(usage);
        return (usage[(usage.length - 1) / 2] + usage[usage.length / 2]) / 2.0;
    }
}
