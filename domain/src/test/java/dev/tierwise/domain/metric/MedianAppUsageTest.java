package dev.tierwise.domain.metric;

import static dev.tierwise.domain.Agency.portal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.Agency;
import dev.tierwise.domain.Agency.PortalBuilder;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.testing.GeneratedCases;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MedianAppUsageTest {

    @Test
    void ofAnOddNumberOfPortalsItIsTheMiddleOne() {
        assertThat(median(managed(1), managed(9), managed(4))).isEqualTo(exactly("4"));
    }

    @Test
    void ofAnEvenNumberOfPortalsItIsTheMeanOfTheMiddleTwo() {
        assertThat(median(managed(2), managed(3))).isEqualTo(exactly("2.5"));
        assertThat(median(managed(0), managed(2), managed(4), managed(16))).isEqualTo(exactly("3"));
    }

    @Test
    void withoutAContributingPortalItIsZero() {
        assertThat(median()).isEqualTo(exactly("0"));
        assertThat(median(portal("p").apps(5, 0))).isEqualTo(exactly("0"));
    }

    @Test
    void aPortalOfZeroMrrDoesNotContribute() {
        assertThat(median(managed(1), managed(9).mrr("0.00"))).isEqualTo(exactly("1"));
    }

    @Test
    void anMrrThatIsRoundedToZeroDoesNotContribute() {
        assertThat(median(managed(1), managed(9).mrr("0.001", "EUR"))).isEqualTo(exactly("1"));
    }

    @Test
    void aPortalThatIsSoldAndManagedContributesOnce() {
        assertThat(median(managed(1).sold("2018-01-01"), managed(2), managed(9)))
                .isEqualTo(exactly("2"));
    }

    @Test
    void unknownAppsWidenIt() {
        assertThat(median(portal("p").managed().apps(2, 3)))
                .isEqualTo(Interval.between(new BigDecimal("2"), new BigDecimal("5")));
    }

    @Test
    void aSoldPortalOfUnknownMrrOnlyMayContribute() {
        Measurement.Figure figure = figure(
                List.of(managed(4), portal("q").sold("2018-01-01").mrrUnknown().apps(0, 0)));
        assertThat(figure.value()).isEqualTo(Interval.between(new BigDecimal("2"), new BigDecimal("4")));
        assertThat(figure.portals()).isEqualTo(new PortalCount(1, 2));
    }

    @Test
    void whereNoPortalSurelyContributesTheMedianMayBeZero() {
        assertThat(median(portal("q").sold("2018-01-01").mrrUnknown().apps(7, 0)))
                .isEqualTo(Interval.between(new BigDecimal("0"), new BigDecimal("7")));
    }

    @Test
    void itsBoundsAreThoseOfTryingEveryWayTheUnknownsCouldTurnOut() {
        GeneratedCases.of(MedianAppUsageTest.class, "agencies", 3_000).run((seed, random) -> {
            List<PortalBuilder> portals = new ArrayList<>();
            List<int[]> certain = new ArrayList<>();
            List<int[]> possible = new ArrayList<>();
            for (int i = random.nextInt(9); i > 0; i--) {
                int low = random.nextInt(8);
                int unknown = random.nextInt(3) == 0 ? random.nextInt(8) : 0;
                PortalBuilder portal = portal("p" + i).apps(low, unknown);
                if (random.nextBoolean()) {
                    portals.add(portal.managed());
                    certain.add(new int[] {low, low + unknown});
                } else {
                    portals.add(
                            random.nextBoolean()
                                    ? portal.sale(Sale.UNKNOWN)
                                    : portal.managed().mrrUnknown());
                    possible.add(new int[] {low, low + unknown});
                }
            }
            assertThat(figure(portals).value()).as("seed %d", seed).isEqualTo(naive(certain, possible));
        });
    }

    /** Every subset of the possible portals, with the fewest and with the most apps each. */
    private static Interval naive(List<int[]> certain, List<int[]> possible) {
        BigDecimal lowest = null;
        BigDecimal highest = null;
        for (int subset = 0; subset < 1 << possible.size(); subset++) {
            List<int[]> chosen = new ArrayList<>(certain);
            for (int i = 0; i < possible.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    chosen.add(possible.get(i));
                }
            }
            BigDecimal low = naiveMedian(chosen, 0);
            BigDecimal high = naiveMedian(chosen, 1);
            lowest = lowest == null || low.compareTo(lowest) < 0 ? low : lowest;
            highest = highest == null || high.compareTo(highest) > 0 ? high : highest;
        }
        return Interval.between(lowest, highest);
    }

    private static BigDecimal naiveMedian(List<int[]> portals, int end) {
        int[] apps = portals.stream().mapToInt(portal -> portal[end]).sorted().toArray();
        if (apps.length == 0) {
            return BigDecimal.ZERO;
        }
        int middle = apps.length / 2;
        double median = apps.length % 2 == 1 ? apps[middle] : (apps[middle - 1] + apps[middle]) / 2.0;
        return median == (int) median ? BigDecimal.valueOf((int) median) : BigDecimal.valueOf(median);
    }

    private static PortalBuilder managed(int apps) {
        return portal("m" + apps).managed().apps(apps, 0);
    }

    private static Interval median(PortalBuilder... portals) {
        return figure(List.of(portals)).value();
    }

    private static Measurement.Figure figure(List<PortalBuilder> portals) {
        Agency agency = new Agency();
        portals.forEach(agency::with);
        return (Measurement.Figure) agency.evaluate().measurements().get(MetricId.MEDIAN_APP_USAGE);
    }

    private static Interval exactly(String value) {
        return Interval.exactly(new BigDecimal(value));
    }
}
