package dev.tierwise.adapter.hubspot.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tierwise.adapter.hubspot.http.ApiException;
import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.DiagnosisSink;
import dev.tierwise.spi.Finding;
import dev.tierwise.spi.Finding.Status;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.SourceException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
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

/** Finds out, client by client, what a run would be able to read, by reading it. */
public final class PortfolioCheck {

    private static final Text PARTNER = Text.of(PortfolioCheck.class, "partner.account");
    private static final Text NOTHING = Text.verbatim("");
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** A clock that is further off moves the day that is asked about, or makes fresh tokens look expired. */
    private static final Duration TOLERATED_SKEW = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final ReadOptions options;
    private final InstantSource clock;

    public PortfolioCheck(Accounts accounts, ReadOptions options, InstantSource clock) {
        this.accounts = accounts;
        this.options = options;
        this.clock = clock;
    }

    /** @throws SourceException when the thread is interrupted */
    public void report(ReadRequest request, DiagnosisSink sink) throws SourceException {
        ExecutorService workers = Workers.start();
        try {
            CompletableFuture<Optional<AccountDetails>> details = new CompletableFuture<>();
            CompletableFuture<Optional<Collection<PartnerClient>>> list = new CompletableFuture<>();
            Future<List<Finding>> partner = workers.submit(() -> partner(details, list));
            PortalReader portals = new PortalReader(
                    options,
                    Window.each(request),
                    workers,
                    Workers.perPortal(accounts.clients().size()));
            Map<ConfiguredClient, CompletableFuture<PortalReading>> readings = new LinkedHashMap<>();
            accounts.clients()
                    .forEach((client, account) -> readings.put(
                            client,
                            details.thenCompose(
                                    own -> portals.read(client, account, own.map(AccountDetails::portalId)))));
            await(partner, request)
                    .orElseGet(() -> List.of(new Finding(
                            PARTNER,
                            Status.UNAVAILABLE,
                            "access",
                            Text.of(PortfolioCheck.class, "unfinished"),
                            Text.of(PortfolioCheck.class, "unfinished.advice"))))
                    .forEach(sink::finding);
            Map<ConfiguredClient, ClientMatching.Match> matches = list.getNow(Optional.empty())
                    .map(clients -> ClientMatching.of(clients, options.clients()))
                    .orElse(Map.of());
            int number = 0;
            for (ConfiguredClient client : options.clients()) {
                CompletableFuture<PortalReading> reading = readings.get(client);
                ClientCheck check = new ClientCheck(++number, client, options);
                sink.finding(
                        reading == null
                                ? check.withoutToken(Optional.ofNullable(matches.get(client)))
                                : check.of(
                                        await(reading, request),
                                        Optional.ofNullable(matches.get(client)),
                                        Optional.ofNullable(accounts.clients().get(client))));
            }
            sink.finding(new Finding(
                    ClientCheck.SUBJECT,
                    Status.OK,
                    "apps-without-api",
                    Text.of(PortfolioCheck.class, "without.api", String.join(", ", ObservableApp.WITHOUT_API)),
                    Text.of(PortfolioCheck.class, "without.api.advice")));
        } finally {
            workers.shutdownNow();
        }
    }

    /** The result; empty when it is not there by the deadline. */
    private <T> Optional<T> await(Future<T> result, ReadRequest request) throws SourceException {
        Duration left = Duration.between(clock.instant(), request.deadline()).plus(GRACE);
        try {
            return Optional.of(result.get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException(
                    SourceException.Kind.UNAVAILABLE, Text.of(PortfolioCheck.class, "diagnosis.interrupted"), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("diagnosing failed unexpectedly", e.getCause());
        }
    }

    /**
     * Examines the partner's account.
     *
     * @param told what it says about itself, at once
     * @param list its clients, if they can be read
     */
    private List<Finding> partner(
            CompletableFuture<Optional<AccountDetails>> told,
            CompletableFuture<Optional<Collection<PartnerClient>>> list) {
        List<Finding> findings = new ArrayList<>();
        Optional<AccountDetails> details = Optional.empty();
        try {
            details = Optional.of(AccountDetails.read(accounts.partner(), options));
            findings.add(access(details.get()));
        } catch (ApiException e) {
            findings.add(failed("access", ReadFailure.of(e)));
        } catch (MalformedAnswerException e) {
            findings.add(failed("access", ReadFailure.of(e)));
        } finally {
            told.complete(details);
        }
        if (details.isEmpty()) {
            return findings;
        }
        findings.add(clients(list));
        AccountUsers users = AccountUsers.read(accounts.partner(), options);
        findings.add(users.failure()
                .map(failure -> lost("users", "lost.staff", "settings.users.read", failure))
                .orElseGet(() -> ok(
                        "users",
                        Text.counted(
                                PortfolioCheck.class,
                                "users.read",
                                users.addresses().size()))));
        findings.addAll(properties());
        findings.addAll(limits());
        return findings;
    }

    private static Finding access(AccountDetails details) {
        Text message = details.timeZone()
                .map(zone -> Text.of(PortfolioCheck.class, "access.zone", details.portalId(), zone))
                .orElse(Text.of(PortfolioCheck.class, "access", details.portalId()));
        return details.isSandbox()
                ? new Finding(
                        PARTNER,
                        Status.WARNING,
                        "access",
                        Text.of(PortfolioCheck.class, "access.sandbox", message, details.type()),
                        Text.of(PortfolioCheck.class, "sandbox.advice"))
                : ok("access", message);
    }

    private Finding clients(CompletableFuture<Optional<Collection<PartnerClient>>> list) {
        try {
            Collection<PartnerClient> clients = new ClientList(
                            accounts.partner(), options, () -> DailyBudget.left(accounts.partner(), options))
                    .read();
            list.complete(Optional.of(clients));
            return ok("partner-clients", Text.counted(PortfolioCheck.class, "clients.read", clients.size()));
        } catch (SourceException e) {
            boolean refused = e.kind() == SourceException.Kind.REFUSED;
            return new Finding(
                    PARTNER,
                    refused ? Status.REFUSED : Status.UNAVAILABLE,
                    "partner-clients",
                    e.text(),
                    refused ? Text.of(PortfolioCheck.class, "list.refused.advice") : NOTHING);
        }
    }

    /** Whether the account has the properties that facts are mapped to, and which it has for those that are not. */
    private List<Finding> properties() {
        Set<String> offered = new TreeSet<>();
        try {
            JsonNode answer = accounts.partner().get(options.path(Api.CRM_PROPERTIES, "/partner_clients"), Map.of());
            for (JsonNode property : ResultPage.of(answer).items()) {
                offered.add(property.path("name").asText(""));
            }
        } catch (ApiException e) {
            return List.of(unlisted(ReadFailure.of(e)));
        } catch (MalformedAnswerException e) {
            return List.of(unlisted(ReadFailure.of(e)));
        }
        List<Finding> findings = new ArrayList<>();
        for (ClientFact fact : ClientFact.values()) {
            String property = options.properties().get(fact);
            if (property == null || (fact.isExpected() && !offered.contains(property))) {
                String candidates = String.join(", ", candidates(fact, offered));
                findings.add(new Finding(
                        PARTNER,
                        property == null ? Status.OK : Status.WARNING,
                        "property-" + fact.id(),
                        property == null
                                ? Text.of(PortfolioCheck.class, "property.unmapped")
                                : Text.of(PortfolioCheck.class, "property.missing", property),
                        candidates.isEmpty()
                                ? NOTHING
                                : Text.of(PortfolioCheck.class, "property.candidates", candidates, fact.id())));
            }
        }
        if (findings.stream().allMatch(finding -> finding.status() == Status.OK)) {
            findings.add(0, ok("properties", Text.of(PortfolioCheck.class, "properties.fine")));
        }
        return findings;
    }

    private static Finding unlisted(ReadFailure failure) {
        return new Finding(
                PARTNER,
                Status.WARNING,
                "properties",
                Text.of(PortfolioCheck.class, "properties.unlisted", failure.message()),
                Text.of(PortfolioCheck.class, "properties.unlisted.advice"));
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
            default -> List.of();
        };
        return offered.stream()
                .filter(name -> words.stream().anyMatch(name.toLowerCase(Locale.ROOT)::contains))
                .limit(5)
                .toList();
    }

    private List<Finding> limits() {
        List<Finding> findings = new ArrayList<>();
        OptionalLong left = DailyBudget.left(accounts.partner(), options);
        if (left.isPresent()) {
            boolean enough = left.getAsLong() - options.dailyReserve() >= PortalReader.LEAST_REQUESTS;
            findings.add(new Finding(
                    PARTNER,
                    enough ? Status.OK : Status.WARNING,
                    "daily-budget",
                    Text.counted(PortfolioCheck.class, "requests.left", left.getAsLong()),
                    enough ? NOTHING : Text.of(PortfolioCheck.class, "budget.advice")));
        }
        accounts.partner().clockSkew().ifPresent(skew -> {
            boolean fine = skew.abs().compareTo(TOLERATED_SKEW) <= 0;
            findings.add(new Finding(
                    PARTNER,
                    fine ? Status.OK : Status.WARNING,
                    "clock",
                    Text.of(
                            PortfolioCheck.class,
                            skew.isNegative() ? "clock.behind" : "clock.ahead",
                            skew.abs().toSeconds()),
                    fine ? NOTHING : Text.of(PortfolioCheck.class, "clock.advice")));
        });
        return findings;
    }

    private static Finding ok(String check, Text message) {
        return new Finding(PARTNER, Status.OK, check, message, NOTHING);
    }

    private static Finding failed(String check, ReadFailure failure) {
        return new Finding(PARTNER, ClientCheck.status(failure), check, failure.message(), NOTHING);
    }

    /** Something that stays unknown, although the token itself works. */
    private static Finding lost(String check, String key, String scope, ReadFailure failure) {
        return new Finding(
                PARTNER,
                failure.kind() == Kind.FORBIDDEN || failure.kind() == Kind.NOT_FOUND
                        ? Status.WARNING
                        : ClientCheck.status(failure),
                check,
                Text.of(PortfolioCheck.class, key, failure.message()),
                failure.kind() == Kind.FORBIDDEN
                        ? Text.of(PortfolioCheck.class, "lost.advice.scope", scope)
                        : Text.of(PortfolioCheck.class, "lost.advice"));
    }
}
