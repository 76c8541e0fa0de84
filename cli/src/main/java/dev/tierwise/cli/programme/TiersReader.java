package dev.tierwise.cli.programme;

import static dev.tierwise.cli.programme.ProgrammeValues.FILL_IN;
import static dev.tierwise.cli.programme.ProgrammeValues.suggestion;

import dev.tierwise.cli.yaml.Findings;
import dev.tierwise.cli.yaml.YamlFields;
import dev.tierwise.cli.yaml.YamlList;
import dev.tierwise.cli.yaml.YamlMapping;
import dev.tierwise.cli.yaml.YamlNode;
import dev.tierwise.cli.yaml.YamlScalar;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns what a file says under {@code tiers} into tiers. */
final class TiersReader {

    static final String HELD = "held";

    private final ProgrammeValues values;
    private final Findings findings;

    TiersReader(ProgrammeValues values) {
        this.values = values;
        this.findings = values.findings();
    }

    /**
     * The tiers that nothing is wrong with; where something is, the findings have an error.
     *
     * @param metrics what a tier may ask for
     */
    List<Located<Tier>> read(Optional<YamlList> list, List<MetricId> metrics) {
        if (list.isPresent() && list.get().items().isEmpty()) {
            findings.error(list.get().place(), "expected at least one tier");
        }
        Set<String> ids = new HashSet<>();
        List<Located<Tier>> tiers = new ArrayList<>();
        for (YamlNode item : ProgrammeValues.items(list)) {
            item.asMapping(findings, "a tier with the keys 'id', 'label' and 'requires'")
                    .flatMap(mapping -> tier(mapping, metrics, ids))
                    .ifPresent(tiers::add);
        }
        return tiers;
    }

    private Optional<Located<Tier>> tier(YamlMapping mapping, List<MetricId> metrics, Set<String> ids) {
        YamlFields fields = mapping.fields(findings);
        Optional<YamlScalar> id = fields.requiredScalar("id", "the id of a tier")
                .filter(scalar -> values.id(scalar).isPresent());
        Optional<Label> label = values.label(fields);
        String expected = "what the tier requires: {sold-mrr: 1125, certification: held}";
        Optional<YamlMapping> requires = fields.requiredMapping("requires", expected);
        fields.end();
        id.filter(scalar -> !ids.add(scalar.text()))
                .ifPresent(
                        scalar -> findings.error(scalar.place(), "the tier '" + scalar.text() + "' is listed twice"));
        String called = id.map(scalar -> "'" + scalar.text() + "'").orElse("this tier");
        List<Requirement> requirements = new ArrayList<>();
        requires.ifPresent(required -> {
            if (required.entries().isEmpty()) {
                findings.error(required.place(), "expected " + expected + ", found nothing");
            }
            required.entries()
                    .forEach((metric, entry) ->
                            requirement(metric, entry, metrics, called).ifPresent(requirements::add));
        });
        if (id.isEmpty() || label.isEmpty() || requirements.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Located<>(id.get().place(), new Tier(id.get().text(), label.get(), requirements)));
    }

    private Optional<Requirement> requirement(
            String name, YamlMapping.Entry entry, List<MetricId> metrics, String tier) {
        Optional<MetricId> listed =
                metrics.stream().filter(id -> id.value().equals(name)).findFirst();
        if (listed.isEmpty()) {
            List<String> known = metrics.stream().map(MetricId::value).toList();
            findings.error(
                    entry.keyPlace(),
                    "'" + name + "' is not one of the metrics that this programme lists under 'metrics'"
                            + suggestion(name, known));
            return Optional.empty();
        }
        MetricId metric = listed.get();
        Unit unit = Metrics.get(metric).unit();
        if (unit == Unit.NONE) {
            return entry.value()
                    .asScalar(findings, HELD)
                    .filter(scalar -> values.expect(scalar, scalar.text().equals(HELD), HELD))
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

    private static String fillIn(MetricId metric, String tier) {
        return "fill in the " + metric + " that " + tier + " requires, a number in place of " + FILL_IN + ": "
                + (MetricId.POINTS.contains(metric)
                        ? "HubSpot shows it under Partner > Dashboard, 'Tier progression', when that tier is the goal"
                        : "HubSpot's description of its tiers at that time says it");
    }
}
