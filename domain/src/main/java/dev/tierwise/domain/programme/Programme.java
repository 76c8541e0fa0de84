package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
 * @param references    where the rules are published, which is no part of them: see {@link #hasSameRules}
 * @param line          the line of which it is the programme in force; empty where it stands alone
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
        Map<MetricId, BigDecimal> growthShares,
        References references,
        Optional<ProgrammeLine> line) {

    /**
     * @throws IllegalArgumentException when an id or the currency is malformed, a period is zero or negative, there is
     *                                  no tier, two tiers or metrics have the same id, a tier requires a metric or a
     *                                  share is given of one that the programme does not list, points are asked for
     *                                  without rules, its own currency has a fixed amount, a share is not above zero,
     *                                  a figure has too many decimals when taken at its share, or a source is given
     *                                  for a clause that the programme does not have
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
        List<Clause> clauses = clauses(tiers, pointRules);
        for (Clause clause : references.bases().keySet()) {
            if (!clauses.contains(clause)) {
                throw new InvalidValueException(Text.of(Programme.class, "clause.unknown", clause.path()));
            }
        }
    }

    /** A programme that stands alone. */
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
            List<Tier> tiers,
            Optional<PointRules> pointRules,
            Map<MetricId, BigDecimal> growthShares,
            References references) {
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
                pointRules,
                growthShares,
                references,
                Optional.empty());
    }

    /** A programme of which nobody has said where it is published. */
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
            List<Tier> tiers,
            Optional<PointRules> pointRules,
            Map<MetricId, BigDecimal> growthShares) {
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
                pointRules,
                growthShares,
                References.NONE);
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

    /** The same rules with other references. */
    public Programme with(References others) {
        return with(others, line);
    }

    /** The same programme as one of a line. */
    Programme of(ProgrammeLine its) {
        return with(references, Optional.of(its));
    }

    private Programme with(References otherReferences, Optional<ProgrammeLine> otherLine) {
        return new Programme(
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
                pointRules,
                growthShares,
                otherReferences,
                otherLine);
    }

    /** The same programme, of no line. */
    public Programme alone() {
        return with(references, Optional.empty());
    }

    /** The programme that is in force on a day: of its line, or this one where it stands alone. */
    public Programme on(LocalDate day) {
        return line.map(its -> its.on(day)).orElse(this);
    }

    /** Its tiers and those of the others of its line, lowest first. */
    public List<Tier> tiersOfLine() {
        return line.map(ProgrammeLine::tiers).orElse(tiers);
    }

    /** What a history is called that follows these rules: the id of the line, or of the programme where it stands alone. */
    public String historyId() {
        return line.map(ProgrammeLine::id).orElse(id);
    }

    /** Whether another programme is this one, wherever the two are said to be published, and whatever their lines. */
    public boolean hasSameRules(Programme other) {
        return with(References.NONE, Optional.empty()).equals(other.with(References.NONE, Optional.empty()));
    }

    /** Everything that a source can be given for, in the order of a programme file. */
    public List<Clause> clauses() {
        return clauses(tiers, pointRules);
    }

    private static List<Clause> clauses(List<Tier> tiers, Optional<PointRules> pointRules) {
        List<Clause> clauses = new ArrayList<>(List.of(
                Clause.Single.SOLD,
                Clause.Single.PARTNER_EMPLOYEE,
                Clause.Single.EMAIL_DOMAIN,
                Clause.Single.MEDIAN,
                Clause.Single.CRITERIA,
                Clause.Single.SOLD_WINDOW,
                Clause.Single.APP_LOOK_BACK,
                Clause.Single.APPS,
                Clause.Single.CERTIFICATION,
                Clause.Single.UPDATE_DAYS,
                Clause.Single.DOWNGRADES,
                Clause.Single.GROWTH_SHARES));
        pointRules.ifPresent(rules -> {
            clauses.add(Clause.Single.PER);
            rules.rates().forEach(rate -> clauses.add(Clause.OfRate.of(rate)));
            rules.fixedAmounts().forEach(amount -> clauses.add(Clause.OfAmount.of(amount)));
            clauses.add(Clause.Single.MANAGED_CREDIT);
            clauses.add(Clause.Single.ROUNDING);
        });
        tiers.forEach(tier -> clauses.add(new Clause.OfTier(tier.id())));
        return clauses;
    }

    /**
     * The clauses that make a difference in this programme: not, for instance, which apps count where it does not look at
     * app usage.
     */
    public List<Clause> effectiveClauses() {
        return clauses().stream().filter(this::hasEffect).toList();
    }

    private boolean hasEffect(Clause clause) {
        if (!(clause instanceof Clause.Single single)) {
            return true;
        }
        return switch (single) {
            case SOLD, SOLD_WINDOW ->
                looksAt(MetricId.SOLD_MRR, MetricId.SOLD_POINTS, MetricId.SOURCED_POINTS, MetricId.TOTAL_POINTS);
            case PARTNER_EMPLOYEE, EMAIL_DOMAIN ->
                looksAt(MetricId.MANAGED_MRR, MetricId.MANAGED_POINTS, MetricId.TOTAL_POINTS);
            case MANAGED_CREDIT -> looksAt(MetricId.MANAGED_POINTS, MetricId.TOTAL_POINTS);
            case MEDIAN, APP_LOOK_BACK, APPS -> looksAt(MetricId.MEDIAN_APP_USAGE);
            case CERTIFICATION -> looksAt(MetricId.CERTIFICATION, MetricId.CERTIFIED_PEOPLE);
            case DOWNGRADES -> updateDays.downgrades().isPresent();
            case GROWTH_SHARES -> !growthShares.isEmpty();
            case CRITERIA, UPDATE_DAYS, PER, ROUNDING -> true;
        };
    }

    private boolean looksAt(MetricId... any) {
        return Stream.of(any).anyMatch(metrics::contains);
    }

    /** The figures that make a difference and of which it is neither said where they are published nor that they are assumed. */
    public List<Clause> figuresWithoutSource() {
        return effectiveClauses().stream()
                .filter(clause -> clause.isFigure() && !isSilent(clause))
                .filter(clause -> references.of(clause).isNone())
                .toList();
    }

    /** Whether a clause is only what holds where a programme says nothing. */
    private boolean isSilent(Clause clause) {
        if (clause == Clause.Single.MANAGED_CREDIT) {
            return !pointRules.orElseThrow().managedSplit();
        }
        return clause == Clause.Single.ROUNDING
                && pointRules.orElseThrow().rounding().isEmpty();
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
