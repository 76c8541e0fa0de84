package dev.tierwise.cli.programme;

import static dev.tierwise.cli.programme.ProgrammeYaml.SCHEMA;

import dev.tierwise.application.suggest.Nearest;
import dev.tierwise.cli.yaml.Findings;
import dev.tierwise.cli.yaml.Place;
import dev.tierwise.cli.yaml.YamlFields;
import dev.tierwise.cli.yaml.YamlList;
import dev.tierwise.cli.yaml.YamlMapping;
import dev.tierwise.cli.yaml.YamlNode;
import dev.tierwise.cli.yaml.YamlScalar;
import dev.tierwise.domain.metric.Metric;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.AppList;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.programme.UpdateDays;
import java.math.BigDecimal;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Turns a located tree into a programme, complaining about everything that is wrong with it. */
final class ProgrammeReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern FIGURE = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,2})?");
    private static final Pattern DAY = Pattern.compile("[1-9]|[12][0-9]|3[01]");
    private static final int MOST_MONTHS = 1200;

    private record LocatedTier(Place place, Tier tier) {}

    private final Findings findings;

    ProgrammeReader(Findings findings) {
        this.findings = findings;
    }

    ProgrammeYaml.Reading read(Optional<YamlMapping> file) {
        Optional<Programme> programme = file.flatMap(this::programme);
        findings.throwErrors();
        return new ProgrammeYaml.Reading(programme.orElseThrow(), findings.warnings());
    }

    private Optional<Programme> programme(YamlMapping file) {
        YamlFields fields = file.fields(findings);
        if (!isOfThisSchema(fields)) {
            return Optional.empty();
        }
        Optional<YamlScalar> idAsWritten = fields.requiredScalar("id", "an id such as my-programme");
        Optional<String> id = idAsWritten.flatMap(this::id);
        Optional<Label> label = label(fields);
        Optional<String> currency = fields.requiredScalar("currency", "a currency such as USD")
                .filter(scalar ->
                        expect(scalar, scalar.text().matches("[A-Z]{3}"), "three capital letters such as USD"))
                .map(YamlScalar::text);
        List<MetricId> metrics = metrics(fields);
        Optional<Period> soldWindow = period(fields, "sold-window", "P12M");
        Optional<YamlFields> appUsage = fields.requiredMapping("app-usage", "the keys 'look-back' and 'apps'")
                .map(mapping -> mapping.fields(findings));
        Optional<Period> lookBack = appUsage.flatMap(usage -> period(usage, "look-back", "P30D"));
        Optional<AppList> apps = appUsage.flatMap(this::apps);
        appUsage.ifPresent(YamlFields::end);
        Optional<String> certification = fields.requiredScalar("certification", "the id of a certification")
                .flatMap(this::id);
        Optional<UpdateDays> updateDays = updateDays(fields);
        List<Tier> tiers = tiers(fields, metrics);
        fields.end();
        if (findings.hasErrors()) {
            return Optional.empty();
        }
        Programme programme = new Programme(
                id.orElseThrow(),
                label.orElseThrow(),
                currency.orElseThrow(),
                metrics,
                soldWindow.orElseThrow(),
                lookBack.orElseThrow(),
                apps.orElseThrow(),
                certification.orElseThrow(),
                updateDays.orElseThrow(),
                tiers);
        BuiltInProgrammes.all().stream()
                .filter(builtIn -> builtIn.id().equals(programme.id()) && !builtIn.equals(programme))
                .forEach(builtIn -> findings.warning(
                        idAsWritten.orElseThrow().place(),
                        "'" + builtIn.id()
                                + "' is a built-in programme with other rules; give this one an id of its own"));
        return Optional.of(programme);
    }

    /** Another schema may mean other things by the same keys: then nothing else is looked at. */
    private boolean isOfThisSchema(YamlFields fields) {
        return fields.requiredScalar("schema", SCHEMA)
                .filter(schema -> expect(schema, schema.text().equals(SCHEMA), SCHEMA))
                .isPresent();
    }

    private Optional<Label> label(YamlFields fields) {
        Optional<YamlNode> node =
                fields.required("label", "one text, or one for each language: {en: English, de: German}");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!(node.get() instanceof YamlMapping languages)) {
            return node.get()
                    .asScalar(findings, "one text, or one for each language: {en: English, de: German}")
                    .filter(this::isNotBlank)
                    .map(text -> Label.same(text.text()));
        }
        YamlFields texts = languages.fields(findings);
        Optional<YamlScalar> en =
                texts.requiredScalar("en", "the English label").filter(this::isNotBlank);
        Optional<YamlScalar> de = texts.requiredScalar("de", "the German label").filter(this::isNotBlank);
        texts.end();
        return en.flatMap(english -> de.map(german -> new Label(english.text(), german.text())));
    }

    private List<MetricId> metrics(YamlFields fields) {
        List<String> known =
                Metrics.all().stream().map(metric -> metric.id().value()).toList();
        List<MetricId> metrics = new ArrayList<>();
        for (YamlNode item : items(fields.requiredList("metrics", "a list of metrics"))) {
            item.asScalar(findings, "the name of a metric").ifPresent(name -> {
                Optional<MetricId> metric = Metrics.all().stream()
                        .map(Metric::id)
                        .filter(id -> id.value().equals(name.text()))
                        .findFirst();
                if (metric.isEmpty()) {
                    findings.error(name.place(), "there is no metric '" + name.text() + "'" + suggestion(name, known));
                } else if (metrics.contains(metric.get())) {
                    findings.error(name.place(), "the metric '" + name.text() + "' is listed twice");
                } else {
                    metrics.add(metric.get());
                }
            });
        }
        return metrics;
    }

    private Optional<Period> period(YamlFields fields, String key, String example) {
        String expected = "a period such as " + example;
        return fields.requiredScalar(key, expected).flatMap(scalar -> {
            try {
                Period period = Period.parse(scalar.text());
                boolean sensible = !period.isNegative()
                        && !period.isZero()
                        && period.toTotalMonths() <= MOST_MONTHS
                        && period.get(ChronoUnit.DAYS) <= MOST_MONTHS * 31;
                return expect(scalar, sensible, expected + ", longer than nothing and at most 100 years")
                        ? Optional.of(period)
                        : Optional.empty();
            } catch (DateTimeParseException e) {
                expect(scalar, false, expected + " (12 months: P12M, 30 days: P30D, a year: P1Y)");
                return Optional.empty();
            }
        });
    }

    private Optional<AppList> apps(YamlFields fields) {
        Optional<YamlList> list = fields.requiredList("apps", "a list of apps");
        if (list.isEmpty()) {
            return Optional.empty();
        }
        int count = list.get().items().size();
        if (count == 0 || count > AppList.MOST) {
            findings.error(list.get().place(), "expected 1 to " + AppList.MOST + " apps, found " + count);
            return Optional.empty();
        }
        Map<String, App> byForm = new HashMap<>();
        List<App> apps = new ArrayList<>();
        for (YamlNode item : list.get().items()) {
            app(item).filter(app -> isNew(item.place(), app, byForm)).ifPresent(apps::add);
        }
        return apps.size() == count ? Optional.of(new AppList(apps)) : Optional.empty();
    }

    private Optional<App> app(YamlNode item) {
        return item.asMapping(findings, "an app: {id: my-app, label: My app}").flatMap(mapping -> {
            YamlFields fields = mapping.fields(findings);
            Optional<String> id =
                    fields.requiredScalar("id", "the id of an app").flatMap(this::id);
            Optional<Label> label = label(fields);
            fields.end();
            return id.flatMap(i -> label.map(l -> new App(i, l)));
        });
    }

    private boolean isNew(Place place, App app, Map<String, App> byForm) {
        List<String> names = List.of(app.id(), app.label().en(), app.label().de());
        for (String name : names) {
            App other = byForm.get(App.form(name));
            if (other != null) {
                findings.error(
                        place,
                        other.id().equals(app.id())
                                ? "the app '" + app.id() + "' is listed twice"
                                : "the apps '" + other.id() + "' and '" + app.id() + "' are both called '" + name
                                        + "' (case, spaces, - and _ do not matter); they need different names");
                return false;
            }
        }
        names.forEach(name -> byForm.put(App.form(name), app));
        return true;
    }

    private Optional<UpdateDays> updateDays(YamlFields fields) {
        return fields.requiredMapping("update-days", "the keys 'report' and 'tier'")
                .flatMap(mapping -> {
                    YamlFields days = mapping.fields(findings);
                    Optional<Integer> report = day(days, "report");
                    Optional<Integer> tier = day(days, "tier");
                    days.end();
                    return report.flatMap(r -> tier.map(t -> new UpdateDays(r, t)));
                });
    }

    private Optional<Integer> day(YamlFields fields, String key) {
        String expected = "a day of the month, 1 to 31";
        return fields.requiredScalar(key, expected)
                .filter(scalar -> expect(scalar, DAY.matcher(scalar.text()).matches(), expected))
                .map(scalar -> Integer.valueOf(scalar.text()));
    }

    private List<Tier> tiers(YamlFields fields, List<MetricId> metrics) {
        Optional<YamlList> list = fields.requiredList("tiers", "a list of tiers, lowest first");
        if (list.isPresent() && list.get().items().isEmpty()) {
            findings.error(list.get().place(), "expected at least one tier");
        }
        Set<String> ids = new HashSet<>();
        List<LocatedTier> tiers = new ArrayList<>();
        for (YamlNode item : items(list)) {
            item.asMapping(findings, "a tier with the keys 'id', 'label' and 'requires'")
                    .flatMap(mapping -> tier(mapping, metrics, ids))
                    .ifPresent(tiers::add);
        }
        for (int i = 1; i < tiers.size() && !findings.hasErrors(); i++) {
            checkOrder(tiers.get(i - 1).tier(), tiers.get(i));
        }
        return tiers.stream().map(LocatedTier::tier).toList();
    }

    private Optional<LocatedTier> tier(YamlMapping mapping, List<MetricId> metrics, Set<String> ids) {
        YamlFields fields = mapping.fields(findings);
        Optional<YamlScalar> id = fields.requiredScalar("id", "the id of a tier")
                .filter(scalar -> id(scalar).isPresent());
        Optional<Label> label = label(fields);
        String expected = "what the tier requires: {sold-mrr: 1125, certification: held}";
        Optional<YamlMapping> requires = fields.requiredMapping("requires", expected);
        fields.end();
        id.filter(scalar -> !ids.add(scalar.text()))
                .ifPresent(
                        scalar -> findings.error(scalar.place(), "the tier '" + scalar.text() + "' is listed twice"));
        List<Requirement> requirements = new ArrayList<>();
        requires.ifPresent(required -> {
            if (required.entries().isEmpty()) {
                findings.error(required.place(), "expected " + expected + ", found nothing");
            }
            required.entries()
                    .forEach((metric, entry) ->
                            requirement(metric, entry, metrics).ifPresent(requirements::add));
        });
        if (id.isEmpty() || label.isEmpty() || requirements.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LocatedTier(id.get().place(), new Tier(id.get().text(), label.get(), requirements)));
    }

    private Optional<Requirement> requirement(String name, YamlMapping.Entry entry, List<MetricId> metrics) {
        Optional<MetricId> listed =
                metrics.stream().filter(id -> id.value().equals(name)).findFirst();
        if (listed.isEmpty()) {
            List<String> known = metrics.stream().map(MetricId::value).toList();
            findings.error(
                    entry.keyPlace(),
                    "'" + name + "' is not one of the metrics that this programme lists under 'metrics'"
                            + suggestion(new YamlScalar(entry.keyPlace(), name), known));
            return Optional.empty();
        }
        MetricId metric = listed.get();
        if (Metrics.get(metric).unit() == Unit.NONE) {
            return entry.value()
                    .asScalar(findings, "held")
                    .filter(scalar -> expect(scalar, scalar.text().equals("held"), "held"))
                    .map(scalar -> new Requirement.Holds(metric));
        }
        String expected = "a number: digits, optionally a point and one or two decimals";
        return entry.value()
                .asScalar(findings, expected)
                .filter(scalar -> expect(scalar, FIGURE.matcher(scalar.text()).matches(), expected))
                .map(scalar -> new Requirement.AtLeast(metric, new BigDecimal(scalar.text())));
    }

    /**
     * A tier that asks for less than the one below it is suspicious; one that asks for nothing more makes the one below
     * unreachable, which nobody can want.
     */
    private void checkOrder(Tier lower, LocatedTier higher) {
        Map<MetricId, BigDecimal> below = figures(lower);
        Map<MetricId, BigDecimal> above = figures(higher.tier());
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
        String message = "'" + higher.tier().id() + "' requires less " + String.join(", ", less) + " than '"
                + lower.id() + "' before it";
        if (nothingMore) {
            findings.error(higher.place(), message + " and more of nothing; list the tiers lowest first");
        } else {
            findings.warning(higher.place(), message + "; tiers are listed lowest first");
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

    private Optional<String> id(YamlScalar scalar) {
        return expect(
                        scalar,
                        ID.matcher(scalar.text()).matches(),
                        "an id of lower-case letters, digits and single hyphens")
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    private boolean isNotBlank(YamlScalar scalar) {
        return expect(scalar, !scalar.text().isBlank(), "a text that is not blank");
    }

    private boolean expect(YamlScalar scalar, boolean fulfilled, String expected) {
        if (!fulfilled) {
            findings.error(scalar.place(), "expected " + expected + ", found '" + scalar.text() + "'");
        }
        return fulfilled;
    }

    private static List<YamlNode> items(Optional<YamlList> list) {
        return list.map(YamlList::items).orElse(List.of());
    }

    private static String suggestion(YamlScalar written, List<String> known) {
        return Nearest.to(written.text(), known)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElseGet(() -> "; there are: " + String.join(", ", known));
    }
}
