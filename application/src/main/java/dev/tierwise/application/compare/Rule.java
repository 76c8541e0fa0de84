package dev.tierwise.application.compare;

import dev.tierwise.domain.programme.FixedAmount;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something that programmes lay down, each in its own way. The apps that count are told apart by {@link CountedApp}. */
public sealed interface Rule {

    /**
     * What a programme lays down; empty where it says nothing about it, or where none of its metrics depends on it. Two
     * programmes lay down the same when the values are equal.
     */
    Optional<?> under(Programme programme);

    /**
     * What a tier asks for of a metric.
     *
     * @param tier   the tier's id
     * @param metric the metric
     */
    record Threshold(String tier, MetricId metric) implements Rule {

        @Override
        public Optional<Requirement> under(Programme programme) {
            return programme.tiers().stream()
                    .filter(one -> one.id().equals(tier))
                    .flatMap(one -> one.requirements().stream())
                    .filter(requirement -> requirement.metric().equals(metric))
                    .findFirst()
                    .map(Threshold::plain);
        }

        private static Requirement plain(Requirement requirement) {
            return requirement instanceof Requirement.AtLeast minimum
                    ? new Requirement.AtLeast(
                            minimum.metric(), minimum.minimum().stripTrailingZeros())
                    : requirement;
        }
    }

    /**
     * The share of what tiers ask for that is enough in a growth market.
     *
     * @param metric of which metric
     */
    record GrowthShare(MetricId metric) implements Rule {

        @Override
        public Optional<BigDecimal> under(Programme programme) {
            return Optional.ofNullable(programme.growthShares().get(metric)).map(BigDecimal::stripTrailingZeros);
        }
    }

    /**
     * A rate of points.
     *
     * @param kind what earns them
     * @param from the first day on which it holds; empty when it holds as far back as anybody looks
     */
    record Rate(PointRate.Kind kind, Optional<LocalDate> from) implements Rule {

        @Override
        public Optional<PointRate> under(Programme programme) {
            return programme.pointRules().stream()
                    .flatMap(rules -> rules.rates().stream())
                    .filter(rate -> rate.kind() == kind && rate.from().equals(from))
                    .findFirst()
                    .map(rate -> new PointRate(
                            kind,
                            from,
                            rate.standard().stripTrailingZeros(),
                            rate.growth().stripTrailingZeros()));
        }
    }

    /**
     * What counts in another currency as the amount that rates are for.
     *
     * @param currency the other currency
     * @param from     the first day on which it holds; empty when it holds as far back as anybody looks
     */
    record Amount(String currency, Optional<LocalDate> from) implements Rule {

        @Override
        public Optional<BigDecimal> under(Programme programme) {
            return programme.pointRules().stream()
                    .flatMap(rules -> rules.fixedAmounts().stream())
                    .filter(fixed ->
                            fixed.currency().equals(currency) && fixed.from().equals(from))
                    .findFirst()
                    .map(FixedAmount::amount)
                    .map(BigDecimal::stripTrailingZeros);
        }
    }

    /** A rule that a programme has once. */
    enum Setting implements Rule {
        /** The currency of its figures. */
        CURRENCY {
            @Override
            public Optional<?> under(Programme programme) {
                return Optional.of(programme.currency());
            }
        },
        /** How long a sale counts. */
        SOLD_WINDOW {
            @Override
            public Optional<?> under(Programme programme) {
                return asksFor(programme, OF_SALES)
                        ? Optional.of(programme.soldWindow().normalized())
                        : Optional.empty();
            }
        },
        /** How far back app usage is looked for. */
        APP_LOOK_BACK {
            @Override
            public Optional<?> under(Programme programme) {
                return asksFor(programme, OF_APPS)
                        ? Optional.of(programme.appLookBack().normalized())
                        : Optional.empty();
            }
        },
        /** Which certification is asked for. */
        CERTIFICATION {
            @Override
            public Optional<?> under(Programme programme) {
                return asksFor(programme, OF_CERTIFICATIONS)
                        ? Optional.of(programme.certification())
                        : Optional.empty();
            }
        },
        /** The day of a month on which HubSpot reports. */
        REPORT_DAY {
            @Override
            public Optional<?> under(Programme programme) {
                return Optional.of(programme.updateDays().reportDay());
            }
        },
        /** The day of a month on which tiers are updated. */
        TIER_DAY {
            @Override
            public Optional<?> under(Programme programme) {
                return Optional.of(programme.updateDays().tierDay());
            }
        },
        /** The months in which tiers are updated. */
        TIER_MONTHS {
            @Override
            public Optional<?> under(Programme programme) {
                return Optional.of(programme.updateDays().tierMonths());
            }
        },
        /** How a tier is kept. */
        DOWNGRADES {
            @Override
            public Optional<?> under(Programme programme) {
                return programme.updateDays().downgrades();
            }
        },
        /** The amount of MRR that rates of points are for. */
        POINTS_PER {
            @Override
            public Optional<?> under(Programme programme) {
                return programme.pointRules().map(PointRules::per).map(BigDecimal::stripTrailingZeros);
            }
        },
        /** Whether managed credit is divided between partners. */
        MANAGED_SPLIT {
            @Override
            public Optional<?> under(Programme programme) {
                return programme.pointRules().map(PointRules::managedSplit);
            }
        },
        /** How the points of a portal are rounded. */
        ROUNDING {
            @Override
            public Optional<?> under(Programme programme) {
                return programme.pointRules().flatMap(PointRules::rounding);
            }
        };

        private static final Set<MetricId> OF_SALES = Set.of(
                MetricId.SOLD_MRR,
                MetricId.MEDIAN_APP_USAGE,
                MetricId.SOLD_POINTS,
                MetricId.SOURCED_POINTS,
                MetricId.TOTAL_POINTS);
        private static final Set<MetricId> OF_APPS = Set.of(MetricId.MEDIAN_APP_USAGE);
        private static final Set<MetricId> OF_CERTIFICATIONS =
                Set.of(MetricId.CERTIFICATION, MetricId.CERTIFIED_PEOPLE);

        private static boolean asksFor(Programme programme, Set<MetricId> metrics) {
            return programme.metrics().stream().anyMatch(metrics::contains);
        }
    }

    /** The rules that not all programmes lay down alike: tiers first, as the programmes list them. */
    static List<Rule> differing(List<Programme> programmes) {
        Set<Rule> rules = new LinkedHashSet<>();
        for (String tier : programmes.stream()
                .flatMap(programme -> programme.tiers().stream())
                .map(tier -> tier.id())
                .distinct()
                .toList()) {
            programmes.stream()
                    .flatMap(programme -> programme.metrics().stream())
                    .forEach(metric -> rules.add(new Threshold(tier, metric)));
        }
        for (Programme programme : programmes) {
            programme.growthShares().keySet().forEach(metric -> rules.add(new GrowthShare(metric)));
        }
        rules.addAll(List.of(Setting.values()));
        for (Programme programme : programmes) {
            programme.pointRules().ifPresent(points -> {
                points.rates().forEach(rate -> rules.add(new Rate(rate.kind(), rate.from())));
                points.fixedAmounts().forEach(fixed -> rules.add(new Amount(fixed.currency(), fixed.from())));
            });
        }
        return rules.stream().filter(rule -> differs(rule, programmes)).toList();
    }

    private static boolean differs(Rule rule, List<Programme> programmes) {
        return programmes.stream().map(rule::under).distinct().count() > 1;
    }
}
