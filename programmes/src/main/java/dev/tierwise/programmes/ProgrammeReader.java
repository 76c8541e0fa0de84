package dev.tierwise.programmes;

import static dev.tierwise.programmes.ProgrammeYaml.SCHEMA;

import dev.tierwise.domain.metric.Metric;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.AppList;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.Downgrades;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.programme.UpdateDays;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.Place;
import dev.tierwise.files.yaml.YamlFields;
import dev.tierwise.files.yaml.YamlList;
import dev.tierwise.files.yaml.YamlMapping;
import dev.tierwise.files.yaml.YamlNode;
import dev.tierwise.files.yaml.YamlScalar;
import java.math.BigDecimal;
import java.time.Month;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns a located tree into a programme, complaining about everything that is wrong with it. */
final class ProgrammeReader {

    private static final Pattern DAY = Pattern.compile("[1-9]|[12][0-9]|3[01]");
    private static final int MOST_MONTHS = 1200;

    private final Findings findings;
    private final ProgrammeValues values;
    private final SourcesReader sources;

    ProgrammeReader(Findings findings) {
        this.findings = findings;
        this.values = new ProgrammeValues(findings);
        this.sources = new SourcesReader(values);
    }

    /** The programme; empty when something is wrong, and then the findings have an error. */
    Optional<Programme> read(YamlMapping file) {
        YamlFields fields = file.fields(findings);
        if (!isOfThisSchema(fields)) {
            return Optional.empty();
        }
        Optional<YamlScalar> idAsWritten = fields.requiredScalar("id", text("expected-id"));
        Optional<String> id = idAsWritten.flatMap(values::id);
        Optional<Label> label = values.label(fields);
        Optional<YamlScalar> currencyAsWritten = fields.requiredScalar("currency", text("expected-currency"));
        Optional<String> currency = currencyAsWritten.flatMap(values::currency);
        sources.references(fields);
        sources.rules(fields);
        List<Located<MetricId>> metrics = metrics(fields);
        Optional<Period> soldWindow = period(fields, "sold-window", Clause.Single.SOLD_WINDOW, "P12M");
        Optional<YamlFields> appUsage = fields.requiredMapping("app-usage", text("expected-app-usage"))
                .map(mapping -> mapping.fields(findings));
        Optional<Period> lookBack =
                appUsage.flatMap(usage -> period(usage, "look-back", Clause.Single.APP_LOOK_BACK, "P30D"));
        Optional<AppList> apps = appUsage.flatMap(this::apps);
        appUsage.ifPresent(usage -> {
            sources.say(Clause.Single.APPS, sources.basis(usage));
            usage.end();
        });
        Optional<String> certification = scalar(
                        fields, "certification", Clause.Single.CERTIFICATION, text("expected-certification"))
                .flatMap(values::id);
        Optional<UpdateDays> updateDays = updateDays(fields);
        Map<MetricId, Located<BigDecimal>> shares = shares(fields, metrics);
        Optional<PointRulesReader.LocatedRules> points = points(fields, metrics, currency);
        List<Located<Tier>> tiers = new TiersReader(values, sources)
                .read(
                        fields.requiredList("tiers", text("expected-tiers")),
                        metrics.stream().map(Located::value).toList());
        checkDecimals(shares, tiers);
        fields.end();
        ProgrammeReview review = new ProgrammeReview(findings);
        points.ifPresent(rules -> review.points(rules, metrics));
        if (findings.hasErrors()) {
            return Optional.empty();
        }
        Map<MetricId, BigDecimal> plainShares = new LinkedHashMap<>();
        shares.forEach((metric, share) -> plainShares.put(metric, share.value()));
        Programme rules = new Programme(
                id.orElseThrow(),
                label.orElseThrow(),
                currency.orElseThrow(),
                metrics.stream().map(Located::value).toList(),
                soldWindow.orElseThrow(),
                lookBack.orElseThrow(),
                apps.orElseThrow(),
                certification.orElseThrow(),
                updateDays.orElseThrow(),
                tiers.stream().map(Located::value).toList(),
                points.map(PointRulesReader.LocatedRules::rules),
                plainShares);
        Programme programme = rules.with(sources.references(rules));
        review.order(tiers);
        review.totals(tiers);
        review.shares(shares, programme);
        review.names(idAsWritten.orElseThrow(), currencyAsWritten.orElseThrow(), programme);
        return findings.hasErrors() ? Optional.empty() : Optional.of(programme);
    }

    /** Another schema may mean other things by the same keys: then nothing else is looked at. */
    private boolean isOfThisSchema(YamlFields fields) {
        Text expected = Text.verbatim(SCHEMA);
        return fields.requiredScalar("schema", expected)
                .filter(schema -> values.expect(schema, schema.text().equals(SCHEMA), expected))
                .isPresent();
    }

    private List<Located<MetricId>> metrics(YamlFields fields) {
        List<String> known =
                Metrics.all().stream().map(metric -> metric.id().value()).toList();
        List<Located<MetricId>> metrics = new ArrayList<>();
        for (YamlNode item : ProgrammeValues.items(fields.requiredList("metrics", text("expected-metrics")))) {
            item.asScalar(findings, text("expected-metric")).ifPresent(name -> {
                Optional<MetricId> metric = Metrics.all().stream()
                        .map(Metric::id)
                        .filter(id -> id.value().equals(name.text()))
                        .findFirst();
                if (metric.isEmpty()) {
                    findings.error(
                            name.place(), text("unknown-metric", name.text(), Suggestion.orAll(name.text(), known)));
                } else if (find(metrics, name.text()).isPresent()) {
                    findings.error(name.place(), text("metric-twice", name.text()));
                } else {
                    metrics.add(new Located<>(name.place(), metric.get()));
                }
            });
        }
        return metrics;
    }

    private static Optional<MetricId> find(List<Located<MetricId>> metrics, String name) {
        return metrics.stream()
                .map(Located::value)
                .filter(id -> id.value().equals(name))
                .findFirst();
    }

    /** A single value that has to be there, whether it says what it rests on or not. */
    private Optional<YamlScalar> scalar(YamlFields fields, String key, Clause clause, Text expected) {
        return sources.value(fields.required(key, expected), clause, expected)
                .flatMap(node -> node.asScalar(findings, expected));
    }

    private Optional<Period> period(YamlFields fields, String key, Clause clause, String example) {
        return period(scalar(fields, key, clause, text("expected-period", example)), example);
    }

    private Optional<Period> period(Optional<YamlScalar> written, String example) {
        return written.flatMap(scalar -> {
            try {
                Period period = Period.parse(scalar.text());
                boolean sensible = !period.isNegative()
                        && !period.isZero()
                        && period.toTotalMonths() <= MOST_MONTHS
                        && period.get(ChronoUnit.DAYS) <= MOST_MONTHS * 31;
                return values.expect(scalar, sensible, text("expected-other-period", example))
                        ? Optional.of(period)
                        : Optional.empty();
            } catch (DateTimeParseException e) {
                values.expect(scalar, false, text("expected-period-form", example));
                return Optional.empty();
            }
        });
    }

    private Optional<AppList> apps(YamlFields fields) {
        Optional<YamlList> list = fields.requiredList("apps", text("expected-apps"));
        if (list.isEmpty()) {
            return Optional.empty();
        }
        int count = list.get().items().size();
        if (count == 0 || count > AppList.MOST) {
            findings.error(list.get().place(), text("number-of-apps", AppList.MOST, count));
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
        return item.asMapping(findings, text("expected-app")).flatMap(mapping -> {
            YamlFields fields = mapping.fields(findings);
            Optional<String> id =
                    fields.requiredScalar("id", text("expected-app-id")).flatMap(values::id);
            Optional<Label> label = values.label(fields);
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
                                ? text("app-twice", app.id())
                                : text("apps-of-one-name", other.id(), app.id(), name));
                return false;
            }
        }
        names.forEach(name -> byForm.put(App.form(name), app));
        return true;
    }

    private Optional<UpdateDays> updateDays(YamlFields fields) {
        return fields.requiredMapping("update-days", text("expected-update-days"))
                .flatMap(mapping -> {
                    YamlFields days = mapping.fields(findings);
                    Optional<Integer> report = day(days, "report");
                    Optional<Integer> tier = day(days, "tier");
                    Optional<YamlNode> monthsWritten = days.optional("tier-months");
                    Set<Month> months = monthsWritten.isEmpty() ? EnumSet.allOf(Month.class) : months(monthsWritten);
                    Optional<YamlNode> downgradesWritten = days.optional("downgrades");
                    Optional<Downgrades> downgrades = downgradesWritten.flatMap(this::downgrades);
                    sources.say(Clause.Single.UPDATE_DAYS, sources.basis(days));
                    days.end();
                    if (monthsWritten.isPresent() && downgradesWritten.isPresent()) {
                        findings.error(downgradesWritten.get().place(), text("months-and-downgrades"));
                        return Optional.empty();
                    }
                    return months.isEmpty() || (downgradesWritten.isPresent() && downgrades.isEmpty())
                            ? Optional.empty()
                            : report.flatMap(r -> tier.map(t -> new UpdateDays(r, t, months, downgrades)));
                });
    }

    private Optional<Downgrades> downgrades(YamlNode node) {
        return node.asMapping(findings, text("expected-downgrades")).flatMap(mapping -> {
            YamlFields fields = mapping.fields(findings);
            Set<Month> months = months(fields.required("months", text("expected-months")));
            Optional<Period> window = period(fields.requiredScalar("window", text("expected-period", "P5M")), "P5M");
            Optional<Period> hold = period(fields.requiredScalar("hold", text("expected-period", "P6M")), "P6M");
            sources.say(Clause.Single.DOWNGRADES, sources.basis(fields));
            fields.end();
            return months.isEmpty()
                    ? Optional.empty()
                    : window.flatMap(w -> hold.map(h -> new Downgrades(months, w, h)));
        });
    }

    private Optional<Integer> day(YamlFields fields, String key) {
        Text expected = text("expected-day");
        return fields.requiredScalar(key, expected)
                .filter(scalar ->
                        values.expect(scalar, DAY.matcher(scalar.text()).matches(), expected))
                .map(scalar -> Integer.valueOf(scalar.text()));
    }

    /** Some months of the year; none when they are wrong, which is said. */
    private Set<Month> months(Optional<YamlNode> written) {
        Set<Month> months = EnumSet.noneOf(Month.class);
        Optional<YamlList> list = written.flatMap(node -> node.asList(findings, text("expected-months")));
        if (list.isPresent() && list.get().items().isEmpty()) {
            findings.error(list.get().place(), text("no-month"));
        }
        for (YamlNode item : ProgrammeValues.items(list)) {
            item.asScalar(findings, text("expected-month"))
                    .flatMap(scalar -> values.constant(scalar, "month", EnumSet.allOf(Month.class)))
                    .filter(month -> !months.add(month))
                    .ifPresent(month -> findings.error(item.place(), text("month-twice", ProgrammeValues.name(month))));
        }
        return months;
    }

    private Map<MetricId, Located<BigDecimal>> shares(YamlFields fields, List<Located<MetricId>> metrics) {
        Map<MetricId, Located<BigDecimal>> shares = new LinkedHashMap<>();
        Optional<YamlMapping> written = fields.optionalMapping("growth-market-shares", text("expected-shares"));
        written.ifPresent(mapping -> sources.say(Clause.Single.GROWTH_SHARES, sources.basis(mapping.fields(findings))));
        written.ifPresent(mapping -> mapping.entries().forEach((name, entry) -> {
            Optional<MetricId> metric = find(metrics, name);
            if (name.equals(SourcesReader.SOURCE) || name.equals(SourcesReader.ASSUMED)) {
                return;
            }
            if (metric.isEmpty()) {
                findings.error(
                        entry.keyPlace(),
                        ProgrammeValues.notListed(
                                name, metrics.stream().map(Located::value).toList()));
            } else if (Metrics.get(metric.get()).unit() == Unit.NONE) {
                findings.error(entry.keyPlace(), text("no-share", name));
            } else {
                values.figureAboveZero(
                                entry.value(),
                                Requirement.MOST_DECIMALS,
                                text("fill-in-share", name, ProgrammeValues.FILL_IN))
                        .ifPresent(share -> shares.put(
                                metric.get(), new Located<>(entry.value().place(), share)));
            }
        }));
        return shares;
    }

    private Optional<PointRulesReader.LocatedRules> points(
            YamlFields fields, List<Located<MetricId>> metrics, Optional<String> currency) {
        Optional<YamlNode> written = fields.optional("points");
        if (written.isEmpty()) {
            metrics.stream()
                    .filter(metric -> MetricId.POINTS.contains(metric.value()))
                    .forEach(metric -> findings.error(metric.place(), text("no-points", metric.value())));
        }
        return written.flatMap(node -> node.asMapping(findings, text("expected-points")))
                .flatMap(mapping -> new PointRulesReader(values, sources).read(mapping, currency));
    }

    /** A figure at its share is compared like any other, so it can have no more decimals than one. */
    private void checkDecimals(Map<MetricId, Located<BigDecimal>> shares, List<Located<Tier>> tiers) {
        shares.forEach((metric, share) -> tiers.stream()
                .map(Located::value)
                .filter(tier -> tier.requirements().stream()
                        .anyMatch(requirement -> requirement instanceof Requirement.AtLeast figure
                                && figure.metric().equals(metric)
                                && figure.minimum()
                                                .multiply(share.value())
                                                .stripTrailingZeros()
                                                .scale()
                                        > Requirement.MOST_DECIMALS))
                .findFirst()
                .ifPresent(tier -> findings.error(
                        share.place(), text("share-decimals", tier.id(), metric, Requirement.MOST_DECIMALS))));
    }

    private static Text text(String key, Object... values) {
        return Text.of(ProgrammeReader.class, "programme." + key, values);
    }
}
