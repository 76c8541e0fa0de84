package dev.tierwise.adapter.hubspot.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tierwise.adapter.hubspot.http.Account;
import dev.tierwise.adapter.hubspot.http.ApiException;
import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
import dev.tierwise.application.spi.DiagnosisSink;
import dev.tierwise.application.spi.Finding;
import dev.tierwise.application.spi.Finding.Status;
import dev.tierwise.application.spi.ReadRequest;
import dev.tierwise.application.spi.SourceException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds out, token by token, what a run would be able to read, by reading it. */
public final class Diagnosis {

    private static final String PARTNER = "the partner's account";
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** A clock that is further off moves the day that is asked about, or makes fresh tokens look expired. */
    private static final Duration TOLERATED_SKEW = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final ReadOptions options;
    private final InstantSource clock;

    public Diagnosis(Accounts accounts, ReadOptions options, InstantSource clock) {
        this.accounts = accounts;
        this.options = options;
        this.clock = clock;
    }

    /** @throws SourceException when the thread is interrupted */
    public void report(ReadRequest request, DiagnosisSink sink) throws SourceException {
        ExecutorService workers = Workers.start();
        try {
            CompletableFuture<Optional<AccountDetails>> details = new CompletableFuture<>();
            Map<String, Future<List<Finding>>> findings = new LinkedHashMap<>();
            findings.put(PARTNER, workers.submit(() -> partner(details)));
            PortalReader portals = new PortalReader(
                    options,
                    Window.each(request),
                    workers,
                    Workers.perPortal(accounts.clients().size()));
            accounts.clients()
                    .forEach((client, account) -> findings.put(
                            client.title(),
                            details.thenCompose(partner ->
                                            portals.read(client, account, partner.map(AccountDetails::portalId)))
                                    .thenApplyAsync(reading -> portal(client, account, reading), workers)));
            for (Map.Entry<String, Future<List<Finding>>> entry : findings.entrySet()) {
                await(entry.getKey(), entry.getValue(), request).forEach(sink::finding);
            }
            for (ConfiguredClient client : options.clients()) {
                if (client.tokens().isEmpty()) {
                    sink.finding(new Finding(
                            client.title(),
                            Status.WARNING,
                            "access",
                            "there is no token for this client's portal: its users and its use of apps stay unknown",
                            "give token: or refresh-token:, or a CSV source with the facts"));
                }
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private List<Finding> await(String subject, Future<List<Finding>> findings, ReadRequest request)
            throws SourceException {
        Duration left = Duration.between(clock.instant(), request.deadline()).plus(GRACE);
        try {
            return findings.get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return List.of(new Finding(
                    subject,
                    Status.UNAVAILABLE,
                    "access",
                    "not finished before the deadline",
                    "give more time with --deadline"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException(
                    SourceException.Kind.UNAVAILABLE, "the diagnosis was interrupted before it came to its end", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("diagnosing failed unexpectedly", e.getCause());
        }
    }

    private List<Finding> partner(CompletableFuture<Optional<AccountDetails>> told) {
        List<Finding> findings = new ArrayList<>();
        Optional<AccountDetails> details = Optional.empty();
        try {
            details = Optional.of(AccountDetails.read(accounts.partner(), options));
            findings.add(ok(
                    PARTNER,
                    "access",
                    "the token works; it belongs to portal "
                            + details.get().portalId()
                            + details.get()
                                    .timeZone()
                                    .map(zone -> ", time zone " + zone)
                                    .orElse("")));
        } catch (ApiException e) {
            findings.add(failed(PARTNER, "access", Failure.of(e)));
        } catch (MalformedAnswerException e) {
            findings.add(failed(PARTNER, "access", Failure.of(e)));
        } finally {
            told.complete(details);
        }
        if (details.isEmpty()) {
            return findings;
        }
        findings.add(clients());
        AccountUsers users = AccountUsers.read(accounts.partner(), options);
        findings.add(users.failure()
                .map(failure ->
                        lost(PARTNER, "users", "who the partner's employees are", "settings.users.read", failure))
                .orElseGet(() -> ok(PARTNER, "users", users.addresses().size() + " users can be read")));
        findings.addAll(properties());
        findings.addAll(limits(PARTNER, accounts.partner()));
        return findings;
    }

    private Finding clients() {
        try {
            return ok(
                    PARTNER,
                    "partner-clients",
                    ClientList.count(accounts.partner(), options)
                            .map(count -> count + " partner clients can be read")
                            .orElse("partner clients can be read"));
        } catch (ApiException e) {
            Failure failure = Failure.of(e);
            return new Finding(
                    PARTNER,
                    status(failure),
                    "partner-clients",
                    "the partner clients cannot be read: " + failure.message(),
                    "use the token of an account of a HubSpot Solutions Partner, with the scope"
                            + " crm.objects.partner-clients.read");
        } catch (MalformedAnswerException e) {
            return failed(PARTNER, "partner-clients", Failure.of(e));
        }
    }

    /** Whether the account has the properties that facts are mapped to, and which it has for those that are not. */
    private List<Finding> properties() {
        Set<String> offered = new TreeSet<>();
        try {
            JsonNode answer = accounts.partner().get(options.path(Api.CRM_PROPERTIES, "/partner_clients"), Map.of());
            for (JsonNode property : Page.of(answer).items()) {
                offered.add(property.path("name").asText(""));
            }
        } catch (ApiException e) {
            return List.of(lost(
                    PARTNER,
                    "properties",
                    "whether the mapped properties exist",
                    "crm.schemas.partner-clients.read",
                    Failure.of(e)));
        } catch (MalformedAnswerException e) {
            return List.of(failed(PARTNER, "properties", Failure.of(e)));
        }
        List<Finding> findings = new ArrayList<>();
        for (ClientFact fact : ClientFact.values()) {
            String property = options.properties().get(fact);
            if (property == null || !offered.contains(property)) {
                String candidates = String.join(", ", candidates(fact, offered));
                findings.add(new Finding(
                        PARTNER,
                        property == null ? Status.OK : Status.WARNING,
                        "property-" + fact.id(),
                        property == null
                                ? "no property is mapped to it"
                                : "the account has no property " + property + ": the fact stays unknown",
                        candidates.isEmpty()
                                ? ""
                                : "properties of the account that may hold it: " + candidates
                                        + "; map one under properties: as {fact: " + fact.id() + ", property: ...}"));
            }
        }
        if (findings.stream().allMatch(finding -> finding.status() == Status.OK)) {
            findings.add(0, ok(PARTNER, "properties", "the account has all the properties that facts are mapped to"));
        }
        return findings;
    }

    private static List<String> candidates(ClientFact fact, Set<String> offered) {
        List<String> words = switch (fact) {
            case NAME -> List.of("name");
            case DOMAIN -> List.of("domain");
            case ACTIVE -> List.of("active");
            case PURGED -> List.of("purged");
            case CANCELLED_ON -> List.of("cancel", "churn");
            case SOLD -> List.of("is_sold", "sold");
            case SOLD_ON -> List.of("sold_date", "sold_on", "sale_date", "close_date", "closedate");
            case CUSTOMER_SINCE -> List.of("customer_since", "start_date", "createdate");
            case MANAGED -> List.of("is_managed", "managed");
            case MARKET -> List.of("market");
            case MANAGING_PARTNERS -> List.of("number_of_managing");
            case REPORTED_MANAGED_MRR -> List.of("managed_mrr");
            case REPORTED_SOLD_POINTS -> List.of("sold_tier_points", "sold_points");
            case REPORTED_MANAGED_POINTS -> List.of("managed_tier_points", "managed_points");
            case REPORTED_TOTAL_POINTS -> List.of("total_tier_points", "total_points");
            case REPORTED_UPDATED_ON -> List.of("updated_at");
            case MRR -> List.of("mrr");
            case CURRENCY -> List.of("currency");
        };
        return offered.stream()
                .filter(name -> words.stream().anyMatch(name.toLowerCase(Locale.ROOT)::contains))
                .limit(5)
                .toList();
    }

    private List<Finding> portal(ConfiguredClient client, Account account, PortalReading reading) {
        String subject = client.title();
        if (reading instanceof PortalReading.Unreadable unreadable) {
            return List.of(failed(subject, "access", unreadable.failure()));
        }
        List<Finding> findings = new ArrayList<>();
        PortalReading.Read read = (PortalReading.Read) reading;
        findings.add(
                client.portalId().isPresent()
                        ? ok(
                                subject,
                                "access",
                                "the token works; it belongs to the configured portal "
                                        + read.details().portalId())
                        : new Finding(
                                subject,
                                Status.WARNING,
                                "access",
                                "the token works; it belongs to portal "
                                        + read.details().portalId()
                                        + ", but the configuration does not say whether that is the right one",
                                "give portal-id: in the configuration"));
        findings.add(read.users()
                .failure()
                .map(failure -> lost(subject, "users", "who manages the portal", "settings.users.read", failure))
                .orElseGet(() -> ok(subject, "users", "the portal's users can be read")));
        read.apps()
                .forEach((app, use) -> findings.add(use.failure()
                        .map(failure ->
                                lost(subject, "app-" + app.id(), "the use of " + app.id(), app.scope(), failure))
                        .orElseGet(() -> ok(subject, "app-" + app.id(), "the use of " + app.id() + " can be read"))));
        findings.addAll(limits(subject, account));
        return findings;
    }

    private List<Finding> limits(String subject, Account account) {
        List<Finding> findings = new ArrayList<>();
        OptionalLong left = DailyBudget.left(account, options);
        if (left.isPresent()) {
            boolean enough = left.getAsLong() - options.dailyReserve() >= PortalReader.LEAST_REQUESTS;
            findings.add(new Finding(
                    subject,
                    enough ? Status.OK : Status.WARNING,
                    "daily-budget",
                    left.getAsLong() + " of the account's daily requests are left",
                    enough ? "" : "wait until tomorrow, or find out what else uses the account's API"));
        }
        account.clockSkew().ifPresent(skew -> {
            boolean fine = skew.abs().compareTo(TOLERATED_SKEW) <= 0;
            findings.add(new Finding(
                    subject,
                    fine ? Status.OK : Status.WARNING,
                    "clock",
                    "this machine's clock is " + skew.abs().toSeconds() + " s "
                            + (skew.isNegative() ? "behind" : "ahead of") + " HubSpot's",
                    fine ? "" : "set the clock, best from a time server"));
        });
        return findings;
    }

    private static Finding ok(String subject, String check, String message) {
        return new Finding(subject, Status.OK, check, message, "");
    }

    private static Finding failed(String subject, String check, Failure failure) {
        return new Finding(subject, status(failure), check, failure.message(), "");
    }

    /** Something that stays unknown, although the token itself works. */
    private static Finding lost(String subject, String check, String what, String scope, Failure failure) {
        return new Finding(
                subject,
                failure.kind() == Kind.FORBIDDEN || failure.kind() == Kind.NOT_FOUND ? Status.WARNING : status(failure),
                check,
                what + " stays unknown: " + failure.message(),
                failure.kind() == Kind.FORBIDDEN
                        ? "give the token the scope "
                                + (failure.missingScopes().isEmpty()
                                        ? scope
                                        : String.join(", ", failure.missingScopes()))
                                + "; if it has it, the account's plan lacks the feature: supply the fact by a CSV source"
                        : "supply the fact by a CSV source");
    }

    private static Status status(Failure failure) {
        return failure.isRefusal() ? Status.REFUSED : Status.UNAVAILABLE;
    }
}
