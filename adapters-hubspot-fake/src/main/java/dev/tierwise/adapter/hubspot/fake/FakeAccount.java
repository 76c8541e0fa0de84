package dev.tierwise.adapter.hubspot.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An account: the agency's own or a client's. Set it up before requests arrive; each method of that kind answers the
 * account itself.
 */
public final class FakeAccount {

    /** Why an account does not answer an endpoint. */
    public enum Refusal {
        /** 403 that names the scope. */
        MISSING_SCOPE,
        /** 403 that names no scope. */
        NOT_IN_PLAN,
        /** 404: the endpoint is gone. */
        GONE
    }

    private static final int SEARCHES_PER_SECOND = 5;

    private final FakeHubSpot hubSpot;
    private final long portalId;
    private String type = "STANDARD";
    private String timeZone = "US/Eastern";
    private String currency = "USD";
    private long dailyLimit = 250_000;
    private long usedToday;
    private Optional<String> failedToCount = Optional.empty();
    private boolean bareBroadcasts = true;

    private final List<Token> tokens = new ArrayList<>();
    private final RequestQuota searches = new RequestQuota(SEARCHES_PER_SECOND, Duration.ofSeconds(1));
    private final Map<FakeEndpoint, Long> requests = new EnumMap<>(FakeEndpoint.class);
    private final Map<FakeEndpoint, Refusal> refusals = new EnumMap<>(FakeEndpoint.class);
    private final Map<FakeEndpoint, Integer> pageSizes = new EnumMap<>(FakeEndpoint.class);

    private final TreeMap<Long, CrmRecord> clients = new TreeMap<>();
    private final Set<Long> notYetFound = new HashSet<>();
    private final List<String> clientProperties = new ArrayList<>();
    private final Map<FakeEndpoint, List<CrmRecord>> records = new EnumMap<>(FakeEndpoint.class);
    private final Map<FakeEndpoint, List<ObjectNode>> things = new EnumMap<>(FakeEndpoint.class);
    private long lastId = 1000;

    FakeAccount(FakeHubSpot hubSpot, long portalId) {
        this.hubSpot = hubSpot;
        this.portalId = portalId;
    }

    /** A token that never changes, allowed 100 requests in 10 seconds. */
    public FakeAccount token(String token) {
        return token(token, 100);
    }

    /** A token that never changes. */
    public FakeAccount token(String token, int perTenSeconds) {
        hubSpot.register(token, new Grant(this, added(new Token(perTenSeconds, false)), Optional.empty()));
        return this;
    }

    /** An installed app, allowed 110 requests in 10 seconds. */
    public FakeAccount oauth(String clientId, String clientSecret, String refreshToken, Duration accessLives) {
        hubSpot.register(
                new OAuthApp(this, clientId, clientSecret, refreshToken, accessLives, added(new Token(110, true))));
        return this;
    }

    private synchronized Token added(Token token) {
        tokens.add(token);
        return token;
    }

    /** The details that the account gives about itself. */
    public FakeAccount details(String type, String timeZone, String currency) {
        this.type = type;
        this.timeZone = timeZone;
        this.currency = currency;
        return this;
    }

    /** How many requests it is allowed in a day, and how many it has made. */
    public FakeAccount daily(long limit, long used) {
        this.dailyLimit = limit;
        this.usedToday = used;
        return this;
    }

    /**
     * Fails to count the day's requests: the limit is given as 0, and no header tells it.
     *
     * @param fetchStatus what the answer says of it, such as {@code FAILURE}
     */
    public FakeAccount failsToCount(String fetchStatus) {
        this.failedToCount = Optional.of(fetchStatus);
        return this;
    }

    public FakeAccount refuses(FakeEndpoint endpoint, Refusal refusal) {
        refusals.put(endpoint, refusal);
        return this;
    }

    /** Answers at most so many items at a time, whatever is asked for. */
    public FakeAccount pagesOf(FakeEndpoint endpoint, int items) {
        pageSizes.put(endpoint, items);
        return this;
    }

    /** Whether broadcasts come as a bare array, or as {@code results} of an object. */
    public FakeAccount bareBroadcasts(boolean bare) {
        this.bareBroadcasts = bare;
        return this;
    }

    /** A client of the agency; a property that is left out was never set. */
    public FakeAccount client(long recordId, Map<String, String> properties) {
        Instant now = Instant.now();
        clients.put(recordId, new CrmRecord(recordId, properties, now, now));
        properties.keySet().stream()
                .filter(property -> !clientProperties.contains(property))
                .forEach(clientProperties::add);
        return this;
    }

    /** Searches do not find that client yet, though it is there: HubSpot's index lags behind writes. */
    public FakeAccount doesNotFindYet(long recordId) {
        notYetFound.add(recordId);
        return this;
    }

    /** Merges a client's record into another one, which keeps a note of its id. */
    public FakeAccount merge(long recordId, long into) {
        clients.remove(recordId);
        CrmRecord record = Objects.requireNonNull(clients.get(into));
        Map<String, String> properties = new LinkedHashMap<>(record.properties());
        properties.merge("hs_merged_object_ids", String.valueOf(recordId), (before, id) -> before + ";" + id);
        return client(into, properties);
    }

    public FakeAccount user(String email) {
        ObjectNode user = thing().put("email", email).put("superAdmin", false);
        user.putArray("roleIds");
        return add(FakeEndpoint.USERS, user);
    }

    public FakeAccount contact(Instant modified) {
        return record(FakeEndpoint.CONTACTS, "lastmodifieddate", modified);
    }

    public FakeAccount deal(Instant modified) {
        return record(FakeEndpoint.DEALS, "hs_lastmodifieddate", modified);
    }

    public FakeAccount email(@Nullable Instant published, Instant updated) {
        return add(
                FakeEndpoint.EMAILS,
                thing().put("name", "An e-mail")
                        .put("state", published == null ? "DRAFT" : "PUBLISHED")
                        .put("publishedAt", published == null ? null : published.toString())
                        .put("updatedAt", updated.toString()));
    }

    /** An e-mail that was sent and archived since. */
    public FakeAccount archivedEmail(Instant published, Instant updated) {
        return email(published, updated).archivesLast(FakeEndpoint.EMAILS);
    }

    /** A landing page that was published and archived since. */
    public FakeAccount archivedLandingPage(Instant published, Instant updated) {
        return landingPage(published, updated).archivesLast(FakeEndpoint.LANDING_PAGES);
    }

    /** A website page that was published and archived since. */
    public FakeAccount archivedSitePage(Instant published, Instant updated) {
        return sitePage(published, updated).archivesLast(FakeEndpoint.SITE_PAGES);
    }

    /** A form that was changed and archived since. */
    public FakeAccount archivedForm(Instant updated) {
        return form(updated).archivesLast(FakeEndpoint.FORMS);
    }

    private FakeAccount archivesLast(FakeEndpoint endpoint) {
        last(endpoint).put("archived", true);
        return this;
    }

    /** A landing page whose time stamp has the name that e-mails use. */
    public FakeAccount landingPageWithUpdatedAt(Instant updated) {
        landingPage(null, updated);
        ObjectNode page = last(FakeEndpoint.LANDING_PAGES);
        page.set("updatedAt", page.remove("updated"));
        return this;
    }

    /** An e-mail that HubSpot's own filter finds by when it was changed, while its time stamps show another moment. */
    public FakeAccount emailThatShowsNoChange(Instant shown, Instant changed) {
        email(null, shown);
        last(FakeEndpoint.EMAILS).put(Answers.CHANGED, changed.toString());
        return this;
    }

    private ObjectNode last(FakeEndpoint endpoint) {
        List<ObjectNode> all = things(endpoint);
        return all.get(all.size() - 1);
    }

    public FakeAccount landingPage(@Nullable Instant published, Instant updated) {
        return add(FakeEndpoint.LANDING_PAGES, page(published, updated));
    }

    public FakeAccount sitePage(@Nullable Instant published, Instant updated) {
        return add(FakeEndpoint.SITE_PAGES, page(published, updated));
    }

    private ObjectNode page(@Nullable Instant published, Instant updated) {
        return thing().put("name", "A page")
                .put("publishDate", published == null ? null : published.toString())
                .put("updated", updated.toString());
    }

    public FakeAccount form(Instant updated) {
        return form("hubspot", updated);
    }

    /** @param type such as {@code captured} */
    public FakeAccount form(String type, Instant updated) {
        return add(
                FakeEndpoint.FORMS,
                thing().put("name", "A form")
                        .put("formType", type)
                        .put("createdAt", updated.toString())
                        .put("updatedAt", updated.toString())
                        .put("archived", false));
    }

    public FakeAccount workflow(Instant updated) {
        return add(
                FakeEndpoint.FLOWS,
                thing().put("isEnabled", true)
                        .put("flowType", "WORKFLOW")
                        .put("name", "A workflow")
                        .put("createdAt", updated.toString())
                        .put("updatedAt", updated.toString()));
    }

    public FakeAccount list(@Nullable Instant filtersUpdated, Instant updated) {
        return add(
                FakeEndpoint.LISTS,
                thing().put("listId", String.valueOf(lastId))
                        .put("name", "A list")
                        .put("filtersUpdatedAt", filtersUpdated == null ? null : filtersUpdated.toString())
                        .put("updatedAt", updated.toString()));
    }

    public FakeAccount cta(Instant changed) {
        return add(
                FakeEndpoint.CONTENT_AUDIT,
                thing().put("objectType", lastId % 2 == 0 ? "CTA" : "WEB_INTERACTIVE")
                        .put("event", "UPDATED")
                        .put("timestamp", changed.toString()));
    }

    /** Something else than a call to action was changed on the website. */
    public FakeAccount otherContentChange(Instant changed) {
        return add(
                FakeEndpoint.CONTENT_AUDIT,
                thing().put("objectType", "BLOG").put("event", "UPDATED").put("timestamp", changed.toString()));
    }

    /** @param status {@code SUCCESS}, or what became of it else */
    public FakeAccount broadcast(String status, Instant created, @Nullable Instant finished) {
        ObjectNode broadcast = thing().put("broadcastGuid", "b-" + lastId)
                .put("status", status)
                .put("createdAt", created.toEpochMilli());
        if (finished != null) {
            broadcast.put("finishedAt", finished.toEpochMilli());
        }
        return add(FakeEndpoint.BROADCASTS, broadcast);
    }

    /** Something in whatever shape, for instance with fields missing. */
    public FakeAccount add(FakeEndpoint endpoint, ObjectNode thing) {
        things.computeIfAbsent(endpoint, e -> new ArrayList<>()).add(thing);
        return this;
    }

    private FakeAccount record(FakeEndpoint endpoint, String modifiedProperty, Instant modified) {
        long id = ++lastId;
        records.computeIfAbsent(endpoint, e -> new ArrayList<>())
                .add(new CrmRecord(id, Map.of(modifiedProperty, modified.toString()), modified, modified));
        return this;
    }

    private ObjectNode thing() {
        return JsonNodeFactory.instance.objectNode().put("id", String.valueOf(++lastId));
    }

    /** Requests that arrived with one of the account's tokens. */
    public synchronized long requests() {
        return tokens.stream().mapToLong(Token::requests).sum();
    }

    public synchronized long requests(FakeEndpoint endpoint) {
        return requests.getOrDefault(endpoint, 0L);
    }

    /** Requests that were answered with 429 because they were too many. */
    public synchronized long tooMany() {
        return tokens.stream().mapToLong(Token::tooMany).sum();
    }

    /** The most requests with one token in any ten seconds, those turned away included. */
    public synchronized int mostInAnyTenSeconds() {
        return tokens.stream().mapToInt(Token::mostInAnyInterval).max().orElse(0);
    }

    public long portalId() {
        return portalId;
    }

    /** Counts a request where it arrives; answers what turns it away. */
    synchronized Optional<Reply> arrive(Token token, FakeEndpoint endpoint, long now) {
        token.arrived(now);
        requests.merge(endpoint, 1L, Long::sum);
        Optional<String> exceeded = exceeded(token, endpoint, now);
        if (exceeded.isPresent()) {
            token.turnedAway();
            return exceeded.map(policy -> Reply.tooMany(policy, hubSpot.nextCorrelationId()));
        }
        usedToday++;
        token.window().take(now);
        if (endpoint.isCrmSearch()) {
            searches.take(now);
        }
        return Optional.empty();
    }

    private Optional<String> exceeded(Token token, FakeEndpoint endpoint, long now) {
        if (usedToday >= dailyLimit) {
            return Optional.of("DAILY");
        }
        if (!token.window().hasRoom(now)) {
            return Optional.of("TEN_SECONDLY_ROLLING");
        }
        return endpoint.isCrmSearch() && !searches.hasRoom(now) ? Optional.of("SECONDLY") : Optional.empty();
    }

    /** What the rate headers say; nothing for a search. */
    synchronized Map<String, String> rateHeaders(Token token, FakeEndpoint endpoint) {
        if (endpoint.isCrmSearch()) {
            return Map.of();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-HubSpot-RateLimit-Max", String.valueOf(token.window().most()));
        headers.put(
                "X-HubSpot-RateLimit-Remaining", String.valueOf(token.window().left()));
        headers.put("X-HubSpot-RateLimit-Interval-Milliseconds", String.valueOf(Token.INTERVAL.toMillis()));
        if (!token.isOauth() && failedToCount.isEmpty()) {
            headers.put("X-HubSpot-RateLimit-Daily", String.valueOf(dailyLimit));
            headers.put("X-HubSpot-RateLimit-Daily-Remaining", String.valueOf(dailyLimit - usedToday));
        }
        return headers;
    }

    Optional<Refusal> refusal(FakeEndpoint endpoint) {
        return Optional.ofNullable(refusals.get(endpoint));
    }

    int pageSize(FakeEndpoint endpoint, int asked) {
        return Math.min(asked, pageSizes.getOrDefault(endpoint, Integer.MAX_VALUE));
    }

    List<CrmRecord> records(FakeEndpoint endpoint) {
        if (endpoint == FakeEndpoint.CLIENT_SEARCH) {
            return clients.values().stream()
                    .filter(record -> !notYetFound.contains(record.id()))
                    .toList();
        }
        return endpoint == FakeEndpoint.CLIENTS
                ? List.copyOf(clients.values())
                : records.getOrDefault(endpoint, List.of());
    }

    List<ObjectNode> things(FakeEndpoint endpoint) {
        return things.getOrDefault(endpoint, List.of());
    }

    List<String> clientProperties() {
        return clientProperties;
    }

    Optional<String> failedToCount() {
        return failedToCount;
    }

    String type() {
        return type;
    }

    String timeZone() {
        return timeZone;
    }

    String currency() {
        return currency;
    }

    boolean hasBareBroadcasts() {
        return bareBroadcasts;
    }

    synchronized long dailyLimit() {
        return dailyLimit;
    }

    synchronized long usedToday() {
        return usedToday;
    }
}
