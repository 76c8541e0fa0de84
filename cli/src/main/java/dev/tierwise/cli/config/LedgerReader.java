package dev.tierwise.cli.config;

import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.application.spi.Secret;
import dev.tierwise.cli.yaml.Findings;
import dev.tierwise.cli.yaml.YamlFields;
import dev.tierwise.cli.yaml.YamlNode;
import dev.tierwise.cli.yaml.YamlScalar;
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
        return node.asMapping(findings, LedgerPlace.EXPECTED + ", or {url, user, password}")
                .flatMap(mapping -> onServer(mapping.fields(findings)));
    }

    private Optional<LedgerLocation> onServer(YamlFields fields) {
        Optional<YamlScalar> url = fields.requiredScalar("url", "a database such as jdbc:postgresql://host/name");
        Optional<String> user = fields.optionalScalar("user", "the name of a user of the database")
                .map(YamlScalar::text);
        Optional<Secret> password =
                fields.optionalScalar("password", "${env:NAME} or ${file:PATH}").flatMap(secrets::find);
        fields.end();
        return url.flatMap(scalar -> onServer(scalar, user, password));
    }

    private Optional<LedgerLocation> onServer(YamlScalar url, Optional<String> user, Optional<Secret> password) {
        if (isFaulty(url)) {
            return Optional.empty();
        }
        if (!LedgerPlace.isServer(url.text())) {
            findings.error(
                    url.place(), "expected a database such as jdbc:postgresql://host/name, found '" + url.text() + "'");
            return Optional.empty();
        }
        if (LedgerPlace.holdsPassword(url.text())) {
            findings.error(
                    url.place(),
                    "a password does not belong in the URL; write {url: ..., user: ..., password: \"${env:NAME}\"};"
                            + " what is written here is not shown");
            return Optional.empty();
        }
        if (!file.trusted()) {
            findings.error(
                    url.place(),
                    "this file only lies in the working directory and may not say where data is sent;"
                            + " if you trust it, name it with --config " + file.name());
            return Optional.empty();
        }
        return Optional.of(new LedgerLocation.OnServer(url.text(), user, password));
    }

    private boolean isFaulty(YamlScalar scalar) {
        Optional<String> fault = LedgerPlace.fault(scalar.text());
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
                findings.error(scalar.place(), "expected " + LedgerPlace.EXPECTED + ", found '" + scalar.text() + "'");
                return Optional.empty();
            }
            if (!file.trusted() && !withoutLinks(path).startsWith(folder)) {
                findings.error(
                        scalar.place(),
                        "this file only lies in the working directory and may only name a ledger beside or below it;"
                                + " if you trust it, name it with --config " + file.name());
                return Optional.empty();
            }
            return Optional.of(new LedgerLocation.InFile(scalar.text(), path));
        } catch (InvalidPathException e) {
            findings.error(scalar.place(), "'" + scalar.text() + "' is not the name of a file: " + e.getReason());
            return Optional.empty();
        }
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
