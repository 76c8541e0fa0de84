package dev.tierwise.application.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.Agency;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.spi.Redaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EvaluateTest {

    @Test
    void rulesOfMrrAreSupersededSinceThereArePoints() throws Exception {
        Programme rules = BuiltInProgrammes.HUBSPOT_2018_01;
        assertThat(assumptions(rules, "2022-07-17")).doesNotContainKey("rules-superseded");
        assertThat(assumptions(rules, "2022-07-18")).containsEntry("rules-superseded", "2022-07-18");
    }

    @Test
    void rulesWithPointsAreNotSupersededAlsoWhereTheyLookAtMrr() throws Exception {
        Programme points = withPoints(MetricId.TOTAL_POINTS, MetricId.SOLD_MRR, MetricId.MANAGED_MRR);
        assertThat(assumptions(points, "2025-03-01")).doesNotContainKey("rules-superseded");
    }

    @Test
    void theLengthOfTheWindowIsAssumedWhereverSalesCount() throws Exception {
        for (MetricId metric :
                List.of(MetricId.SOLD_MRR, MetricId.SOLD_POINTS, MetricId.SOURCED_POINTS, MetricId.TOTAL_POINTS)) {
            assertThat(assumptions(withPoints(metric), "2025-03-01"))
                    .as("%s", metric)
                    .containsEntry("twelve-months-inclusive", "P12M");
        }
        for (MetricId metric : List.of(MetricId.MANAGED_MRR, MetricId.MANAGED_POINTS)) {
            assertThat(assumptions(withPoints(metric), "2025-03-01"))
                    .as("%s", metric)
                    .doesNotContainKey("twelve-months-inclusive");
        }
    }

    private static Map<String, String> assumptions(Programme programme, String day) throws Exception {
        return new Evaluate(new SnapshotReader(InstantSource.fixed(Instant.EPOCH), new Redaction()))
                .evaluate(new Agency().under(programme).asked(day)).assumptions().stream()
                        .collect(Collectors.toMap(Assumption::id, Assumption::value));
    }

    private static Programme withPoints(MetricId... metrics) {
        Programme usual = BuiltInProgrammes.HUBSPOT_2018_01;
        return new Programme(
                "points",
                usual.label(),
                usual.currency(),
                List.of(metrics),
                usual.soldWindow(),
                usual.appLookBack(),
                usual.apps(),
                usual.certification(),
                usual.updateDays(),
                List.of(new Tier(
                        "any", usual.label(), List.of(new Requirement.AtLeast(metrics[0], new BigDecimal("1"))))),
                Optional.of(new PointRules(
                        new BigDecimal("100"),
                        List.of(new PointRate(
                                PointRate.Kind.MANAGED, Optional.empty(), BigDecimal.ONE, BigDecimal.ONE)),
                        List.of(),
                        false,
                        Optional.empty())),
                Map.of());
    }
}
