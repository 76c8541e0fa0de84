package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A partner programme: everything about the rules that may differ from one programme to the next.
 *
 * @param id            the id, for instance {@code hubspot-2018-01}
 * @param label         what people call it, naming the source of its figures
 * @param currency      the currency of its thresholds, an upper-case code of three letters
 * @param metrics       the metrics it looks at, in the order in which reports list them
 * @param soldWindow    how long a sale counts: a portal sold on a day counts through that day plus this period
 * @param appLookBack   how far back app usage is looked for: a use counts from the day after "today minus this period"
 *                      through today
 * @param apps          the apps that count
 * @param certification the id of the certification that the metric {@code certification} asks for
 * @param updateDays    when HubSpot publishes
 * @param tiers         the tiers, lowest first; at least one
 * @param pointRules    how points are counted; empty when the programme knows none
 * @param growthShares  for a partner in a growth market the share of what tiers ask for of a metric, above zero: 0.5
 *                      when half is enough. The whole where a metric is not among them
 */
public record Programme(
        String id,
        Label label,
        String currency,
        List<MetricId> metrics,
        Period soldWindow,
        Period appLookBack,
        AppList apps,
        String certification,
        UpdateDays updateDays,
        List<Tier> tiers,
        Optional<PointRules> pointRules,
        Map<MetricId, BigDecimal> growthShares) {

    /**
     * @throws IllegalArgumentException when an id or the currency is malformed, a period is zero or negative, there is
     *                                  no tier, two tiers or metrics have the same id, a tier requires a metric or a
     *                                  share is given of one that the programme does not list, points are asked for
     *                                  without rules, its own currency has a fixed amount, a share is not above zero,
     *                                  or a figure has too many decimals when taken at its share
     */
    public Programme {
        Ids.checked("programme", id);
        Ids.checked("certification", certification);
        if (!currency.matches("[A-Z]{3}")) {
            throw new InvalidValueException(Text.of(Programme.class, "currency", currency));
        }
        checkPeriod("period.sold", soldWindow);
        checkPeriod("period.apps", appLookBack);
        metrics = List.copyOf(metrics);
        tiers = List.copyOf(tiers);
        if (new HashSet<>(metrics).size() < metrics.size()) {
            throw new InvalidValueException(Text.of(Programme.class, "metric.twice"));
        }
        if (tiers.isEmpty()) {
            throw new InvalidValueException(Text.of(Programme.class, "no.tier"));
        }
        Set<String> seen = new HashSet<>();
        for (Tier tier : tiers) {
            if (!seen.add(tier.id())) {
                throw new InvalidValueException(Text.of(Programme.class, "tier.twice", tier.id()));
            }
            for (Requirement requirement : tier.requirements()) {
                if (!metrics.contains(requirement.metric())) {
                    throw new InvalidValueException(
                            Text.of(Programme.class, "tier.unknown.metric", tier.id(), requirement.metric()));
                }
            }
        }
        growthShares = Collections.unmodifiableMap(new LinkedHashMap<>(growthShares));
        checkShares(growthShares, metrics, tiers);
        checkPoints(pointRules, metrics, currency);
    }

    /** A programme without points, whose tiers ask the same of partners in every market. */
    public Programme(
            String id,
            Label label,
            String currency,
            List<MetricId> metrics,
            Period soldWindow,
            Period appLookBack,
            AppList apps,
            String certification,
            UpdateDays updateDays,
            List<Tier> tiers) {
        this(
                id,
                label,
                currency,
                metrics,
                soldWindow,
                appLookBack,
                apps,
                certification,
                updateDays,
                tiers,
                Optional.empty(),
                Map.of());
    }

    private static void checkShares(Map<MetricId, BigDecimal> shares, List<MetricId> metrics, List<Tier> tiers) {
        shares.forEach((metric, share) -> {
            if (!metrics.contains(metric)) {
                throw new InvalidValueException(Text.of(Programme.class, "share.unknown.metric", metric));
            }
            if (share.signum() <= 0) {
                throw new InvalidValueException(Text.of(Programme.class, "share.zero", metric));
            }
        });
        for (Tier tier : tiers) {
            for (Requirement requirement : tier.requirements()) {
                if (requirement instanceof Requirement.AtLeast minimum
                        && shares.containsKey(minimum.metric())
                        && minimum.minimum()
                                        .multiply(shares.get(minimum.metric()))
                                        .stripTrailingZeros()
                                        .scale()
                                > Requirement.MOST_DECIMALS) {
                    throw new InvalidValueException(Text.of(
                            Programme.class,
                            "tier.share.decimals",
                            tier.id(),
                            minimum.metric(),
                            Requirement.MOST_DECIMALS));
                }
            }
        }
    }

    private static void checkPoints(Optional<PointRules> rules, List<MetricId> metrics, String currency) {
        if (rules.isEmpty() && metrics.stream().anyMatch(MetricId.POINTS::contains)) {
            throw new InvalidValueException(Text.of(Programme.class, "points.without.rules"));
        }
        if (rules.isPresent()
                && rules.get().fixedAmounts().stream()
                        .anyMatch(fixed -> fixed.currency().equals(currency))) {
            throw new InvalidValueException(Text.of(Programme.class, "fixed.own.currency", currency));
        }
    }

    private static void checkPeriod(String key, Period period) {
        if (period.isNegative() || period.isZero()) {
            throw new InvalidValueException(Text.of(Programme.class, key, period));
        }
    }

    /**
     * Whether a sale on a day still counts on another: {@code soldOn <= day <= soldOn + window}, where a month that
     * lacks the day ends on its last one.
     *
     * <p>FAQ: "Kunden, an die Sie vor über 12 Monaten verkauft haben, werden in die Berechnung des MRR-Wertes nicht
     * miteinbezogen."
     */
    public boolean saleCounts(LocalDate soldOn, LocalDate day) {
        return !soldOn.isAfter(day) && !day.isAfter(soldOn.plus(soldWindow));
    }

    /**
     * Whether a use of an app on a day counts on another: it lies in {@code (day - look-back, day]}. The FAQ names no
     * window; the length is the programme's.
     */
    public boolean useCounts(LocalDate usedOn, LocalDate day) {
        return usedOn.isAfter(day.minus(appLookBack)) && !usedOn.isAfter(day);
    }

    /** The first day of a sale that still counts on another: sales from it through that day do, see {@link #saleCounts}. */
    public LocalDate firstSaleDay(LocalDate day) {
        LocalDate first = day.minus(soldWindow);
        while (saleCounts(first.minusDays(1), day)) {
            first = first.minusDays(1);
        }
        while (!saleCounts(first, day)) {
            first = first.plusDays(1);
        }
        return first;
    }

    /** The tier of an id or a label in either language; upper and lower case do not matter. Empty if there is none. */
    public Optional<Tier> tier(String name) {
        return tiers.stream()
                .filter(tier -> tier.id().equalsIgnoreCase(name)
                        || tier.label().en().equalsIgnoreCase(name)
                        || tier.label().de().equalsIgnoreCase(name))
                .findFirst();
    }

    /** What a requirement asks of a partner in that market. */
    public BigDecimal minimum(Requirement.AtLeast requirement, Market partnerMarket) {
        BigDecimal share = growthShares.get(requirement.metric());
        return share == null || partnerMarket == Market.STANDARD
                ? requirement.minimum()
                : requirement.minimum().multiply(share);
    }
}
