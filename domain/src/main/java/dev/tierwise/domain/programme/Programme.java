package dev.tierwise.domain.programme;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
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
        List<Tier> tiers) {

    /**
     * @throws IllegalArgumentException when an id or the currency is malformed, a period is zero or negative, there is
     *                                  no tier, two tiers or metrics have the same id, or a tier requires a metric that
     *                                  the programme does not list
     */
    public Programme {
        Ids.checked("programme", id);
        Ids.checked("certification", certification);
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("currency '" + currency + "' is not a code of three capital letters");
        }
        checkPeriod("sold window", soldWindow);
        checkPeriod("app look-back", appLookBack);
        metrics = List.copyOf(metrics);
        tiers = List.copyOf(tiers);
        if (new HashSet<>(metrics).size() < metrics.size()) {
            throw new IllegalArgumentException("a metric is listed twice");
        }
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("a programme has at least one tier");
        }
        Set<String> seen = new HashSet<>();
        for (Tier tier : tiers) {
            if (!seen.add(tier.id())) {
                throw new IllegalArgumentException("tier '" + tier.id() + "' is listed twice");
            }
            for (Requirement requirement : tier.requirements()) {
                if (!metrics.contains(requirement.metric())) {
                    throw new IllegalArgumentException("tier '" + tier.id() + "' requires '" + requirement.metric()
                            + "', which is not one of the programme's metrics");
                }
            }
        }
    }

    private static void checkPeriod(String what, Period period) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("the " + what + " " + period + " is not longer than nothing");
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
}
