package dev.tierwise.programmes;

import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.ProgrammeLine;
import dev.tierwise.domain.programme.ProgrammeLine.Version;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.YamlFields;
import dev.tierwise.files.yaml.YamlMapping;
import dev.tierwise.files.yaml.YamlNode;
import dev.tierwise.files.yaml.YamlScalar;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a located tree into a line of programmes, and reads the programmes that it names. */
final class ProgrammeLineReader {

    private final Path folder;
    private final Findings findings;
    private final ProgrammeValues values;

    /** @param folder the one that relative paths of programmes are taken from */
    ProgrammeLineReader(Path folder, Findings findings) {
        this.folder = folder;
        this.findings = findings;
        this.values = new ProgrammeValues(findings);
    }

    /** The line; empty when something is wrong, and then the findings have an error. */
    Optional<ProgrammeLine> read(YamlMapping file) {
        YamlFields fields = file.fields(findings);
        fields.requiredScalar("schema", Text.verbatim(ProgrammeYaml.LINE_SCHEMA));
        Optional<String> id = fields.requiredScalar("id", text("expected-id")).flatMap(values::id);
        Optional<Label> label = values.label(fields);
        List<Version> versions = new ArrayList<>();
        for (YamlNode item : ProgrammeValues.items(fields.requiredList("versions", text("expected-versions")))) {
            item.asMapping(findings, text("expected-version"))
                    .flatMap(mapping -> version(mapping, versions))
                    .ifPresent(versions::add);
        }
        fields.end();
        if (versions.isEmpty() && !findings.hasErrors()) {
            findings.error(file.place(), text("expected-versions"));
        }
        return findings.hasErrors()
                ? Optional.empty()
                : Optional.of(new ProgrammeLine(id.orElseThrow(), label.orElseThrow(), versions));
    }

    private Optional<Version> version(YamlMapping mapping, List<Version> before) {
        YamlFields fields = mapping.fields(findings);
        Optional<YamlScalar> fromWritten = fields.optionalScalar("from", ProgrammeValues.EXPECTED_DAY);
        Optional<LocalDate> from = fromWritten.flatMap(values::date);
        Optional<Programme> programme =
                fields.requiredScalar("programme", text("expected-programme")).flatMap(this::programme);
        fields.end();
        if (before.isEmpty() && fromWritten.isPresent()) {
            findings.error(fromWritten.get().place(), text("first-has-day"));
        } else if (!before.isEmpty() && fromWritten.isEmpty()) {
            findings.error(mapping.place(), text("no-day"));
        } else if (from.isPresent()
                && before.get(before.size() - 1)
                        .from()
                        .filter(day -> !day.isBefore(from.get()))
                        .isPresent()) {
            findings.error(fromWritten.orElseThrow().place(), text("order"));
        }
        return programme
                .filter(rules -> isOfOneCurrency(mapping, rules, before))
                .filter(rules -> !findings.hasErrors())
                .map(rules -> new Version(from, rules));
    }

    private boolean isOfOneCurrency(YamlMapping mapping, Programme rules, List<Version> before) {
        boolean same = before.isEmpty() || before.get(0).programme().currency().equals(rules.currency());
        if (!same) {
            findings.error(
                    mapping.place(),
                    text(
                            "currency",
                            rules.id(),
                            rules.currency(),
                            before.get(0).programme().currency()));
        }
        return same;
    }

    private Optional<Programme> programme(YamlScalar named) {
        Optional<ProgrammeYaml.Reading> reading = ProgrammeCatalogue.findOfNoLine(
                new ProgrammeReference(named.place().toString(), named.text(), folder));
        if (reading.isEmpty()) {
            findings.error(named.place(), text("line-in-line"));
        }
        return reading.map(found -> {
            found.warnings().forEach(warning -> findings.warning(named.place(), warning));
            return found.programme();
        });
    }

    private static Text text(String key, Object... values) {
        return Text.of(ProgrammeLineReader.class, "line." + key, values);
    }
}
