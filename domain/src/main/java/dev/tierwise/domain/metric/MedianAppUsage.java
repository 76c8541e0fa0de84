package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The median, over the portals that contribute, of the number of apps that each used.
 *
 * <p>FAQ: "Ihre Agentur muss in ihrem Portfolio von in den letzten 12 Monaten verwalteten und verkauften Portalen bei
 * der App-Nutzung einen Medianwert von 3 oder mehr Apps aufweisen." The FAQ does not say what the median of an even
 * number of portals is: it is taken as the mean of the middle two. Without a contributing portal it is 0.
 */
final class MedianAppUsage implements Metric {

    @Override
    public MetricId id() {
        return MetricId.MEDIAN_APP_USAGE;
    }

    @Override
    public Unit unit() {
        return Unit.APPS;
    }

    @Override
    public Tally begin(Programme programme, LocalDate day, PartnerFacts facts) {
        return new MedianTally(programme.apps().size());
    }

    /** Portals by their number of apps: that number is small, so that counting them sorts them. */
    private static final class MedianTally implements Tally {

        private final int most;
        private final int[] certainLow;
        private final int[] certainHigh;
        private final int[] possibleLow;
        private final int[] possibleHigh;
        private PortalCount portals = new PortalCount(0, 0);

        MedianTally(int apps) {
            most = apps;
            certainLow = new int[apps + 1];
            certainHigh = new int[apps + 1];
            possibleLow = new int[apps + 1];
            possibleHigh = new int[apps + 1];
        }

        @Override
        public void add(PortalAssessment portal) {
            Count contributes = portal.contributes();
            portals = portals.with(contributes);
            AppUsage usage = portal.portal().appUsage();
            switch (contributes) {
                case COUNTS -> {
                    certainLow[usage.low()]++;
                    certainHigh[usage.high()]++;
                }
                case UNKNOWN -> {
                    possibleLow[usage.low()]++;
                    possibleHigh[usage.high()]++;
                }
                case DOES_NOT_COUNT -> {}
            }
        }

        /**
         * For each number of possible portals that turn out to contribute, the median is lowest when they are those
         * with the fewest apps and highest when they are those with the most: so these choices are tried.
         */
        @Override
        public Measurement result() {
            int[] chosen = certainLow.clone();
            int low = twiceTheMedian(chosen, portals.low());
            int count = portals.low();
            for (int apps = 0; apps <= most; apps++) {
                for (int i = 0; i < possibleLow[apps]; i++) {
                    chosen[apps]++;
                    low = Math.min(low, twiceTheMedian(chosen, ++count));
                }
            }
            chosen = certainHigh.clone();
            int high = twiceTheMedian(chosen, portals.low());
            count = portals.low();
            for (int apps = most; apps >= 0; apps--) {
                for (int i = 0; i < possibleHigh[apps]; i++) {
                    chosen[apps]++;
                    high = Math.max(high, twiceTheMedian(chosen, ++count));
                }
            }
            return new Measurement.Figure(Interval.between(half(low), half(high)), portals);
        }

        private static int twiceTheMedian(int[] portalsByApps, int portals) {
            if (portals == 0) {
                return 0;
            }
            return appsAt(portalsByApps, (portals - 1) / 2) + appsAt(portalsByApps, portals / 2);
        }

        /** The number of apps of the portal at a position, when they stand in the order of their apps. */
        private static int appsAt(int[] portalsByApps, int position) {
            int passed = 0;
            int apps = -1;
            while (passed <= position) {
                passed += portalsByApps[++apps];
            }
            return apps;
        }

        private static BigDecimal half(int twice) {
            return twice % 2 == 0 ? BigDecimal.valueOf(twice / 2) : BigDecimal.valueOf(twice * 5L, 1);
        }
    }
}
