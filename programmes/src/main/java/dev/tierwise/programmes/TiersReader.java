package dev.tierwise.programmes;

import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.Basis;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.YamlFields;
import dev.tierwise.files.yaml.YamlList;
import dev.tierwise.files.yaml.YamlMapping;
import dev.tierwise.files.yaml.YamlNode;
import dev.tierwise.files.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns what a file says under {@code tiers} into tiers. */
final class TiersReader {

    static final String HELD = "held";

    private final ProgrammeValues values;
    private final SourcesReader sources;
    private final Findings findings;

    TiersReader(ProgrammeValues values, SourcesReader sources) {
        this.values = values;
        this.sources = sources;
        this.findings = values.findings();
    }

    /**
     * The tiers that nothing is wrong with; where something is, the findings have an error.
     *
     * @param metrics what a tier may ask for
     */
    List<Located<Tier>> read(Optional<YamlList> list, List<MetricId> metrics) {
        if (list.isPresent() && list.get().items().isEmpty()) {
            findings.error(list.get().place(), text("none"));
        }
        Set<String> ids = new HashSet<>();
        List<Located<Tier>> tiers = new ArrayList<>();
        for (YamlNode item : ProgrammeValues.items(list)) {
            item.asMapping(findings, text("expected"))
                    .flatMap(mapping -> tier(mapping, metrics, ids))
                    .ifPresent(tiers::add);
        }
        return tiers;
    }

    private Optional<Located<Tier>> tier(YamlMapping mapping, List<MetricId> metrics, Set<String> ids) {
        YamlFields fields = mapping.fields(findings);
        Optional<YamlScalar> id = fields.requiredScalar("id", text("expected-id"))
                .filter(scalar -> values.id(scalar).isPresent());
        Optional<Label> label = values.label(fields);
        Text expected = text("expected-requirements");
        Optional<YamlMapping> requires = fields.requiredMapping("requires", expected);
        Located<Basis> basis = sources.basis(fields);
        fields.end();
        id.filter(scalar -> !ids.add(scalar.text()))
                .ifPresent(scalar -> findings.error(scalar.place(), text("twice", scalar.text())));
        Text called = id.map(scalar -> Text.verbatim("'" + scalar.text() + "'")).orElse(text("this"));
        List<Requirement> requirements = new ArrayList<>();
        requires.ifPresent(required -> {
            if (required.entries().isEmpty()) {
                findings.error(required.place(), text("requires-nothing", expected));
            }
            required.entries()
                    .forEach((metric, entry) ->
                            requirement(metric, entry, metrics, called).ifPresent(requirements::add));
        });
        if (id.isEmpty() || label.isEmpty() || requirements.isEmpty()) {
            return Optional.empty();
        }
        sources.say(new Clause.OfTier(id.get().text()), basis);
        return Optional.of(new Located<>(id.get().place(), new Tier(id.get().text(), label.get(), requirements)));
    }

    private Optional<Requirement> requirement(String name, YamlMapping.Entry entry, List<MetricId> metrics, Text tier) {
        Optional<MetricId> listed =
                metrics.stream().filter(id -> id.value().equals(name)).findFirst();
        if (listed.isEmpty()) {
            findings.error(entry.keyPlace(), ProgrammeValues.notListed(name, metrics));
            return Optional.empty();
        }
        MetricId metric = listed.get();
        Unit unit = Metrics.get(metric).unit();
        if (unit == Unit.NONE) {
            return entry.value()
                    .asScalar(findings, Text.verbatim(HELD))
                    .filter(scalar -> values.expect(scalar, scalar.text().equals(HELD), Text.verbatim(HELD)))
                    .map(scalar -> new Requirement.Holds(metric));
        }
        return values.figure(entry.value(), places(unit), fillIn(metric, tier))
                .map(figure -> new Requirement.AtLeast(metric, figure));
    }

    /** As many decimals as a figure in a unit can have. */
    static int places(Unit unit) {
        return switch (unit) {
            case MONEY, APPS, PERCENT -> 2;
            case POINTS -> Requirement.MOST_DECIMALS;
            case PEOPLE, NONE -> 0;
        };
    }

    private static Text fillIn(MetricId metric, Text tier) {
        return text(
                MetricId.POINTS.contains(metric) ? "fill-in-points" : "fill-in", metric, tier, ProgrammeValues.FILL_IN);
    }

    private static Text text(String key, Object... values) {
        return Text.of(TiersReader.class, "tier." + key, values);
    }
}
