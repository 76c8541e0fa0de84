package dev.tierwise.cli.hubspot;

import dev.tierwise.adapter.hubspot.HastyHubSpotSourceFactory;
import dev.tierwise.adapter.hubspot.fake.FakeAccount;
import dev.tierwise.adapter.hubspot.fake.FakeHubSpot;
import dev.tierwise.cli.Tierwise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An agency of four clients, for looking at one fault at a time. It manages 501 and 502, and has tokens for their
 * portals, 7001 and 7002, where e-mails, forms and workflows are in use; of 503 and 504 HubSpot tells only the record.
 */
final class SmallAgency {

    static final long PARTNER = 1;
    static final long FIRST = 7001;
    static final long SECOND = 7002;

    private final FakeHubSpot fake;
    private final FakeAccount partner;
    private final Map<String, String> secrets = new HashMap<>(Map.of(
            "PARTNER_TOKEN", "pat-eu1-partner-5f3c9a",
            "FIRST_TOKEN", "pat-eu1-first-0b77e2",
            "SECOND_TOKEN", "pat-na1-second-9d41c8"));
    private final List<String> entries = new ArrayList<>(List.of(
            "{record: \"501\", portal-id: 7001, token: \"${env:FIRST_TOKEN}\", sold-on: "
                    + LocalDate.now(ZoneOffset.UTC).minusMonths(6) + "}",
            "{record: \"502\", portal-id: 7002, token: \"${env:SECOND_TOKEN}\"}"));
    private String furtherSettings = "";
    private ClassLoader adapters = Tierwise.class.getClassLoader();

    SmallAgency(FakeHubSpot fake) {
        this.fake = fake;
        partner = fake.account(PARTNER).user("anna@nordlicht.example");
        for (long record = 501; record <= 504; record++) {
            partner.client(
                    record,
                    Map.of(
                            "hs_client_name", "Kunde " + record,
                            "hs_client_domain_name", "kunde" + record + ".example",
                            "hs_is_active", "true",
                            "hs_is_sold", "false",
                            "hs_is_managed", "true",
                            "hs_total_subscription_mrr", "1000.000000",
                            "hs_managed_local_mrr_currency", "USD"));
        }
        for (long portal : List.of(FIRST, SECOND)) {
            Instant now = Instant.now();
            fake.account(portal)
                    .user("anna@nordlicht.example")
                    .email(now, now)
                    .form(now)
                    .workflow(now);
        }
    }

    /** Lets the tokens in that the configuration names. */
    SmallAgency withTokens() {
        partner.token(secrets.get("PARTNER_TOKEN"));
        account(FIRST).token(secrets.get("FIRST_TOKEN"));
        account(SECOND).token(secrets.get("SECOND_TOKEN"));
        return this;
    }

    /** Replaces how the first client is reached. */
    SmallAgency firstBy(String entry, Map<String, String> furtherSecrets, String settings) {
        entries.set(0, entry);
        secrets.putAll(furtherSecrets);
        furtherSettings = settings;
        return this;
    }

    /** Adds lines to the source's settings. */
    SmallAgency withSettings(String settings) {
        furtherSettings = settings;
        return this;
    }

    /** Adds a client to the configuration. */
    SmallAgency withFurtherClient(String entry) {
        entries.add(entry);
        return this;
    }

    /** Lets commands pause for milliseconds before they try again, or as long as usual. */
    SmallAgency withShortPauses(boolean shortly) {
        adapters = shortly ? HastyHubSpotSourceFactory.LOADER : Tierwise.class.getClassLoader();
        return this;
    }

    FakeAccount account(long portalId) {
        return fake.accounts().stream()
                .filter(account -> account.portalId() == portalId)
                .findFirst()
                .orElseThrow();
    }

    Map<String, String> secrets() {
        return secrets;
    }

    LiveRun evaluate(Path directory, String... furtherArguments) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("evaluate", "--format", "json", "--portals"));
        arguments.addAll(List.of(furtherArguments));
        return run(directory, arguments.toArray(String[]::new));
    }

    /** Runs a command that reads sources, so late that it need not wait for the limits that the one before has used up. */
    LiveRun run(Path directory, String... command) throws IOException {
        fake.pass(Duration.ofSeconds(10));
        configure(directory);
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--config", "tierwise.yaml"));
        return LiveRun.in(directory, secrets, arguments, adapters).checked(fake, secrets);
    }

    /** Writes the configuration that names the agency's accounts. */
    void configure(Path directory) throws IOException {
        Files.writeString(
                directory.resolve("tierwise.yaml"),
                "partner: {name: Nordlicht, email-domains: [nordlicht.example], time-zone: Europe/Berlin}\n"
                        + "sources:\n"
                        + "  - adapter: hubspot\n"
                        + "    base-url: " + fake.baseUrl() + "\n"
                        + "    token: ${env:PARTNER_TOKEN}\n"
                        + furtherSettings
                        + "    clients:\n"
                        + "      - " + String.join("\n      - ", entries) + "\n");
    }
}
