package dev.tierwise.domain;

import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.FixedAmount;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Rounding;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.programme.UpdateDays;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A programme with points for tests: everything about it that HubSpot made public, and thresholds that are made up. It
 * counts sales of five years, so that what is said about a sale of 2021 can be seen in 2025.
 */
public final class PointProgramme {

    public static final List<MetricId> METRICS = List.of(
            MetricId.SOLD_POINTS,
            MetricId.SOURCED_POINTS,
            MetricId.MANAGED_POINTS,
            MetricId.TOTAL_POINTS,
            MetricId.SOLD_MRR,
            MetricId.MANAGED_MRR,
            MetricId.MEDIAN_APP_USAGE,
            MetricId.CERTIFICATION,
            MetricId.CERTIFIED_PEOPLE,
            MetricId.RETENTION,
            MetricId.INVITATION);

    private final List<PointRate> rates = new ArrayList<>(List.of(
            rate(PointRate.Kind.SOLD, "", "3", "6"),
            rate(PointRate.Kind.SOURCED, "2024-02-27", "5", "10"),
            rate(PointRate.Kind.ASSISTED, "2024-02-27", "3", "6"),
            rate(PointRate.Kind.MANAGED, "", "1", "2")));
    private final List<FixedAmount> fixedAmounts = List.of(
            new FixedAmount("EUR", new BigDecimal("75"), Optional.empty()),
            new FixedAmount("EUR", new BigDecimal("88"), Optional.of(LocalDate.parse("2025-07-15"))));
    private final List<Tier> tiers = new ArrayList<>();
    private final Map<MetricId, BigDecimal> shares = new LinkedHashMap<>();
    private boolean split = true;
    private Optional<Rounding> rounding = Optional.empty();
    private Period soldWindow = Period.ofYears(5);

    public PointProgramme rates(PointRate... all) {
        rates.clear();
        rates.addAll(List.of(all));
        return this;
    }

    public PointProgramme unsplit() {
        split = false;
        return this;
    }

    public PointProgramme rounding(Rounding how) {
        rounding = Optional.of(how);
        return this;
    }

    public PointProgramme soldWindow(Period window) {
        soldWindow = window;
        return this;
    }

    public PointProgramme share(MetricId metric, String share) {
        shares.put(metric, new BigDecimal(share));
        return this;
    }

    public PointProgramme tier(String id, Requirement... requirements) {
        tiers.add(new Tier(id, Label.same(id), List.of(requirements)));
        return this;
    }

    public Programme build() {
        Programme usual = BuiltInProgrammes.HUBSPOT_2018_01;
        return new Programme(
                "points",
                Label.same("Points"),
                "USD",
                METRICS,
                soldWindow,
                usual.appLookBack(),
                usual.apps(),
                usual.certification(),
                new UpdateDays(1, 15),
                tiers.isEmpty()
                        ? List.of(new Tier("any", Label.same("Any"), List.of(atLeast(MetricId.TOTAL_POINTS, "1"))))
                        : tiers,
                Optional.of(new PointRules(new BigDecimal("100"), rates, fixedAmounts, split, rounding)),
                shares);
    }

    public static Requirement atLeast(MetricId metric, String minimum) {
        return new Requirement.AtLeast(metric, new BigDecimal(minimum));
    }

    /**
     * A rate.
     *
     * @param from a day, or nothing for one that has always held
     */
    public static PointRate rate(PointRate.Kind kind, String from, String standard, String growth) {
        return new PointRate(
                kind,
                from.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(from)),
                new BigDecimal(standard),
                new BigDecimal(growth));
    }
}
