package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
import dev.tierwise.adapter.hubspot.read.ClientMatching.Ambiguous;
import dev.tierwise.adapter.hubspot.read.ClientMatching.Found;
import dev.tierwise.adapter.hubspot.read.ClientMatching.Match;
import dev.tierwise.adapter.hubspot.read.ClientMatching.Missing;
import dev.tierwise.adapter.hubspot.read.ClientMatching.Repeated;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PortalFacts;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.SourceException;
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

    private static final Text INTERRUPTED = Text.of(PortfolioReader.class, "reading.interrupted");

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
                                Set.of(),
                                false,
                                Optional.of(new ReadFailure(
                                        Kind.DEADLINE, Text.of(PortfolioReader.class, "deadline.passed"))))),
                options.partnerEmployees());
        if (!staff.ownUsers().isComplete()) {
            sink.warning(
                    ACCOUNT,
                    staff.ownUsers()
                            .failure()
                            .map(failure -> Text.of(PortfolioReader.class, "staff.unread", failure.message()))
                            .orElse(Text.of(PortfolioReader.class, "staff.without.address")));
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
                warnings.warning(client.origin(), Text.of(PortfolioReader.class, "portal.late"));
            }
        }
        warnings.flush();
        if (!clientFacts.activityUnknown().isEmpty()) {
            sink.warning(
                    ACCOUNT,
                    Text.of(
                            PortfolioReader.class,
                            "activity.unknown",
                            SharedWarnings.clients(clientFacts.activityUnknown())));
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
        List<Text> lacking = new ArrayList<>();
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
                    lacking.add(Text.of(
                            PortfolioReader.class,
                            "lacking",
                            client.title(),
                            client.tokenReference(),
                            missing.suggestion(client)));
                }
                warnings.warning(
                        at,
                        Text.of(
                                PortfolioReader.class,
                                client.record().isPresent() ? "match.no.record" : "match.no.domain",
                                missing.suggestion(client)));
            } else if (entry.getValue() instanceof Ambiguous ambiguous) {
                warnings.warning(
                        at, Text.of(PortfolioReader.class, "match.ambiguous", String.join(", ", ambiguous.records())));
            } else if (entry.getValue() instanceof Repeated repeated) {
                warnings.warning(at, Text.of(PortfolioReader.class, "match.repeated", repeated.record()));
            }
        }
        if (!lacking.isEmpty()) {
            throw new SourceException(
                    SourceException.Kind.UNAVAILABLE,
                    Text.counted(PortfolioReader.class, "list.too.short", clients.size(), Text.joined(", ", lacking)));
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
