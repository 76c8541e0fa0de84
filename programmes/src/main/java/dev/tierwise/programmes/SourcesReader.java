package dev.tierwise.programmes;

import dev.tierwise.domain.programme.Basis;
import dev.tierwise.domain.programme.Basis.Citation;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Reference;
import dev.tierwise.domain.programme.References;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.Place;
import dev.tierwise.files.yaml.YamlFields;
import dev.tierwise.files.yaml.YamlList;
import dev.tierwise.files.yaml.YamlMapping;
import dev.tierwise.files.yaml.YamlNode;
import dev.tierwise.files.yaml.YamlScalar;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes what a file says about where its rules are published: {@code references}, and {@code source} and {@code assumed}. */
final class SourcesReader {

    static final String SOURCE = "source";
    static final String ASSUMED = "assumed";
    static final String VALUE = "value";

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

    private final ProgrammeValues values;
    private final Findings findings;
    private final Map<String, Located<Reference>> publications = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private final Map<Clause, Located<Basis>> bases = new LinkedHashMap<>();

    SourcesReader(ProgrammeValues values) {
        this.values = values;
        this.findings = values.findings();
    }

    /** Reads the publications, which have to be known before the first source is. */
    void references(YamlFields file) {
        Optional<YamlList> list = file.optionalList("references", text("expected-references"));
        for (YamlNode item : ProgrammeValues.items(list)) {
            item.asMapping(findings, text("expected-reference")).ifPresent(this::reference);
        }
    }

    private void reference(YamlMapping mapping) {
        YamlFields fields = mapping.fields(findings);
        Optional<YamlScalar> id = fields.requiredScalar("id", text("expected-reference-id"))
                .filter(scalar -> values.id(scalar).isPresent());
        Optional<Label> title = values.label(fields.required("title", text("expected-title")));
        Optional<YamlNode> addressWritten = fields.optional("address");
        Optional<String> address = addressWritten
                .flatMap(node -> node.asScalar(findings, text("expected-address")))
                .filter(scalar -> values.expect(scalar, Reference.isAddress(scalar.text()), text("expected-address")))
                .map(YamlScalar::text);
        Optional<YamlNode> dateWritten = fields.optional("date");
        Optional<Temporal> date = dateWritten
                .flatMap(node -> node.asScalar(findings, text("expected-date")))
                .flatMap(this::date);
        Optional<YamlNode> saysWritten = fields.optional("says");
        Optional<Label> says = values.label(saysWritten);
        fields.end();
        // also a faulty reference is one that sources may name
        id.map(YamlScalar::text).ifPresent(known -> {
            if (!ids.add(known)) {
                findings.error(id.get().place(), text("reference-twice", known));
            }
        });
        if (id.isPresent()
                && title.isPresent()
                && addressWritten.isPresent() == address.isPresent()
                && dateWritten.isPresent() == date.isPresent()
                && saysWritten.isPresent() == says.isPresent()) {
            publications.putIfAbsent(
                    id.get().text(),
                    new Located<>(id.get().place(), new Reference(id.get().text(), title.get(), address, date, says)));
        }
    }

    private Optional<Temporal> date(YamlScalar scalar) {
        String written = scalar.text();
        if (YEAR.matcher(written).matches()) {
            return Optional.of(Year.parse(written));
        }
        if (MONTH.matcher(written).matches()) {
            return Optional.of(YearMonth.parse(written));
        }
        Optional<LocalDate> day = values.day(written);
        values.expect(scalar, day.isPresent(), text("expected-date"));
        return day.map(Temporal.class::cast);
    }

    /** Reads the rules that are not figures: of these a file says only what they rest on. */
    void rules(YamlFields file) {
        file.optionalMapping("rules", text("expected-rules")).ifPresent(mapping -> {
            YamlFields rules = mapping.fields(findings);
            Stream.of(Clause.Single.values())
                    .filter(clause -> !clause.isFigure())
                    .forEach(clause -> rules.optionalMapping(clause.key(), text("expected-rule"))
                            .ifPresent(rule -> {
                                YamlFields fields = rule.fields(findings);
                                Located<Basis> basis = basis(fields);
                                fields.end();
                                if (rule.entries().isEmpty()) {
                                    findings.error(rule.place(), text("nothing", text("expected-rule")));
                                }
                                say(clause, basis);
                            }));
            rules.end();
        });
    }

    /**
     * The value of a key that is written alone, or as {@code {value: ..., source: ..., assumed: ...}}.
     *
     * @param written  what the key has
     * @param expected what the value has to be
     */
    Optional<YamlNode> value(Optional<YamlNode> written, Clause clause, Text expected) {
        if (written.isEmpty() || !(written.get() instanceof YamlMapping mapping)) {
            return written;
        }
        YamlFields fields = mapping.fields(findings);
        Optional<YamlNode> value = fields.required(VALUE, expected);
        say(clause, basis(fields));
        fields.end();
        return value;
    }

    /** What the fields of something say that it rests on. */
    Located<Basis> basis(YamlFields fields) {
        List<Citation> sources = new ArrayList<>();
        Optional<YamlNode> written = fields.optional(SOURCE);
        written.ifPresent(node -> {
            if (node instanceof YamlList list) {
                if (list.items().isEmpty()) {
                    findings.error(list.place(), text("nothing", text("expected-source")));
                }
                list.items().forEach(item -> source(item, sources));
            } else {
                source(node, sources);
            }
        });
        return new Located<>(
                written.map(YamlNode::place).orElse(fields.place()),
                new Basis(sources, values.label(fields.optional(ASSUMED))));
    }

    private void source(YamlNode node, List<Citation> sources) {
        Optional<YamlScalar> id;
        Optional<String> quote = Optional.empty();
        if (node instanceof YamlMapping mapping) {
            YamlFields fields = mapping.fields(findings);
            id = fields.requiredScalar("id", text("expected-source"));
            quote = fields.optionalScalar("quote", text("expected-quote"))
                    .filter(scalar -> values.expect(scalar, !scalar.text().isBlank(), text("expected-quote")))
                    .map(YamlScalar::text);
            fields.end();
        } else {
            id = node.asScalar(findings, text("expected-source"));
        }
        if (id.isEmpty()) {
            return;
        }
        String name = id.get().text();
        Place place = id.get().place();
        Citation citation = new Citation(name, quote);
        if (!ids.contains(name)) {
            findings.error(
                    place,
                    text(
                            "unknown",
                            name,
                            Suggestion.orAll(name, ids.stream().sorted().toList())));
        } else if (sources.contains(citation)) {
            findings.error(place, text("source-twice", name));
        } else {
            used.add(name);
            sources.add(citation);
        }
    }

    /** Notes what a clause rests on. */
    void say(Clause clause, Located<Basis> basis) {
        bases.put(clause, basis);
    }

    /**
     * Everything that was read, once it is known that nothing is wrong with it. Publications that no source names are
     * suspicious, and so is what was changed of a built-in programme and still names the source of what it was:
     * that source is left out.
     *
     * @param rules what is read of the file besides
     */
    References references(Programme rules) {
        publications.forEach((id, publication) -> {
            if (!used.contains(id)) {
                findings.warning(publication.place(), text("unused", id));
            }
        });
        List<Reference> all = publications.values().stream().map(Located::value).toList();
        Map<Clause, Basis> said = new LinkedHashMap<>();
        bases.forEach((clause, basis) -> {
            Optional<Programme> original = original(clause, basis.value(), rules, all);
            original.ifPresent(other -> findings.warning(basis.place(), text("of-another", clause.path(), other.id())));
            said.put(
                    clause,
                    original.isPresent() ? new Basis(List.of(), basis.value().assumed()) : basis.value());
        });
        return new References(all, said);
    }

    /** The built-in programme that a figure has its source from, though not its value. */
    private static Optional<Programme> original(Clause clause, Basis basis, Programme rules, List<Reference> all) {
        return BuiltInProgrammes.all().stream()
                .filter(builtIn -> basis.sources().stream()
                        .flatMap(source -> builtIn.references().find(source.reference()).stream())
                        .anyMatch(all::contains))
                .filter(builtIn -> figure(clause, builtIn).isPresent()
                        && !figure(clause, builtIn).equals(figure(clause, rules)))
                .findFirst();
    }

    private static Object required(Tier tier) {
        return tier.requirements().stream()
                .collect(Collectors.toMap(
                        Requirement::metric,
                        requirement -> requirement instanceof Requirement.AtLeast atLeast
                                ? atLeast.minimum().stripTrailingZeros()
                                : requirement));
    }

    /** What a clause of the kind that built-in programmes give sources for says; empty for any other. */
    private static Optional<Object> figure(Clause clause, Programme programme) {
        if (clause instanceof Clause.OfTier ofTier) {
            return programme.tiers().stream()
                    .filter(tier -> tier.id().equals(ofTier.tier()))
                    .map(SourcesReader::required)
                    .findFirst();
        }
        return clause instanceof Clause.Single single
                ? switch (single) {
                    case SOLD, SOLD_WINDOW -> Optional.of(programme.soldWindow().normalized());
                    case APP_LOOK_BACK -> Optional.of(programme.appLookBack());
                    case APPS -> Optional.of(programme.apps());
                    case CERTIFICATION -> Optional.of(programme.certification());
                    case UPDATE_DAYS -> Optional.of(programme.updateDays());
                    case CRITERIA ->
                        Optional.of(programme.metrics().containsAll(List.of(MetricId.SOLD_MRR, MetricId.MANAGED_MRR)));
                    case PARTNER_EMPLOYEE,
                            EMAIL_DOMAIN,
                            MEDIAN,
                            DOWNGRADES,
                            GROWTH_SHARES,
                            PER,
                            MANAGED_CREDIT,
                            ROUNDING -> Optional.empty();
                }
                : Optional.empty();
    }

    private static Text text(String key, Object... values) {
        return Text.of(SourcesReader.class, "source." + key, values);
    }
}
