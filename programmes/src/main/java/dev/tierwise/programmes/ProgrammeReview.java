package dev.tierwise.programmes;

import static dev.tierwise.domain.programme.MetricId.MANAGED_POINTS;
import static dev.tierwise.domain.programme.MetricId.SOLD_POINTS;
import static dev.tierwise.domain.programme.MetricId.SOURCED_POINTS;
import static dev.tierwise.domain.programme.MetricId.TOTAL_POINTS;
import static dev.tierwise.domain.programme.PointRate.Kind.ASSISTED;
import static dev.tierwise.domain.programme.PointRate.Kind.MANAGED;
import static dev.tierwise.domain.programme.PointRate.Kind.SOLD;
import static dev.tierwise.domain.programme.PointRate.Kind.SOURCED;

import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.FixedAmount;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.text.Nearest;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.YamlScalar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for what can be read but what hardly anybody can have meant. */
final class ProgrammeReview {

    /** Amounts of a currency that are further apart than this times are more likely a slip than a change of rates. */
    private static final BigDecimal FAR_APART = BigDecimal.valueOf(5);

    private final Findings findings;

    ProgrammeReview(Findings findings) {
        this.findings = findings;
    }

    /**
     * A tier that asks for less than the one below it is suspicious; one that asks for nothing more makes the one below
     * unreachable, which nobody can want.
     */
    void order(List<Located<Tier>> tiers) {
        for (int i = 1; i < tiers.size() && !findings.hasErrors(); i++) {
            order(tiers.get(i - 1).value(), tiers.get(i));
        }
    }

    private void order(Tier lower, Located<Tier> higher) {
        Map<MetricId, BigDecimal> below = figures(lower);
        Map<MetricId, BigDecimal> above = figures(higher.value());
        Set<String> less = new TreeSet<>();
        below.forEach((metric, figure) -> {
            if (!above.containsKey(metric) || above.get(metric).compareTo(figure) < 0) {
                less.add(metric.value());
            }
        });
        if (less.isEmpty()) {
            return;
        }
        boolean nothingMore = above.entrySet().stream()
                .allMatch(entry -> below.containsKey(entry.getKey())
                        && entry.getValue().compareTo(below.get(entry.getKey())) <= 0);
        Object[] values = {higher.value().id(), String.join(", ", less), lower.id()};
        if (nothingMore) {
            findings.error(higher.place(), text("lower", values));
        } else {
            findings.warning(higher.place(), text("less", values));
        }
    }

    /** What a tier asks for in figures; a metric that has to hold counts as one. */
    private static Map<MetricId, BigDecimal> figures(Tier tier) {
        Map<MetricId, BigDecimal> figures = new HashMap<>();
        for (Requirement requirement : tier.requirements()) {
            figures.put(
                    requirement.metric(),
                    requirement instanceof Requirement.AtLeast atLeast ? atLeast.minimum() : BigDecimal.ONE);
        }
        return figures;
    }

    /** Who reaches the points from sales and those for managing has their sum already. */
    void totals(List<Located<Tier>> tiers) {
        for (Located<Tier> tier : tiers) {
            Map<MetricId, BigDecimal> figures = figures(tier.value());
            BigDecimal sales = Stream.of(SOLD_POINTS, SOURCED_POINTS)
                    .map(metric -> figures.getOrDefault(metric, BigDecimal.ZERO))
                    .reduce(BigDecimal.ZERO, BigDecimal::max);
            BigDecimal parts = sales.add(figures.getOrDefault(MANAGED_POINTS, BigDecimal.ZERO));
            BigDecimal total = figures.get(TOTAL_POINTS);
            if (total != null && total.compareTo(parts) < 0) {
                findings.warning(
                        tier.place(), text("total", tier.value().id(), total.toPlainString(), parts.toPlainString()));
            }
        }
    }

    /** A share that changes nothing, or that asks more where less is meant to be enough. */
    void shares(Map<MetricId, Located<BigDecimal>> shares, Programme programme) {
        shares.forEach((metric, share) -> {
            if (share.value().compareTo(BigDecimal.ONE) > 0) {
                findings.warning(share.place(), text("share", share.value().toPlainString(), metric));
            }
            if (programme.tiers().stream()
                    .flatMap(tier -> tier.requirements().stream())
                    .noneMatch(requirement -> requirement.metric().equals(metric))) {
                findings.warning(share.place(), text("share-unused", metric));
            }
        });
    }

    /** An id that means another programme already, and a currency that is not in use. */
    void names(YamlScalar id, YamlScalar currency, Programme programme) {
        BuiltInProgrammes.all().stream()
                .filter(builtIn -> builtIn.id().equals(programme.id()) && !builtIn.hasSameRules(programme))
                .forEach(builtIn -> findings.warning(id.place(), text("id-taken", builtIn.id())));
        Set<String> known = Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!known.contains(programme.currency())) {
            findings.warning(
                    currency.place(),
                    text(
                            "unknown-currency",
                            programme.currency(),
                            Suggestion.of(Nearest.to(programme.currency(), known))));
        }
    }

    /** Rates that hold for nothing, sales and customers that no rate holds for, and amounts that look like a slip. */
    void points(PointRulesReader.LocatedRules points, List<Located<MetricId>> metrics) {
        Set<MetricId> asked = metrics.stream()
                .map(Located::value)
                .filter(MetricId.POINTS::contains)
                .collect(Collectors.toSet());
        if (asked.isEmpty() && findings.hasErrors()) {
            // the name of a metric may be what is wrong
            return;
        }
        if (asked.isEmpty()) {
            findings.warning(points.place(), text("points-unused"));
            return;
        }
        if (asked.contains(SOLD_POINTS) || asked.contains(TOTAL_POINTS)) {
            coverage(points, SOURCED);
            coverage(points, ASSISTED);
        } else if (asked.contains(SOURCED_POINTS)) {
            coverage(points, SOURCED);
        }
        if ((asked.contains(MANAGED_POINTS) || asked.contains(TOTAL_POINTS))
                && of(points, MANAGED).isEmpty()) {
            findings.warning(points.place(), text("no-managed-rate"));
        }
        rates(points);
        amounts(points.fixedAmounts());
    }

    private void coverage(PointRulesReader.LocatedRules points, PointRate.Kind kind) {
        String name = ProgrammeValues.name(kind);
        Text sales = text("sales." + name);
        List<PointRate> rates = Stream.concat(of(points, SOLD).stream(), of(points, kind).stream())
                .map(Located::value)
                .toList();
        if (rates.isEmpty()) {
            findings.warning(points.place(), text("no-rate", name, sales));
        } else if (rates.stream().noneMatch(rate -> rate.from().isEmpty())) {
            LocalDate first = rates.stream()
                    .flatMap(rate -> rate.from().stream())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            findings.warning(points.place(), text("no-early-rate", name, first, sales));
        }
    }

    private void rates(PointRulesReader.LocatedRules points) {
        LocalDate toldApart = Stream.of(SOURCED, ASSISTED)
                .map(kind -> of(points, kind).stream()
                        .map(rate -> since(rate.value().from()))
                        .min(Comparator.naturalOrder())
                        .orElse(LocalDate.MAX))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        for (Located<PointRate> rate : points.rates()) {
            if (rate.value().growth().compareTo(rate.value().standard()) < 0) {
                findings.warning(rate.place(), text("growth"));
            }
            if (rate.value().kind() == SOLD
                    && !toldApart.isAfter(since(rate.value().from()))) {
                findings.warning(rate.place(), text("rate-unused"));
            }
        }
    }

    private void amounts(List<Located<FixedAmount>> amounts) {
        List<Located<FixedAmount>> inOrder = amounts.stream()
                .sorted(Comparator.comparing(amount -> since(amount.value().from())))
                .toList();
        Map<String, BigDecimal> before = new HashMap<>();
        for (Located<FixedAmount> amount : inOrder) {
            BigDecimal now = amount.value().amount();
            BigDecimal earlier = before.put(amount.value().currency(), now);
            if (earlier != null && now.max(earlier).compareTo(now.min(earlier).multiply(FAR_APART)) > 0) {
                findings.warning(
                        amount.place(),
                        text("far", now.toPlainString(), amount.value().currency(), earlier.toPlainString()));
            }
        }
    }

    private static List<Located<PointRate>> of(PointRulesReader.LocatedRules points, PointRate.Kind kind) {
        return points.rates().stream()
                .filter(rate -> rate.value().kind() == kind)
                .toList();
    }

    private static Text text(String key, Object... values) {
        return Text.of(ProgrammeReview.class, "review." + key, values);
    }

    private static LocalDate since(Optional<LocalDate> from) {
        return from.orElse(LocalDate.MIN);
    }
}
