package dev.tierwise.cli.config;

import dev.tierwise.answers.announcement.PayloadFormat;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.YamlFields;
import dev.tierwise.files.yaml.YamlList;
import dev.tierwise.files.yaml.YamlMapping;
import dev.tierwise.files.yaml.YamlNode;
import dev.tierwise.files.yaml.YamlScalar;
import dev.tierwise.server.service.Recipient;
import dev.tierwise.server.service.SigningSecret;
import dev.tierwise.server.service.WebhookAddress;
import dev.tierwise.spi.Secret;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads who is told when a tier changes. */
final class NotificationsReader {

    private static final Text EXPECTED_DAYS = text("expected-days");
    private static final List<String> FORMATS = MachineForm.codes(PayloadFormat.class);
    private static final Text EXPECTED_FORMAT = text("expected-format", String.join(", ", FORMATS));

    /** Each makes every request longer, and none is for longer than a replacement takes. */
    private static final int MOST_SECRETS = 5;

    private final SecretReferences secrets;
    private final Findings findings;
    private final boolean sending;

    /** @param sending whether addresses and secrets are looked up, and not only how they are written is checked */
    NotificationsReader(SecretReferences secrets, Findings findings, boolean sending) {
        this.secrets = secrets;
        this.findings = findings;
        this.sending = sending;
    }

    Notifications read(YamlMapping mapping) {
        YamlFields fields = mapping.fields(findings);
        int warnDays = fields.optionalScalar("warn-days", EXPECTED_DAYS)
                .flatMap(this::days)
                .orElse(Notifications.USUAL_WARN_DAYS);
        List<Recipient> recipients = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        fields.optionalList("webhooks", text("expected-webhooks"))
                .ifPresent(list -> list.items()
                        .forEach(item -> item.asMapping(findings, text("expected-webhook"))
                                .flatMap(webhook -> recipient(webhook.fields(findings), names))
                                .ifPresent(recipients::add)));
        fields.end();
        return new Notifications(List.copyOf(names), recipients, warnDays);
    }

    private Optional<Recipient> recipient(YamlFields fields, Set<String> names) {
        Optional<YamlScalar> name = fields.requiredScalar("name", text("expected-name"))
                .filter(scalar -> {
                    if (scalar.text().isBlank()) {
                        findings.error(scalar.place(), text("blank-name"));
                        return false;
                    }
                    if (!names.add(scalar.text())) {
                        findings.error(scalar.place(), text("twice", scalar.text()));
                        return false;
                    }
                    return true;
                });
        // who knows the address can post to it, so it is a secret
        Optional<WebhookAddress> url =
                fields.requiredScalar("url", SecretLookup.EXPECTED).flatMap(this::address);
        PayloadFormat format = fields.optionalScalar("format", EXPECTED_FORMAT)
                .flatMap(this::format)
                .orElse(PayloadFormat.JSON);
        List<SigningSecret> signing =
                fields.optional("secret").map(this::signing).orElse(List.of());
        fields.end();
        return name.flatMap(known -> url.map(address -> new Recipient(known.text(), address, format, signing)));
    }

    private Optional<WebhookAddress> address(YamlScalar scalar) {
        return secret(scalar).flatMap(secret -> {
            Optional<WebhookAddress> address = WebhookAddress.of(secret);
            if (address.isEmpty()) {
                findings.error(scalar.place(), text("bad-address"));
            }
            return address;
        });
    }

    private Optional<Secret> secret(YamlScalar scalar) {
        if (sending) {
            return secrets.find(scalar);
        }
        secrets.mention(scalar);
        return Optional.empty();
    }

    private Optional<PayloadFormat> format(YamlScalar scalar) {
        Optional<PayloadFormat> format = MachineForm.constant(PayloadFormat.class, scalar.text());
        if (format.isEmpty()) {
            findings.error(scalar.place(), text("no-format", scalar.text(), Suggestion.orAll(scalar.text(), FORMATS)));
        }
        return format;
    }

    /** One secret or, while it is replaced, several. */
    private List<SigningSecret> signing(YamlNode node) {
        if (!(node instanceof YamlList list)) {
            return signingSecret(node).stream().toList();
        }
        if (list.items().isEmpty()) {
            findings.error(list.place(), text("no-secret"));
        }
        if (list.items().size() > MOST_SECRETS) {
            findings.error(list.items().get(MOST_SECRETS).place(), text("many-secrets", MOST_SECRETS));
        }
        Set<SigningSecret> signing = new LinkedHashSet<>();
        for (YamlNode item : list.items()) {
            signingSecret(item)
                    .filter(secret -> !signing.add(secret))
                    .ifPresent(again -> findings.error(item.place(), text("secret-twice")));
        }
        return List.copyOf(signing);
    }

    private Optional<SigningSecret> signingSecret(YamlNode node) {
        return node.asScalar(findings, SecretLookup.EXPECTED)
                .flatMap(scalar -> secret(scalar).flatMap(secret -> {
                    Optional<SigningSecret> signing = SigningSecret.of(secret);
                    if (signing.isEmpty()) {
                        findings.error(scalar.place(), text("bad-secret"));
                    }
                    return signing;
                }));
    }

    private Optional<Integer> days(YamlScalar scalar) {
        if (scalar.text().matches("[0-9]{1,2}") && Integer.parseInt(scalar.text()) <= 31) {
            return Optional.of(Integer.valueOf(scalar.text()));
        }
        findings.error(scalar.place(), scalar.insteadOf(EXPECTED_DAYS));
        return Optional.empty();
    }

    private static Text text(String key, Object... values) {
        return Text.of(NotificationsReader.class, "notify." + key, values);
    }
}
