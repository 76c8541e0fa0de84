package dev.tierwise.cli.config;

import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.YamlFields;
import dev.tierwise.files.yaml.YamlMapping;
import dev.tierwise.files.yaml.YamlScalar;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads who shows reports. */
final class AgencyReader {

    private final ConfigurationFile file;
    private final Findings findings;

    AgencyReader(ConfigurationFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    Agency read(YamlMapping mapping) {
        YamlFields fields = mapping.fields(findings);
        Agency agency = new Agency(
                fields.optionalScalar("name", text("name"))
                        .map(YamlScalar::text)
                        .filter(name -> !name.isBlank()),
                fields.optionalScalar("logo", text("logo")).flatMap(this::path),
                fields.optionalScalar("colour", text("colour")).flatMap(this::colour));
        fields.end();
        return agency;
    }

    private Optional<Path> path(YamlScalar scalar) {
        try {
            return Optional.of(file.folder().resolve(scalar.text()));
        } catch (InvalidPathException e) {
            findings.error(scalar.place(), scalar.insteadOf(text("logo")));
            return Optional.empty();
        }
    }

    private Optional<String> colour(YamlScalar scalar) {
        if (scalar.text().matches("#[0-9A-Fa-f]{6}")) {
            return Optional.of(scalar.text());
        }
        findings.error(scalar.place(), scalar.insteadOf(text("colour")));
        return Optional.empty();
    }

    private static Text text(String key) {
        return Text.of(AgencyReader.class, "agency.expected-" + key);
    }
}
