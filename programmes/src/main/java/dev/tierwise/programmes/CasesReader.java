package dev.tierwise.programmes;

import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.tier.Expectation;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.YamlFields;
import dev.tierwise.files.yaml.YamlList;
import dev.tierwise.files.yaml.YamlMapping;
import dev.tierwise.files.yaml.YamlNode;
import dev.tierwise.files.yaml.YamlScalar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns what a file says under {@code cases} into cases. */
final class CasesReader {

    /** The tables that facts stand in, by the names of the CSV files. */
    static final List<String> TABLES =
            List.of("partner", "portals", "users", "app_usage", "certifications", "sales", "rates");

    private static final String PARTNER = "partner";
    private static final String NONE = "none";
    private static final List<State> STATES = List.of(State.values());

    private final Findings findings;
    private final ProgrammeValues values;
    private final Programme programme;

    CasesReader(Findings findings, Programme programme) {
        this.findings = findings;
        this.values = new ProgrammeValues(findings);
        this.programme = programme;
    }

    List<ProgrammeCase> read(YamlMapping file) {
        YamlFields fields = file.fields(findings);
        fields.optional("schema");
        fields.optional("programme");
        Optional<YamlList> list = fields.requiredList("cases", text("expected-cases"));
        fields.end();
        if (list.isPresent() && list.get().items().isEmpty()) {
            findings.error(list.get().place(), text("none"));
        }
        Set<String> names = new HashSet<>();
        List<ProgrammeCase> cases = new ArrayList<>();
        for (YamlNode item : ProgrammeValues.items(list)) {
            item.asMapping(findings, text("expected-case"))
                    .flatMap(mapping -> single(mapping, names))
                    .ifPresent(cases::add);
        }
        return cases;
    }

    private Optional<ProgrammeCase> single(YamlMapping mapping, Set<String> names) {
        YamlFields fields = mapping.fields(findings);
        Optional<String> name = fields.requiredScalar("name", text("expected-name"))
                .filter(scalar -> values.expect(scalar, !scalar.text().isBlank(), text("expected-name")))
                .filter(scalar -> isNew(scalar, names))
                .map(YamlScalar::text);
        Optional<LocalDate> day =
                fields.requiredScalar("day", ProgrammeValues.EXPECTED_DAY).flatMap(values::date);
        Optional<ProgrammeCase.Facts> facts = facts(fields, name);
        Optional<Expectation> expected =
                fields.requiredMapping("expected", text("expected-expectation")).flatMap(this::expectation);
        fields.end();
        return name.flatMap(n -> day.flatMap(d ->
                facts.flatMap(f -> expected.map(e -> new ProgrammeCase(mapping.place(), n, d, f, e)))));
    }

    private boolean isNew(YamlScalar name, Set<String> names) {
        if (!names.add(name.text())) {
            findings.error(name.place(), text("twice", name.text()));
            return false;
        }
        return true;
    }

    private Optional<ProgrammeCase.Facts> facts(YamlFields fields, Optional<String> name) {
        Optional<YamlNode> folder = fields.optional("folder");
        Optional<YamlNode> facts = fields.optional("facts");
        if (folder.isPresent() == facts.isPresent()) {
            findings.error(
                    folder.isPresent() ? folder.get().place() : fields.place(),
                    text(folder.isPresent() ? "facts-twice" : "no-facts"));
            return Optional.empty();
        }
        if (folder.isPresent()) {
            return folder.get()
                    .asScalar(findings, text("expected-folder"))
                    .map(path -> new ProgrammeCase.Folder(path.place(), path.text()));
        }
        return facts.get().asMapping(findings, text("expected-facts")).map(mapping -> inline(mapping, name));
    }

    private ProgrammeCase.Inline inline(YamlMapping mapping, Optional<String> name) {
        YamlFields fields = mapping.fields(findings);
        List<FactTable> tables = new ArrayList<>();
        for (String table : TABLES) {
            Optional<YamlNode> written = fields.optional(table);
            if (table.equals(PARTNER)) {
                tables.add(partner(written, mapping, name.orElse(PARTNER)));
            } else {
                written.ifPresent(node -> tables.add(table(table, node)));
            }
        }
        fields.end();
        return new ProgrammeCase.Inline(tables);
    }

    /** The partner, who needs a name and a domain of which a case may say nothing. */
    private FactTable partner(Optional<YamlNode> written, YamlMapping facts, String name) {
        Map<String, FactTable.Cell> cells = new LinkedHashMap<>();
        cells.put("name", new FactTable.Cell(facts.place(), name));
        cells.put("email_domains", new FactTable.Cell(facts.place(), "partner.example"));
        written.flatMap(node -> node.asMapping(findings, text("expected-row")))
                .ifPresent(mapping -> cells.putAll(row(mapping).cells()));
        return new FactTable(
                PARTNER,
                written.map(YamlNode::place).orElse(facts.place()),
                List.copyOf(cells.keySet()),
                List.of(new FactTable.Row(written.map(YamlNode::place).orElse(facts.place()), cells)));
    }

    private FactTable table(String name, YamlNode node) {
        Set<String> columns = new LinkedHashSet<>();
        List<FactTable.Row> rows = new ArrayList<>();
        for (YamlNode item : ProgrammeValues.items(node.asList(findings, text("expected-rows")))) {
            item.asMapping(findings, text("expected-row")).map(this::row).ifPresent(row -> {
                columns.addAll(row.cells().keySet());
                rows.add(row);
            });
        }
        // an empty table says that there is nothing, so it needs its columns
        return new FactTable(name, node.place(), columns.isEmpty() ? emptyColumns(name) : List.copyOf(columns), rows);
    }

    private static List<String> emptyColumns(String table) {
        return switch (table) {
            case "users" -> List.of("portal_id", "email", "partner_employee");
            case "app_usage" -> List.of("portal_id", "app", "used_on");
            case "certifications" -> List.of("certification", "awarded_on");
            case "sales" -> List.of("portal_id", "product", "sold_on");
            case "rates" -> List.of("currency", "rate");
            default -> List.of("portal_id");
        };
    }

    private FactTable.Row row(YamlMapping mapping) {
        Map<String, FactTable.Cell> cells = new LinkedHashMap<>();
        mapping.entries().forEach((column, entry) -> {
            if (entry.value() instanceof YamlNode.Nothing) {
                cells.put(column, new FactTable.Cell(entry.value().place(), ""));
            } else {
                entry.value()
                        .asScalar(findings, text("expected-cell"))
                        .ifPresent(scalar -> cells.put(column, new FactTable.Cell(scalar.place(), scalar.text())));
            }
        });
        return new FactTable.Row(mapping.place(), cells);
    }

    private Optional<Expectation> expectation(YamlMapping mapping) {
        YamlFields fields = mapping.fields(findings);
        if (mapping.entries().isEmpty()) {
            findings.error(mapping.place(), text("nothing", text("expected-expectation")));
        }
        Map<MetricId, Expectation.OfMetric> metrics = new LinkedHashMap<>();
        fields.optionalMapping("metrics", text("expected-metrics"))
                .ifPresent(written -> written.entries().forEach((name, entry) -> metric(name, entry, metrics)));
        Optional<Expectation.Held> held = fields.optional("tier").flatMap(this::held);
        Map<String, State> tiers = new LinkedHashMap<>();
        fields.optionalMapping("tiers", text("expected-tiers"))
                .ifPresent(written -> written.entries().forEach((name, entry) -> {
                    if (isTier(name)) {
                        entry.value()
                                .asScalar(findings, text("expected-state"))
                                .flatMap(scalar -> values.constant(scalar, "state", STATES))
                                .ifPresent(state -> tiers.put(name, state));
                    } else {
                        findings.error(entry.keyPlace(), unknownTier(name));
                    }
                }));
        fields.end();
        return Optional.of(new Expectation(metrics, held, tiers));
    }

    private void metric(String name, YamlMapping.Entry entry, Map<MetricId, Expectation.OfMetric> metrics) {
        Optional<MetricId> metric = programme.metrics().stream()
                .filter(id -> id.value().equals(name))
                .findFirst();
        if (metric.isEmpty()) {
            findings.error(entry.keyPlace(), ProgrammeValues.notListed(name, programme.metrics()));
        } else if (Metrics.get(metric.get()).unit() == Unit.NONE) {
            entry.value()
                    .asScalar(findings, text("expected-state"))
                    .flatMap(scalar -> values.constant(scalar, "state", STATES))
                    .ifPresent(state -> metrics.put(metric.get(), new Expectation.ExpectedStatus(state)));
        } else {
            number(entry.value()).ifPresent(number -> metrics.put(metric.get(), number));
        }
    }

    /** A number; or the smallest and the largest one; or one with how far it may be off. */
    private Optional<Expectation.ExpectedNumber> number(YamlNode node) {
        if (!(node instanceof YamlMapping mapping)) {
            return figure(node).map(value -> new Expectation.ExpectedNumber(Interval.exactly(value), BigDecimal.ZERO));
        }
        YamlFields fields = mapping.fields(findings);
        Optional<BigDecimal> within = fields.optional("within").flatMap(this::figure);
        Optional<Interval> value;
        if (mapping.value("low").isPresent()) {
            Optional<BigDecimal> low = fields.optional("low").flatMap(this::figure);
            Optional<BigDecimal> high = fields.optional("high").flatMap(this::figure);
            if (low.isPresent() && high.isPresent() && high.get().compareTo(low.get()) < 0) {
                findings.error(mapping.place(), text("low-above-high"));
                return Optional.empty();
            }
            value = low.map(least -> new Interval(least, high));
        } else {
            value = fields.required("value", text("expected-number"))
                    .flatMap(this::figure)
                    .map(Interval::exactly);
        }
        fields.end();
        return value.map(interval -> new Expectation.ExpectedNumber(interval, within.orElse(BigDecimal.ZERO)));
    }

    private Optional<BigDecimal> figure(YamlNode node) {
        return values.figure(node, Requirement.MOST_DECIMALS, text("fill-in", ProgrammeValues.FILL_IN));
    }

    private Optional<Expectation.Held> held(YamlNode node) {
        if (!(node instanceof YamlMapping mapping)) {
            return node.asScalar(findings, text("expected-tier")).flatMap(this::tier);
        }
        YamlFields fields = mapping.fields(findings);
        Optional<Expectation.Held> atLeast =
                fields.requiredScalar("at-least", text("expected-tier")).flatMap(this::tier);
        Optional<Expectation.Held> atMost =
                fields.requiredScalar("at-most", text("expected-tier")).flatMap(this::tier);
        fields.end();
        return atLeast.flatMap(least -> atMost.map(most -> new Expectation.Held(least.atLeast(), most.atMost())));
    }

    /** A tier that is held whatever the unknowns turn out to be, or none. */
    private Optional<Expectation.Held> tier(YamlScalar scalar) {
        if (scalar.text().equals(NONE)) {
            return Optional.of(new Expectation.Held(Optional.empty(), Optional.empty()));
        }
        if (!isTier(scalar.text())) {
            findings.error(scalar.place(), unknownTier(scalar.text()));
            return Optional.empty();
        }
        return Optional.of(new Expectation.Held(Optional.of(scalar.text()), Optional.of(scalar.text())));
    }

    private boolean isTier(String id) {
        return programme.tiers().stream().anyMatch(tier -> tier.id().equals(id));
    }

    private Text unknownTier(String id) {
        return text(
                "unknown-tier",
                id,
                Suggestion.orAll(id, programme.tiers().stream().map(Tier::id).toList()));
    }

    private static Text text(String key, Object... values) {
        return Text.of(CasesReader.class, "cases." + key, values);
    }
}
