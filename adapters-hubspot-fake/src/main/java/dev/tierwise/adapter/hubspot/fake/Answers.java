package dev.tierwise.adapter.hubspot.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What an account answers to a request that nothing stands in the way of. */
final class Answers {

    private static final Set<String> LIST_SEARCH_FIELDS =
            Set.of("query", "offset", "count", "additionalProperties", "listIds", "processingTypes");

    /** What an item holds for the fake alone: when it changed really, where its own time stamps do not show it. */
    static final String CHANGED = "#changed";

    private Answers() {}

    static JsonNode to(Call call) throws WrongRequest {
        FakeAccount account = call.account();
        return switch (call.endpoint()) {
            case DETAILS -> details(account);
            case DAILY_USAGE -> dailyUsage(account);
            case ACTIVITY -> page(call, 100, 100, thing -> true);
            case CLIENT_PROPERTIES -> properties(account);
            case CLIENTS -> clients(call);
            case CLIENT_SEARCH -> CrmSearch.answer(call, 200);
            case CONTACTS, DEALS -> CrmSearch.answer(call, 200);
            case USERS -> page(call, 100, 100, thing -> true);
            case EMAILS, LANDING_PAGES, SITE_PAGES ->
                page(call, 20, 100, after(call).and(archived(call)));
            case FORMS -> page(call, 20, 500, ofType(call).and(archived(call)));
            case FLOWS -> page(call, 100, 100, thing -> true);
            case LISTS -> lists(call);
            case CONTENT_AUDIT -> contentAudit(call);
            case BROADCASTS -> broadcasts(call);
        };
    }

    private static JsonNode details(FakeAccount account) {
        ObjectNode details = object().put("portalId", account.portalId())
                .put("accountType", account.type())
                .put("timeZone", account.timeZone())
                .put("companyCurrency", account.currency())
                .put("dataHostingLocation", "eu1")
                .put("uiDomain", "app-eu1.hubspot.com");
        details.putArray("additionalCurrencies");
        return details;
    }

    private static JsonNode dailyUsage(FakeAccount account) {
        ObjectNode answer = object();
        Optional<String> failed = account.failedToCount();
        answer.putArray("results")
                .addObject()
                .put("name", "private-apps-api-calls-daily")
                .put("fetchStatus", failed.orElse("SUCCESS"))
                .put("usageLimit", failed.isPresent() ? 0 : account.dailyLimit())
                .put("currentUsage", failed.isPresent() ? 0 : account.usedToday())
                .put("resetsAt", Instant.now().plus(Duration.ofHours(8)).toString());
        return answer;
    }

    private static JsonNode properties(FakeAccount account) {
        ObjectNode answer = object();
        ArrayNode results = answer.putArray("results");
        for (String property : account.clientProperties()) {
            results.addObject()
                    .put("name", property)
                    .put("label", property)
                    .put("type", "string")
                    .put("fieldType", "text");
        }
        return answer;
    }

    private static JsonNode clients(Call call) throws WrongRequest {
        long after = number(call, "after", 0);
        int limit = call.account().pageSize(call.endpoint(), limit(call, 10, 100));
        if (!Set.of("false", "").contains(call.query().getOrDefault("archived", "false"))) {
            throw new WrongRequest("archived clients are not served here");
        }
        List<String> asked = List.of(call.query().getOrDefault("properties", "").split(","));
        List<CrmRecord> rest = call.account().records(call.endpoint()).stream()
                .filter(record -> record.id() > after)
                .toList();
        ObjectNode answer = object();
        ArrayNode results = answer.putArray("results");
        rest.stream().limit(limit).forEach(record -> results.add(CrmSearch.shown(record, asked)));
        if (rest.size() > limit) {
            next(answer, String.valueOf(rest.get(limit - 1).id()));
        }
        return answer;
    }

    private static JsonNode page(Call call, int usual, int most, Predicate<ObjectNode> wanted) throws WrongRequest {
        List<ObjectNode> all =
                call.account().things(call.endpoint()).stream().filter(wanted).toList();
        return page(call, usual, most, all);
    }

    private static ObjectNode page(Call call, int usual, int most, List<ObjectNode> all) throws WrongRequest {
        int limit = call.account().pageSize(call.endpoint(), limit(call, usual, most));
        int from = cursor(call);
        if (from > all.size()) {
            throw new WrongRequest("the cursor points behind the end");
        }
        int to = Math.min(all.size(), from + limit);
        ObjectNode answer = object();
        if (call.endpoint() != FakeEndpoint.USERS && call.endpoint() != FakeEndpoint.CONTENT_AUDIT) {
            answer.put("total", all.size());
        }
        ArrayNode results = answer.putArray("results");
        all.subList(from, to).forEach(thing -> results.add(thing.deepCopy().without(CHANGED)));
        if (to < all.size()) {
            next(answer, "c" + to);
        }
        return answer;
    }

    /** Cursors are opaque: nobody may compute one. */
    private static int cursor(Call call) throws WrongRequest {
        String after = call.query().get("after");
        if (after == null) {
            return 0;
        }
        if (!after.matches("c[0-9]{1,9}")) {
            throw new WrongRequest("'after' is no cursor that was given out: " + after);
        }
        return Integer.parseInt(after.substring(1));
    }

    private static void next(ObjectNode answer, String after) {
        answer.putObject("paging")
                .putObject("next")
                .put("after", after)
                .put("link", "https://api.hubapi.com/next?after=" + after);
    }

    /** Current items, or archived ones alone where those are asked for. */
    private static Predicate<ObjectNode> archived(Call call) throws WrongRequest {
        String archived = call.query().getOrDefault("archived", "false");
        if (!Set.of("true", "false").contains(archived)) {
            throw new WrongRequest("archived=" + archived + ", expected true or false");
        }
        return thing -> thing.path("archived").asBoolean() == archived.equals("true");
    }

    /** Forms of the types that are asked for; those made with HubSpot's own editor unless others are. */
    private static Predicate<ObjectNode> ofType(Call call) throws WrongRequest {
        List<String> types =
                List.of(call.query().getOrDefault("formTypes", "hubspot").split(","));
        if (!Set.of("hubspot", "captured", "flow", "blog_comment", "all").containsAll(types)) {
            throw new WrongRequest("unknown among the types of forms " + types);
        }
        return thing ->
                types.contains("all") || types.contains(thing.path("formType").asText());
    }

    private static Instant changed(ObjectNode thing) {
        for (String field : List.of(CHANGED, "updatedAt", "updated")) {
            if (thing.path(field).isTextual()) {
                return Instant.parse(thing.path(field).asText());
            }
        }
        return Instant.EPOCH;
    }

    private static Predicate<ObjectNode> after(Call call) throws WrongRequest {
        String text = call.query().get("updatedAfter");
        if (text == null) {
            return thing -> true;
        }
        try {
            Instant cutOff = Instant.parse(text);
            return thing -> changed(thing).isAfter(cutOff);
        } catch (DateTimeParseException e) {
            throw new WrongRequest("updatedAfter is no ISO date-time: " + text);
        }
    }

    private static JsonNode lists(Call call) throws WrongRequest {
        JsonNode body = call.body();
        for (String field : (Iterable<String>) body::fieldNames) {
            if (!LIST_SEARCH_FIELDS.contains(field)) {
                throw new WrongRequest("a search for lists has no field " + field);
            }
        }
        if (!body.path("query").isTextual()
                || !body.path("offset").isInt()
                || !body.path("count").isInt()
                || !body.path("additionalProperties").isArray()
                || !body.path("listIds").isArray()
                || !body.path("processingTypes").isArray()) {
            throw new WrongRequest(
                    "a search for lists takes all of " + new TreeSet<>(LIST_SEARCH_FIELDS) + ": " + body);
        }
        int offset = body.path("offset").intValue();
        int count = body.path("count").intValue();
        if (offset < 0 || count < 1 || count > 500) {
            throw new WrongRequest("offset and count out of range: " + body);
        }
        List<ObjectNode> all = call.account().things(FakeEndpoint.LISTS);
        int from = Math.min(offset, all.size());
        int to = Math.min(all.size(), from + call.account().pageSize(FakeEndpoint.LISTS, count));
        ObjectNode answer = object();
        answer.putArray("lists").addAll(all.subList(from, to));
        return answer.put("hasMore", to < all.size()).put("offset", to).put("total", all.size());
    }

    private static JsonNode contentAudit(Call call) throws WrongRequest {
        String types = call.query().get("objectType");
        List<String> wanted = types == null ? List.of() : Arrays.asList(types.split(","));
        String sort = call.query().getOrDefault("sort", "timestamp");
        if (!Set.of("timestamp", "-timestamp").contains(sort)) {
            throw new WrongRequest("sort=" + sort + ", expected timestamp or -timestamp");
        }
        Comparator<ObjectNode> oldestFirst = Comparator.comparing(
                thing -> Instant.parse(thing.path("timestamp").asText()));
        List<ObjectNode> sorted = call.account().things(FakeEndpoint.CONTENT_AUDIT).stream()
                .filter(thing -> wanted.isEmpty()
                        || wanted.contains(thing.path("objectType").asText()))
                .sorted(sort.startsWith("-") ? oldestFirst.reversed() : oldestFirst)
                .toList();
        return page(call, 100, 200, sorted);
    }

    private static JsonNode broadcasts(Call call) throws WrongRequest {
        long since = number(call, "since", 0);
        Map<String, String> query = call.query();
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        call.account().things(FakeEndpoint.BROADCASTS).stream()
                .filter(thing ->
                        thing.path("finishedAt").asLong(thing.path("createdAt").asLong()) >= since)
                .filter(thing -> !query.containsKey("status")
                        || thing.path("status").asText().equals(query.get("status")))
                .forEach(found::add);
        return call.account().hasBareBroadcasts() ? found : object().set("results", found);
    }

    private static int limit(Call call, int usual, int most) throws WrongRequest {
        long limit = number(call, "limit", usual);
        if (limit < 1 || limit > most) {
            throw new WrongRequest("limit=" + limit + ", expected 1 to " + most);
        }
        return (int) limit;
    }

    private static long number(Call call, String parameter, long otherwise) throws WrongRequest {
        String text = call.query().get(parameter);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,15}")) {
            throw new WrongRequest(parameter + "=" + text + ", expected digits");
        }
        return Long.parseLong(text);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
