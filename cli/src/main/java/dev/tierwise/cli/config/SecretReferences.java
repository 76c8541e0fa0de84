package dev.tierwise.cli.config;

import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.YamlScalar;
import dev.tierwise.spi.Secret;
import java.util.Optional;

/**
 * Looks up the secrets that a configuration file or an option refers to. No finding shows what is written where a secret belongs, for
 * that may be one.
 */
final class SecretReferences {

    private final ConfigurationFile file;
    private final SecretLookup lookup;
    private final Findings findings;

    SecretReferences(ConfigurationFile file, SecretLookup lookup, Findings findings) {
        this.file = file;
        this.lookup = lookup;
        this.findings = findings;
    }

    /** Whether a text looks as if it refers to something. */
    static boolean looksLikeOne(String text) {
        return text.contains("${");
    }

    /**
     * Checks that a secret is referred to that is not needed: it need not be there, and if it is, no output shows it. When there is no
     * reference, the findings gain an error.
     */
    void mention(YamlScalar scalar) {
        if (!SecretLookup.isReference(scalar.text())) {
            findings.error(scalar.place(), SecretLookup.NO_REFERENCE);
        } else if (file.trusted()) {
            lookup.hide(scalar.text(), file.folder());
        }
    }

    /** The secret that is referred to; when there is none, the findings gain an error. */
    Optional<Secret> find(YamlScalar scalar) {
        if (SecretLookup.isReference(scalar.text()) && !file.trusted()) {
            file.distrust(scalar.place(), findings, "distrusted.secret");
            return Optional.empty();
        }
        try {
            return Optional.of(lookup.find(scalar.text(), file.folder()));
        } catch (SecretLookup.NoSecretException e) {
            findings.error(scalar.place(), e.text());
            return Optional.empty();
        }
    }
}
