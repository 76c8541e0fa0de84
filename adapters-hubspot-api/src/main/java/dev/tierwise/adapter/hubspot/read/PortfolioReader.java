package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
import dev.tierwise.adapter.hubspot.read.ClientMatching.Ambiguous;
import dev.tierwise.adapter.hubspot.read.ClientMatching.Found;
import dev.tierwise.adapter.hubspot.read.ClientMatching.Match;
import dev.tierwise.adapter.hubspot.read.ClientMatching.Missing;
import dev.tierwise.adapter.hubspot.read.ClientMatching.Repeated;
import dev.tierwise.application.spi.FactSink;
import dev.tierwise.application.spi.Origin;
import dev.tierwise.application.spi.PortalFacts;
import dev.tierwise.application.spi.ReadRequest;
import dev.tierwise.application.spi.SourceException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads the partner's clients and, side by side with their list, the portals of those that there is a token for. What is
 * said comes in the order of the list, however the answers come.
 */
public final class PortfolioReader {

    /** What is read from the partner's account in messages and problems. */
    static final Origin ACCOUNT = new Origin.OfRecord("account");

    /** A call ends by itself at the deadline; this is for what is between that and its result. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final String INTERRUPTED = "reading was interrupted before it came to its end";

    private final Accounts accounts;
    private final ReadOptions options;
    private final Optional<AccountDetails> partner;
    private final InstantSource clock;

    /** @param partner what the partner's account said about itself */
    public PortfolioReader(
            Accounts accounts, ReadOptions options, Optional<AccountDetails> partner, InstantSource clock) {
        this.accounts = accounts;
        this.options = options;
        this.partner = partner;
        this.clock = clock;
    }

    /** @throws SourceException when the partner's account is refused, or the list of clients not read to its end */
    public void read(ReadRequest request, FactSink sink) throws SourceException {
        ExecutorService workers = Workers.start();
        try {
            Map<ConfiguredClient, CompletableFuture<PortalReading>> readings = new LinkedHashMap<>();
            Future<AccountUsers> ownUsers = accounts.clients().isEmpty()
                    ? CompletableFuture.completedFuture(new AccountUsers(Set.of(), false, Optional.empty()))
                    : workers.submit(() -> AccountUsers.read(accounts.partner(), options));
            CompletableFuture<OptionalLong> budget =
                    CompletableFuture.supplyAsync(() -> DailyBudget.left(accounts.partner(), options), workers);
            PortalReader portals = new PortalReader(
                    options,
                    Window.each(request),
                    workers,
                    Workers.perPortal(accounts.clients().size()));
            accounts.clients()
                    .forEach((client, account) ->
                            readings.put(client, portals.read(client, account, partner.map(AccountDetails::portalId))));

            Collection<PartnerClient> clients = new ClientList(
                            accounts.partner(),
                            options,
                            () -> budget.completeOnTimeout(OptionalLong.empty(), 10, TimeUnit.SECONDS)
                                    .join())
                    .read();
            say(clients, readings, ownUsers, request, sink);
        } finally {
            workers.shutdownNow();
        }
    }

    private void say(
            Collection<PartnerClient> clients,
            Map<ConfiguredClient, CompletableFuture<PortalReading>> readings,
            Future<AccountUsers> ownUsers,
            ReadRequest request,
            FactSink sink)
            throws SourceException {
        SharedWarnings warnings = new SharedWarnings(sink);
        Map<String, ConfiguredClient> configured = match(clients, readings, request, warnings);
        Staff staff = new Staff(
                await(ownUsers, request)
                        .orElseGet(() -> new AccountUsers(
                                Set.of(), false, Optional.of(new Failure(Kind.DEADLINE, "the deadline has passed")))),
                options.partnerEmployees());
        if (!staff.ownUsers().isComplete()) {
            sink.warning(
                    ACCOUNT,
                    "who the partner's employees are is not fully known, so that users of clients' portals"
                            + " who are not listed under partner-employees may or may not be: "
                            + staff.ownUsers()
                                    .failure()
                                    .map(failure ->
                                            "the users of the partner's account could not be read (takes the scope"
                                                    + " settings.users.read): " + failure.message())
                                    .orElse("HubSpot gives a user of the partner's account without an e-mail address"));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), request.zone());
        ClientFacts clientFacts = new ClientFacts(options, request.zone(), today, warnings);
        PortalFindings portalFindings = new PortalFindings(options, staff, sink, warnings);
        for (PartnerClient client : clients) {
            if (Thread.currentThread().isInterrupted()) {
                throw new SourceException(SourceException.Kind.UNAVAILABLE, INTERRUPTED);
            }
            Optional<ConfiguredClient> known = Optional.ofNullable(configured.get(client.id()));
            String id = known.flatMap(ConfiguredClient::portalId).orElse("client-" + client.id());
            PortalFacts facts = sink.portal(id, client.origin());
            Relation relation = clientFacts.say(client, known, facts);
            CompletableFuture<PortalReading> reading = known.map(readings::get).orElse(null);
            Optional<PortalReading> read = reading == null ? Optional.empty() : await(reading, request);
            if (known.isPresent() && read.isPresent()) {
                portalFindings.say(read.get(), known.get(), relation, facts, client.id());
                continue;
            }
            PortalFindings.sayManaged(relation, facts);
            if (reading != null) {
                warnings.warning(
                        client.origin(),
                        "the client's portal was not read before the deadline; its users and its use of apps are"
                                + " unknown; give more time with --deadline");
            }
        }
        warnings.flush();
        if (!clientFacts.activityUnknown().isEmpty()) {
            sink.warning(
                    ACCOUNT,
                    "HubSpot does not say of " + SharedWarnings.clients(clientFacts.activityUnknown())
                            + " whether they are active, so that they may count or not: their MRR, the day of their sale"
                            + " and whether the partner manages them are taken as unknown; give active: true or false"
                            + " for each of them under clients:, or map active to another property under properties:");
        }
    }

    /**
     * Which configured client each record is, by the record's id; warns of those that are none or cannot be told.
     *
     * @throws SourceException when the list lacks a client whose token works: then it is too short
     */
    private Map<String, ConfiguredClient> match(
            Collection<PartnerClient> clients,
            Map<ConfiguredClient, CompletableFuture<PortalReading>> readings,
            ReadRequest request,
            SharedWarnings warnings)
            throws SourceException {
        Map<String, ConfiguredClient> matched = new HashMap<>();
        List<String> lacking = new ArrayList<>();
        for (Map.Entry<ConfiguredClient, Match> entry :
                ClientMatching.of(clients, options.clients()).entrySet()) {
            ConfiguredClient client = entry.getKey();
            Origin at = new Origin.OfRecord(client.key());
            if (entry.getValue() instanceof Found found) {
                matched.put(found.record(), client);
            } else if (entry.getValue() instanceof Missing missing) {
                CompletableFuture<PortalReading> reading = readings.get(client);
                if (missing.certain()
                        && reading != null
                        && await(reading, request).orElse(null) instanceof PortalReading.Read) {
                    lacking.add(
                            client.title() + " (" + client.tokenTitle() + " works" + missing.suggestion(client) + ")");
                }
                warnings.warning(
                        at,
                        "none of the partner's clients has this "
                                + (client.record().isPresent() ? "record" : "domain")
                                + missing.suggestion(client) + "; what the configuration says about it is ignored");
            } else if (entry.getValue() instanceof Ambiguous ambiguous) {
                warnings.warning(
                        at,
                        "several of the partner's clients have this domain (records "
                                + String.join(", ", ambiguous.records())
                                + "); give record: instead of domain: in the configuration; what it says is ignored");
            } else if (entry.getValue() instanceof Repeated repeated) {
                warnings.warning(
                        at,
                        "the configuration names this client twice (record " + repeated.record()
                                + "); the later entry is ignored");
            }
        }
        if (!lacking.isEmpty()) {
            throw new SourceException(
                    SourceException.Kind.UNAVAILABLE,
                    "HubSpot lists " + clients.size() + " partner clients and leaves out "
                            + String.join(", ", lacking)
                            + "; a list that is too short would give a wrong tier. HubSpot lists new clients some minutes"
                            + " late: try again. If one is no client any more, or is configured with a wrong record or"
                            + " domain, correct it under clients:");
        }
        return matched;
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
            throw new SourceException(SourceException.Kind.UNAVAILABLE, INTERRUPTED, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading a portal failed unexpectedly", e.getCause());
        }
    }
}
