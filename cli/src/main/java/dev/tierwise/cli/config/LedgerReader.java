package dev.tierwise.cli.config;

import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.FileFailure;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.YamlFields;
import dev.tierwise.files.yaml.YamlNode;
import dev.tierwise.files.yaml.YamlScalar;
import dev.tierwise.spi.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads where the ledger is: a text, or {@code {url, user, password}}. */
final class LedgerReader {

    private final ConfigurationFile file;
    private final SecretReferences secrets;
    private final Findings findings;

    LedgerReader(ConfigurationFile file, SecretReferences secrets, Findings findings) {
        this.file = file;
        this.secrets = secrets;
        this.findings = findings;
    }

    Optional<LedgerLocation> read(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return LedgerPlace.isServer(scalar.text())
                    ? onServer(scalar, Optional.empty(), Optional.empty())
                    : inFile(scalar);
        }
        return node.asMapping(findings, text("ledger.expected-mapping", LedgerPlace.EXPECTED))
                .flatMap(mapping -> onServer(mapping.fields(findings)));
    }

    private Optional<LedgerLocation> onServer(YamlFields fields) {
        Optional<YamlScalar> url = fields.requiredScalar("url", text("ledger.expected-database"));
        Optional<String> user =
                fields.optionalScalar("user", text("ledger.expected-user")).map(YamlScalar::text);
        Optional<Secret> password =
                fields.optionalScalar("password", SecretLookup.EXPECTED).flatMap(secrets::find);
        fields.end();
        return url.flatMap(scalar -> onServer(scalar, user, password));
    }

    private Optional<LedgerLocation> onServer(YamlScalar url, Optional<String> user, Optional<Secret> password) {
        if (isFaulty(url)) {
            return Optional.empty();
        }
        if (!LedgerPlace.isServer(url.text())) {
            findings.error(url.place(), url.insteadOf(text("ledger.expected-database")));
            return Optional.empty();
        }
        if (LedgerPlace.holdsPassword(url.text())) {
            findings.error(url.place(), text("ledger.password-in-url"));
            return Optional.empty();
        }
        if (!file.trusted()) {
            file.distrust(url.place(), findings, "distrusted.server");
            return Optional.empty();
        }
        return Optional.of(new LedgerLocation.OnServer(url.text(), user, password));
    }

    private boolean isFaulty(YamlScalar scalar) {
        Optional<Text> fault = LedgerPlace.fault(scalar.text());
        fault.ifPresent(words -> findings.error(scalar.place(), words));
        return fault.isPresent();
    }

    private Optional<LedgerLocation> inFile(YamlScalar scalar) {
        if (isFaulty(scalar)) {
            return Optional.empty();
        }
        try {
            Path folder = file.folder().toAbsolutePath().normalize();
            Path path = folder.resolve(scalar.text()).normalize();
            if (scalar.text().isBlank() || path.equals(folder)) {
                findings.error(scalar.place(), scalar.insteadOf(LedgerPlace.EXPECTED));
                return Optional.empty();
            }
            if (!file.trusted() && !withoutLinks(path).startsWith(folder)) {
                file.distrust(scalar.place(), findings, "distrusted.ledger");
                return Optional.empty();
            }
            return Optional.of(new LedgerLocation.InFile(scalar.text(), path));
        } catch (InvalidPathException e) {
            findings.error(scalar.place(), text("ledger.no-file-name", scalar.text(), FileFailure.reason(e)));
            return Optional.empty();
        }
    }

    private static Text text(String key, Object... values) {
        return Text.of(LedgerReader.class, key, values);
    }

    /** Where a path leads: the links in what is there of it are followed. */
    private static Path withoutLinks(Path path) {
        Path there = path;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return there.toRealPath().resolve(there.relativize(path)).normalize();
        } catch (IOException e) {
            return path;
        }
    }
}
