package dev.tierwise.adapter.hubspot.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tierwise.adapter.hubspot.http.ApiException;
import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
import dev.tierwise.adapter.hubspot.http.HubSpotAccount;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.SourceException;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All of the partner's clients. A search gives at most 10,000 results however far one pages, so that it is repeated from
 * the last record on until one gives nothing more. A list that does not come to its end is an error, never a short list.
 */
final class ClientList {

    private static final int MOST_RESULTS = 10_000;
    private static final String RECORD_ID = "hs_object_id";

    private final HubSpotAccount account;
    private final ReadOptions options;
    private final Supplier<OptionalLong> budget;
    private final Map<String, PartnerClient> clients = new LinkedHashMap<>();
    private BigInteger highest = BigInteger.valueOf(-1);
    private long promised;
    private boolean ascending = true;

    /** @param budget how many of the account's daily requests are left; asked once the length of the list is known */
    ClientList(HubSpotAccount account, ReadOptions options, Supplier<OptionalLong> budget) {
        this.account = account;
        this.options = options;
        this.budget = budget;
    }

    /** @throws SourceException when the list is refused or does not come to its end */
    Collection<PartnerClient> read() throws SourceException {
        try {
            while (readWindow()) {
                if (!ascending) {
                    throw new MalformedAnswerException(Text.of(ClientList.class, "list.order"));
                }
            }
            return clients.values();
        } catch (ApiException e) {
            boolean scopeUntold =
                    e.kind() == Kind.FORBIDDEN && e.missingScopes().isEmpty();
            throw ReadFailure.of(e)
                    .asSourceException(Text.of(ClientList.class, scopeUntold ? "list.unread.scope" : "list.unread"));
        } catch (MalformedAnswerException e) {
            throw ReadFailure.of(e).asSourceException(Text.of(ClientList.class, "list.unread"));
        }
    }

    /** Reads what comes after the highest id so far; says whether there is more, or HubSpot once counted more. */
    private boolean readWindow() throws ApiException, MalformedAnswerException, SourceException {
        Optional<BigInteger> from = highest.signum() < 0 ? Optional.empty() : Optional.of(highest);
        int before = clients.size();
        int results = 0;
        String after = "0";
        Set<String> cursors = new HashSet<>();
        while (cursors.add(after)) {
            JsonNode answer = account.search(path(options), query(options, from, after, options.clientPage()));
            ResultPage page = ResultPage.of(answer);
            Optional<Long> total = total(answer);
            if (results == 0 && total.isPresent()) {
                checkBudget(total.get());
            }
            promised = Math.max(promised, before + total.orElse(0L));
            for (JsonNode item : page.items()) {
                add(PartnerClient.of(item, options.properties()));
            }
            results += page.items().size();
            boolean capped =
                    page.next().filter(next -> offset(next) >= MOST_RESULTS).isPresent();
            if (capped || results >= MOST_RESULTS) {
                return mustHaveGrown(before);
            }
            if (page.next().isEmpty()) {
                // a window that ends before its total is looked at once more, from its last record on
                return clients.size() < promised && mustHaveGrown(before);
            }
            after = page.next().get();
        }
        throw new MalformedAnswerException(Text.of(ClientList.class, "list.again"));
    }

    private boolean mustHaveGrown(int before) throws MalformedAnswerException {
        if (clients.size() == before) {
            throw new MalformedAnswerException(Text.of(ClientList.class, "list.fewer"));
        }
        return true;
    }

    private void add(PartnerClient client) throws MalformedAnswerException {
        BigInteger id;
        try {
            id = new BigInteger(client.id());
        } catch (NumberFormatException e) {
            throw new MalformedAnswerException(Text.of(ClientList.class, "list.id"));
        }
        if (clients.putIfAbsent(client.id(), client) == null) {
            ascending &= id.compareTo(highest) > 0;
            highest = highest.max(id);
        }
    }

    private void checkBudget(long total) throws SourceException {
        long needed = total / options.clientPage();
        OptionalLong left = needed == 0 ? OptionalLong.empty() : budget.get();
        if (left.isPresent() && left.getAsLong() - options.dailyReserve() < needed) {
            throw new SourceException(
                    SourceException.Kind.UNAVAILABLE,
                    Text.of(ClientList.class, "list.budget", total, needed, left.getAsLong()));
        }
    }

    private static long offset(String after) {
        return after.matches("\\d{1,18}") ? Long.parseLong(after) : 0;
    }

    private static Optional<Long> total(JsonNode answer) {
        return answer.path("total").canConvertToLong()
                ? Optional.of(answer.path("total").asLong())
                : Optional.empty();
    }

    private static String path(ReadOptions options) {
        return options.path(Api.CRM_OBJECTS, "/partner_clients/search");
    }

    private static JsonNode query(ReadOptions options, Optional<BigInteger> from, String after, int limit) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var groups = body.putArray("filterGroups");
        from.ifPresent(id -> groups.addObject()
                .putArray("filters")
                .addObject()
                .put("propertyName", RECORD_ID)
                .put("operator", "GT")
                .put("value", id.toString()));
        var properties = body.putArray("properties");
        Stream.concat(options.properties().values().stream(), Stream.of(PartnerClient.MERGED_IDS))
                .distinct()
                .sorted()
                .forEach(properties::add);
        body.putArray("sorts").add(RECORD_ID);
        body.put("limit", limit);
        body.put("after", after);
        return body;
    }
}
