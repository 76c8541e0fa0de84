package dev.tierwise.cli.programme;

import dev.tierwise.cli.yaml.YamlText;
import dev.tierwise.domain.metric.Metric;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.App;
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
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a programme as a file that explains itself. What only later programmes have is written only where there is
 * something of it, so that the file of any other stays what it was before there were such programmes.
 */
final class ProgrammeWriter {

    private static final Set<MetricId> FIRST_METRICS =
            Set.of(MetricId.SOLD_MRR, MetricId.MANAGED_MRR, MetricId.MEDIAN_APP_USAGE, MetricId.CERTIFICATION);

    String write(Programme programme) {
        return """
                # A partner programme for Tierwise. Change what you like, check it with "tierwise programme validate FILE"
                # and use it with --programme FILE.
                schema: %s

                # Lower-case letters, digits and hyphens. Give a changed programme an id of its own.
                id: %s

                # What people read: one text, or one for each language.
                label: %s

                # The currency of all amounts below.
                currency: %s

                # What the programme looks at, in the order of the reports. There are:%s.
                metrics: [%s]

                # How long a sale counts%s plus this period.
                # P12M is 12 months, P30D 30 days.
                sold-window: %s

                # median-app-usage counts, for each portal, the apps of this list that it used within the look-back.
                app-usage:
                  look-back: %s
                  apps:
                %s

                # The certification that "certification: held" asks for.
                certification: %s

                # The days of the month on which the report of sold-mrr and the tiers are published; a day that a month
                # lacks falls on its last one.%s
                update-days: {report: %d, tier: %d%s}

                %s%s# Lowest first. A tier is met when everything that it requires is: at least the figure, or held.
                tiers:
                %s
                """.formatted(
                ProgrammeYaml.SCHEMA,
                YamlText.of(programme.id()),
                label(programme.label()),
                YamlText.of(programme.currency()),
                knownMetrics(programme),
                programme.metrics().stream().map(MetricId::value).collect(Collectors.joining(", ")),
                programme.pointRules().isPresent()
                        ? ": what is sold on a day counts through that day"
                        : " towards sold-mrr: a portal sold on a day counts through that day",
                programme.soldWindow(),
                programme.appLookBack(),
                programme.apps().apps().stream().map(ProgrammeWriter::app).collect(Collectors.joining("\n")),
                YamlText.of(programme.certification()),
                isEveryMonth(programme.updateDays()) ? "" : " Tiers are published in the tier-months only.",
                programme.updateDays().reportDay(),
                programme.updateDays().tierDay(),
                isEveryMonth(programme.updateDays())
                        ? ""
                        : ", tier-months: "
                                + programme.updateDays().tierMonths().stream()
                                        .map(ProgrammeValues::name)
                                        .toList(),
                programme.growthShares().isEmpty() ? "" : shares(programme.growthShares()),
                programme.pointRules().map(ProgrammeWriter::points).orElse(""),
                programme.tiers().stream().map(ProgrammeWriter::tier).collect(Collectors.joining("\n")));
    }

    private static String knownMetrics(Programme programme) {
        boolean firstOnly = FIRST_METRICS.containsAll(programme.metrics());
        String names = Metrics.all().stream()
                .map(Metric::id)
                .filter(id -> !firstOnly || FIRST_METRICS.contains(id))
                .map(MetricId::value)
                .collect(Collectors.joining(", "));
        return (firstOnly ? " " : "\n# ") + names;
    }

    private static boolean isEveryMonth(UpdateDays days) {
        return days.tierMonths().size() == Month.values().length;
    }

    private static String shares(Map<MetricId, BigDecimal> shares) {
        return """
                # What partners in growth markets need of the figures of the tiers: 0.5 is half.
                growth-market-shares: {%s}

                """.formatted(shares.entrySet().stream()
                .map(share -> {
                    if (Metrics.get(share.getKey()).unit() == Unit.NONE) {
                        throw new IllegalArgumentException("a programme file cannot say a share of " + share.getKey());
                    }
                    return share.getKey() + ": " + figure(share.getValue(), Requirement.MOST_DECIMALS);
                })
                .collect(Collectors.joining(", ")));
    }

    private static String points(PointRules rules) {
        return """
                # How points are counted.
                points:
                  # The rates are for this amount of MRR, in the currency of the programme.
                  per: %s
                  # Points where the customer is in a standard or in a growth market, from a day on until the next rate of the
                  # kind; without a day, since ever. A sale has the rate of its kind, sourced or assisted, that holds on the day
                  # on which its product line was first sold; where there is none, the one of the kind sold.
                  rates:
                %s
                %s  # "split": the credit for a customer is divided evenly between the partners that manage it. "whole": it is not.
                  managed-credit: %s
                %s
                """.formatted(
                        figure(rules.per(), Requirement.MOST_DECIMALS),
                        rules.rates().stream().map(ProgrammeWriter::rate).collect(Collectors.joining("\n")),
                        rules.fixedAmounts().isEmpty() ? "" : fixedAmounts(rules.fixedAmounts()),
                        rules.managedSplit() ? PointRulesReader.SPLIT : PointRulesReader.WHOLE,
                        rules.rounding().map(ProgrammeWriter::rounding).orElse(""));
    }

    private static String rate(PointRate rate) {
        return "    - {kind: " + ProgrammeValues.name(rate.kind()) + from(rate.from()) + ", standard: "
                + figure(rate.standard(), Requirement.MOST_DECIMALS) + ", growth: "
                + figure(rate.growth(), Requirement.MOST_DECIMALS) + "}";
    }

    private static String fixedAmounts(List<FixedAmount> amounts) {
        return """
                  # What counts in other currencies as much as "per", from a day on until the next amount of the currency. Where
                  # none holds, the exchange rate does.
                  fixed-amounts:
                %s
                """.formatted(amounts.stream()
                .map(amount -> "    - {currency: " + YamlText.of(amount.currency()) + from(amount.from()) + ", amount: "
                        + figure(amount.amount(), Requirement.MOST_DECIMALS) + "}")
                .collect(Collectors.joining("\n")));
    }

    private static String from(Optional<LocalDate> from) {
        return from.map(day -> ", from: " + day).orElse("");
    }

    private static String rounding(Rounding rounding) {
        return """
                  # The points of each portal, from its sales and for managing it, are rounded to so many decimals.
                  rounding: {places: %d, mode: %s}
                """.formatted(rounding.places(), ProgrammeValues.name(rounding.mode()));
    }

    private static String app(App app) {
        return "    - {id: " + YamlText.of(app.id()) + ", label: " + label(app.label()) + "}";
    }

    private static String tier(Tier tier) {
        return """
                  - id: %s
                    label: %s
                    requires: {%s}""".formatted(YamlText.of(tier.id()), label(tier.label()), requirements(tier.requirements()))
                .indent(2)
                .stripTrailing();
    }

    private static String requirements(List<Requirement> requirements) {
        return requirements.stream()
                .map(requirement -> requirement.metric() + ": " + required(requirement))
                .collect(Collectors.joining(", "));
    }

    private static String required(Requirement requirement) {
        Unit unit = Metrics.get(requirement.metric()).unit();
        if (requirement instanceof Requirement.AtLeast atLeast && unit != Unit.NONE) {
            return figure(atLeast.minimum(), TiersReader.places(unit));
        }
        if (requirement instanceof Requirement.Holds && unit == Unit.NONE) {
            return TiersReader.HELD;
        }
        throw new IllegalArgumentException("a programme file cannot say " + requirement);
    }

    private static String figure(BigDecimal figure, int places) {
        if (figure.scale() > places) {
            throw new IllegalArgumentException(
                    "a programme file can say figures of at most " + places + " decimals here, not " + figure);
        }
        return figure.toPlainString();
    }

    private static String label(Label label) {
        return label.en().equals(label.de())
                ? YamlText.of(label.en())
                : "{en: " + YamlText.of(label.en()) + ", de: " + YamlText.of(label.de()) + "}";
    }
}
