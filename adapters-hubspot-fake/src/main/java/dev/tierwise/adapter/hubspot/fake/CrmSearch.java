package dev.tierwise.adapter.hubspot.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The CRM's search: filters, one order, pages, and never more than 10,000 records of one query. */
final class CrmSearch {

    private static final int MOST_RESULTS = 10_000;
    private static final Set<String> FIELDS = Set.of("filterGroups", "properties", "sorts", "limit", "after");
    private static final Comparator<String> BY_VALUE = (one, other) -> {
        BigDecimal number = number(one);
        BigDecimal otherNumber = number(other);
        return number == null || otherNumber == null ? one.compareTo(other) : number.compareTo(otherNumber);
    };

    private CrmSearch() {}

    static JsonNode answer(Call call, int mostLimit) throws WrongRequest {
        JsonNode body = call.body();
        Set<String> given = new TreeSet<>();
        body.fieldNames().forEachRemaining(given::add);
        if (!given.equals(FIELDS)) {
            throw new WrongRequest("a search has exactly the fields " + new TreeSet<>(FIELDS) + ", not " + given);
        }
        List<String> asked = texts(body.path("properties"), "properties");
        Comparator<CrmRecord> order = order(texts(body.path("sorts"), "sorts"));
        Predicate<CrmRecord> wanted = wanted(body.path("filterGroups"));
        int limit = body.path("limit").isInt() ? body.path("limit").intValue() : 0;
        if (limit < 1 || limit > mostLimit) {
            throw new WrongRequest("limit is " + body.path("limit") + ", expected 1 to " + mostLimit);
        }
        String after = body.path("after").isTextual() ? body.path("after").textValue() : "";
        if (!after.matches("[0-9]{1,9}")) {
            throw new WrongRequest("after is " + body.path("after") + ", expected digits in a string");
        }
        int from = Integer.parseInt(after);
        if (from >= MOST_RESULTS) {
            throw new WrongRequest("a query gives at most 10,000 results; this asked for those after " + from);
        }
        List<CrmRecord> found = call.account().records(call.endpoint()).stream()
                .filter(wanted)
                .sorted(order)
                .toList();
        int last = Math.min(found.size(), MOST_RESULTS);
        int to = Math.min(last, from + call.account().pageSize(call.endpoint(), limit));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("total", found.size());
        ArrayNode results = answer.putArray("results");
        found.subList(Math.min(from, to), to).forEach(record -> results.add(shown(record, asked)));
        if (to < last) {
            answer.putObject("paging").putObject("next").put("after", String.valueOf(to));
        }
        return answer;
    }

    /** A record as answers show it. A property that was never set is null, or not there at all. */
    static ObjectNode shown(CrmRecord record, List<String> asked) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("id", String.valueOf(record.id()));
        ObjectNode properties = shown.putObject("properties")
                .put("hs_object_id", String.valueOf(record.id()))
                .put("hs_createdate", record.createdAt().toString())
                .put("hs_lastmodifieddate", record.updatedAt().toString());
        for (String name : asked) {
            String value = value(record, name);
            if (value != null) {
                properties.put(name, value);
            } else if (record.id() % 2 == 0) {
                properties.putNull(name);
            }
        }
        return shown.put("createdAt", record.createdAt().toString())
                .put("updatedAt", record.updatedAt().toString())
                .put("archived", false);
    }

    private static Comparator<CrmRecord> order(List<String> sorts) throws WrongRequest {
        Comparator<CrmRecord> byId = Comparator.comparingLong(CrmRecord::id);
        if (sorts.isEmpty()) {
            return byId;
        }
        if (sorts.size() > 1) {
            throw new WrongRequest("a search has one order at most: " + sorts);
        }
        String sort = sorts.get(0);
        boolean descending = sort.startsWith("-");
        String property = descending ? sort.substring(1) : sort;
        Comparator<CrmRecord> order =
                Comparator.comparing(record -> value(record, property), Comparator.nullsLast(BY_VALUE));
        return (descending ? order.reversed() : order).thenComparing(byId);
    }

    private static Predicate<CrmRecord> wanted(JsonNode groups) throws WrongRequest {
        if (!groups.isArray() || groups.size() > 5) {
            throw new WrongRequest("filterGroups is no list of at most five: " + groups);
        }
        List<Predicate<CrmRecord>> any = new ArrayList<>();
        for (JsonNode group : groups) {
            JsonNode filters = group.path("filters");
            if (group.size() != 1 || !filters.isArray() || filters.isEmpty() || filters.size() > 6) {
                throw new WrongRequest("a filter group has one to six filters: " + group);
            }
            Predicate<CrmRecord> all = record -> true;
            for (JsonNode filter : filters) {
                all = all.and(filter(filter));
            }
            any.add(all);
        }
        return record -> any.isEmpty() || any.stream().anyMatch(group -> group.test(record));
    }

    private static Predicate<CrmRecord> filter(JsonNode filter) throws WrongRequest {
        if (filter.size() != 3
                || !filter.path("propertyName").isTextual()
                || !filter.path("operator").isTextual()
                || !filter.path("value").isTextual()) {
            throw new WrongRequest("a filter has propertyName, operator and value, all texts: " + filter);
        }
        String property = filter.path("propertyName").textValue();
        String bound = filter.path("value").textValue();
        Predicate<Integer> test = switch (filter.path("operator").textValue()) {
            case "EQ" -> compared -> compared == 0;
            case "NEQ" -> compared -> compared != 0;
            case "GT" -> compared -> compared > 0;
            case "GTE" -> compared -> compared >= 0;
            case "LT" -> compared -> compared < 0;
            case "LTE" -> compared -> compared <= 0;
            default -> throw new WrongRequest("unknown operator: " + filter);
        };
        return record -> {
            String value = value(record, property);
            return value != null && test.test(BY_VALUE.compare(value, bound));
        };
    }

    private static @Nullable String value(CrmRecord record, String property) {
        return property.equals("hs_object_id")
                ? String.valueOf(record.id())
                : record.properties().get(property);
    }

    /** Numbers compare as such, and so do moments, as milliseconds. */
    private static @Nullable BigDecimal number(String value) {
        if (value.matches("-?[0-9]+(\\.[0-9]+)?")) {
            return new BigDecimal(value);
        }
        try {
            return BigDecimal.valueOf(Instant.parse(value).toEpochMilli());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static List<String> texts(JsonNode list, String field) throws WrongRequest {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            if (!item.isTextual()) {
                throw new WrongRequest(field + " holds something else than strings: " + list);
            }
            texts.add(item.textValue());
        }
        if (!list.isArray()) {
            throw new WrongRequest(field + " is no list: " + list);
        }
        return texts;
    }
}
