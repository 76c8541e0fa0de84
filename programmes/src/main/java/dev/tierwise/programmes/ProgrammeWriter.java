package dev.tierwise.programmes;

import dev.tierwise.domain.metric.Metric;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.Clause;
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
import java.util.LinkedHashMap;
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
        SourcesWriter sources = new SourcesWriter(programme.references(), language);
        return ResourceText.of(ProgrammeWriter.class, "programme", language)
                .formatted(
                        ProgrammeYaml.SCHEMA,
                        YamlText.of(programme.id()),
                        label(programme.label()),
                        YamlText.of(programme.currency()),
                        sources.isEmpty() ? "" : sources.publications() + sources.rules(),
                        knownMetrics(programme),
                        programme.metrics().stream().map(MetricId::value).collect(Collectors.joining(", ")),
                        words(programme.pointRules().isPresent() ? "window.points" : "window.mrr"),
                        sources.value(programme.soldWindow().toString(), Clause.Single.SOLD_WINDOW, "  "),
                        sources.value(programme.appLookBack().toString(), Clause.Single.APP_LOOK_BACK, "    "),
                        programme.apps().apps().stream()
                                .map(ProgrammeWriter::app)
                                .collect(Collectors.joining("\n")),
                        sources.lines(Clause.Single.APPS, "  "),
                        sources.value(YamlText.of(programme.certification()), Clause.Single.CERTIFICATION, "  "),
                        (isEveryMonth(programme.updateDays()) ? "" : words("tier-months"))
                                + (programme.updateDays().downgrades().isEmpty() ? "" : words("downgrades")),
                        sources.mapping(updateDays(programme.updateDays(), sources), Clause.Single.UPDATE_DAYS),
                        programme.growthShares().isEmpty() ? "" : shares(programme.growthShares(), sources),
                        programme
                                .pointRules()
                                .map(rules -> points(rules, sources))
                                .orElse(""),
                        programme.tiers().stream()
                                .map(tier -> tier(tier) + sources.lines(new Clause.OfTier(tier.id()), "    "))
                                .collect(Collectors.joining("\n")));
    }

    private static Map<String, String> updateDays(UpdateDays days, SourcesWriter sources) {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("report", Integer.toString(days.reportDay()));
        written.put("tier", Integer.toString(days.tierDay()));
        if (!isEveryMonth(days)) {
            written.put("tier-months", months(days.tierMonths()));
        }
        days.downgrades()
                .ifPresent(downgrades -> written.put(
                        "downgrades",
                        "{months: " + months(downgrades.months()) + ", window: " + downgrades.window() + ", hold: "
                                + downgrades.hold() + sources.inLine(Clause.Single.DOWNGRADES) + "}"));
        return written;
    }

    private static String months(Set<Month> months) {
        return months.stream().map(ProgrammeValues::name).toList().toString();
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

    private String shares(Map<MetricId, BigDecimal> shares, SourcesWriter sources) {
        Map<String, String> written = new LinkedHashMap<>();
        shares.forEach((metric, share) -> {
            if (Metrics.get(metric).unit() == Unit.NONE) {
                throw new IllegalArgumentException("a programme file cannot say a share of " + metric);
            }
            written.put(metric.value(), figure(share, Requirement.MOST_DECIMALS));
        });
        return words("shares", sources.mapping(written, Clause.Single.GROWTH_SHARES));
    }

    private String words(String key, Object... values) {
        return Text.of(ProgrammeWriter.class, "written." + key, values).in(language);
    }

    private String points(PointRules rules, SourcesWriter sources) {
        return ResourceText.of(ProgrammeWriter.class, "points", language)
                .formatted(
                        sources.value(figure(rules.per(), Requirement.MOST_DECIMALS), Clause.Single.PER, "    "),
                        rules.rates().stream().map(rate -> rate(rate, sources)).collect(Collectors.joining("\n")),
                        rules.fixedAmounts().isEmpty() ? "" : fixedAmounts(rules.fixedAmounts(), sources),
                        sources.value(
                                rules.managedSplit() ? PointRulesReader.SPLIT : PointRulesReader.WHOLE,
                                Clause.Single.MANAGED_CREDIT,
                                "    "),
                        rounding(rules.rounding(), sources.inLine(Clause.Single.ROUNDING)));
    }

    private static String rate(PointRate rate, SourcesWriter sources) {
        return "    - {kind: " + ProgrammeValues.name(rate.kind()) + from(rate.from()) + ", standard: "
                + figure(rate.standard(), Requirement.MOST_DECIMALS) + ", growth: "
                + figure(rate.growth(), Requirement.MOST_DECIMALS) + sources.inLine(Clause.OfRate.of(rate)) + "}";
    }

    private String fixedAmounts(List<FixedAmount> amounts, SourcesWriter sources) {
        String written = amounts.stream()
                .map(amount -> "    - {currency: " + YamlText.of(amount.currency()) + from(amount.from()) + ", amount: "
                        + figure(amount.amount(), Requirement.MOST_DECIMALS)
                        + sources.inLine(Clause.OfAmount.of(amount)) + "}")
                .collect(Collectors.joining("\n"));
        return words("fixed-amounts", written);
    }

    private static String from(Optional<LocalDate> from) {
        return from.map(day -> ", from: " + day).orElse("");
    }

    /** Nothing where points are exact and nobody has said why. */
    private String rounding(Optional<Rounding> rounding, String basis) {
        if (rounding.isEmpty() && basis.isEmpty()) {
            return "";
        }
        String written = rounding.map(
                        known -> "places: " + known.places() + ", mode: " + ProgrammeValues.name(known.mode()))
                .orElse("mode: " + PointRulesReader.NONE);
        return words("rounding", "{" + written + basis + "}");
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

    static String label(Label label) {
        return label.en().equals(label.de())
                ? YamlText.of(label.en())
                : "{en: " + YamlText.of(label.en()) + ", de: " + YamlText.of(label.de()) + "}";
    }
}
