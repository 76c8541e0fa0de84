package dev.tierwise.programmes;

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
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.ResourceText;
import dev.tierwise.files.yaml.YamlText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
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

    private final Locale language;

    /** @param language that of the comments */
    ProgrammeWriter(Locale language) {
        this.language = language;
    }

    String write(Programme programme) {
        return ResourceText.of(ProgrammeWriter.class, "programme", language)
                .formatted(
                        ProgrammeYaml.SCHEMA,
                        YamlText.of(programme.id()),
                        label(programme.label()),
                        YamlText.of(programme.currency()),
                        knownMetrics(programme),
                        programme.metrics().stream().map(MetricId::value).collect(Collectors.joining(", ")),
                        words(programme.pointRules().isPresent() ? "window.points" : "window.mrr"),
                        programme.soldWindow(),
                        programme.appLookBack(),
                        programme.apps().apps().stream()
                                .map(ProgrammeWriter::app)
                                .collect(Collectors.joining("\n")),
                        YamlText.of(programme.certification()),
                        isEveryMonth(programme.updateDays()) ? "" : words("tier-months"),
                        programme.updateDays().reportDay(),
                        programme.updateDays().tierDay(),
                        isEveryMonth(programme.updateDays())
                                ? ""
                                : ", tier-months: "
                                        + programme.updateDays().tierMonths().stream()
                                                .map(ProgrammeValues::name)
                                                .toList(),
                        programme.growthShares().isEmpty() ? "" : shares(programme.growthShares()),
                        programme.pointRules().map(this::points).orElse(""),
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

    private String shares(Map<MetricId, BigDecimal> shares) {
        String written = shares.entrySet().stream()
                .map(share -> {
                    if (Metrics.get(share.getKey()).unit() == Unit.NONE) {
                        throw new IllegalArgumentException("a programme file cannot say a share of " + share.getKey());
                    }
                    return share.getKey() + ": " + figure(share.getValue(), Requirement.MOST_DECIMALS);
                })
                .collect(Collectors.joining(", ", "{", "}"));
        return words("shares", written);
    }

    private String words(String key, Object... values) {
        return Text.of(ProgrammeWriter.class, "written." + key, values).in(language);
    }

    private String points(PointRules rules) {
        return ResourceText.of(ProgrammeWriter.class, "points", language)
                .formatted(
                        figure(rules.per(), Requirement.MOST_DECIMALS),
                        rules.rates().stream().map(ProgrammeWriter::rate).collect(Collectors.joining("\n")),
                        rules.fixedAmounts().isEmpty() ? "" : fixedAmounts(rules.fixedAmounts()),
                        rules.managedSplit() ? PointRulesReader.SPLIT : PointRulesReader.WHOLE,
                        rules.rounding().map(this::rounding).orElse(""));
    }

    private static String rate(PointRate rate) {
        return "    - {kind: " + ProgrammeValues.name(rate.kind()) + from(rate.from()) + ", standard: "
                + figure(rate.standard(), Requirement.MOST_DECIMALS) + ", growth: "
                + figure(rate.growth(), Requirement.MOST_DECIMALS) + "}";
    }

    private String fixedAmounts(List<FixedAmount> amounts) {
        String written = amounts.stream()
                .map(amount -> "    - {currency: " + YamlText.of(amount.currency()) + from(amount.from()) + ", amount: "
                        + figure(amount.amount(), Requirement.MOST_DECIMALS) + "}")
                .collect(Collectors.joining("\n"));
        return words("fixed-amounts", written);
    }

    private static String from(Optional<LocalDate> from) {
        return from.map(day -> ", from: " + day).orElse("");
    }

    private String rounding(Rounding rounding) {
        return words(
                "rounding", "{places: " + rounding.places() + ", mode: " + ProgrammeValues.name(rounding.mode()) + "}");
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
