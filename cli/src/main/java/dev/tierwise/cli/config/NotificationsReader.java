package dev.tierwise.cli.config;

import dev.tierwise.cli.yaml.Findings;
import dev.tierwise.cli.yaml.YamlFields;
import dev.tierwise.cli.yaml.YamlMapping;
import dev.tierwise.cli.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads who is told when a tier changes. */
final class NotificationsReader {

    private static final String EXPECTED_DAYS = "a number of days from 0 to 31";

    private final SecretReferences secrets;
    private final Findings findings;

    NotificationsReader(SecretReferences secrets, Findings findings) {
        this.secrets = secrets;
        this.findings = findings;
    }

    Notifications read(YamlMapping mapping) {
        YamlFields fields = mapping.fields(findings);
        int warnDays = fields.optionalScalar("warn-days", EXPECTED_DAYS)
                .flatMap(this::days)
                .orElse(Notifications.USUAL_WARN_DAYS);
        List<Recipient> recipients = new ArrayList<>();
        Set<String> names = new HashSet<>();
        fields.optionalList("webhooks", "a list of webhooks: {name: team, url: \"${env:TEAM_WEBHOOK}\"}")
                .ifPresent(list -> list.items()
                        .forEach(item -> item.asMapping(
                                        findings, "a webhook: {name: team, url: \"${env:TEAM_WEBHOOK}\"}")
                                .flatMap(webhook -> recipient(webhook.fields(findings), names))
                                .ifPresent(recipients::add)));
        fields.end();
        return new Notifications(recipients, warnDays);
    }

    private Optional<Recipient> recipient(YamlFields fields, Set<String> names) {
        Optional<YamlScalar> name = fields.requiredScalar("name", "what people call it")
                .filter(scalar -> {
                    if (scalar.text().isBlank()) {
                        findings.error(scalar.place(), "expected what people call it, found a blank text");
                        return false;
                    }
                    if (!names.add(scalar.text())) {
                        findings.error(scalar.place(), "there is a webhook '" + scalar.text() + "' already");
                        return false;
                    }
                    return true;
                });
        // who knows the address can post to it, so it is a secret
        Optional<Recipient> recipient = fields.requiredScalar("url", "${env:NAME} or ${file:PATH}")
                .flatMap(secrets::find)
                .flatMap(url -> name.map(known -> new Recipient(known.text(), url)));
        fields.end();
        return recipient;
    }

    private Optional<Integer> days(YamlScalar scalar) {
        if (scalar.text().matches("[0-9]{1,2}") && Integer.parseInt(scalar.text()) <= 31) {
            return Optional.of(Integer.valueOf(scalar.text()));
        }
        findings.error(scalar.place(), "expected " + EXPECTED_DAYS + ", found '" + scalar.text() + "'");
        return Optional.empty();
    }
}
