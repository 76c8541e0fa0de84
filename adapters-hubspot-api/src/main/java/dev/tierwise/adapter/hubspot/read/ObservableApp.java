package dev.tierwise.adapter.hubspot.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tierwise.adapter.hubspot.http.Account;
import dev.tierwise.adapter.hubspot.http.ApiException;
import dev.tierwise.application.spi.Origin;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The apps whose use leaves traces that HubSpot's API shows: which list shows them, which of its time stamps tell, and
 * which scope that takes. For the programme's other apps there is no public endpoint.
 *
 * <p>Each list is read until it shows use in the window, else to its end. Where HubSpot can leave out what is too old,
 * one request tells.
 */
final class ObservableApp {

    private static final String GET = "GET";
    private static final String POST = "POST";

    static final List<ObservableApp> ALL = List.of(
            new ObservableApp(
                    "contacts",
                    "crm.objects.contacts.read",
                    POST,
                    Api.CRM_OBJECTS,
                    "/contacts/search",
                    changedRecords("lastmodifieddate"),
                    "updatedAt",
                    "properties/lastmodifieddate"),
            new ObservableApp(
                    "crm",
                    "crm.objects.deals.read",
                    POST,
                    Api.CRM_OBJECTS,
                    "/deals/search",
                    changedRecords("hs_lastmodifieddate"),
                    "updatedAt",
                    "properties/hs_lastmodifieddate"),
            new ObservableApp("email", "content", GET, Api.EMAILS, "", updatedAfter(), "updatedAt", "publishedAt"),
            new ObservableApp(
                    "landing-pages",
                    "content",
                    GET,
                    Api.PAGES,
                    "/landing-pages",
                    updatedAfter(),
                    "updated",
                    "publishDate"),
            new ObservableApp(
                    "website-pages",
                    "content",
                    GET,
                    Api.PAGES,
                    "/site-pages",
                    updatedAfter(),
                    "updated",
                    "publishDate"),
            new ObservableApp("forms", "forms", GET, Api.FORMS, "/forms", everything(), "updatedAt"),
            new ObservableApp("workflows", "automation", GET, Api.FLOWS, "/flows", everything(), "updatedAt"),
            new ObservableApp(
                    "lists",
                    "crm.lists.read",
                    POST,
                    Api.CRM_LISTS,
                    "/search",
                    lists(),
                    "updatedAt",
                    "filtersUpdatedAt"),
            new ObservableApp("ctas", "content", GET, Api.AUDIT_LOGS, "", auditLog("CTA,WEB_INTERACTIVE"), "timestamp"),
            new ObservableApp(
                    "social-publishing",
                    "social-access",
                    GET,
                    Api.BROADCASTS,
                    "/broadcasts",
                    broadcasts(),
                    "finishedAt",
                    "createdAt"));

    private static final String PAGE = "100";

    /** A list of traces, page by page. */
    private interface Traces {
        /** @param cursor empty for the first page, else what the page before gave as the next one */
        Page page(Account account, String path, Instant cutOff, Optional<String> cursor)
                throws ApiException, MalformedAnswerException;
    }

    private final String id;
    private final String scope;
    private final String method;
    private final Api api;
    private final String rest;
    private final Traces traces;
    private final List<String> stamps;

    private ObservableApp(
            String id, String scope, String method, Api api, String rest, Traces traces, String... stamps) {
        this.id = id;
        this.scope = scope;
        this.method = method;
        this.api = api;
        this.rest = rest;
        this.traces = traces;
        this.stamps = List.of(stamps);
    }

    /** The app's id. */
    String id() {
        return id;
    }

    /** What a token needs for it. */
    String scope() {
        return scope;
    }

    /** Where its use by a client is told: the request, and which of the answer's time stamps. */
    Origin origin(String record, ReadOptions options) {
        return new Origin.OfAnswer(record, method + " " + options.path(api, rest) + ": " + String.join(", ", stamps));
    }

    /** Whether its traces are changes of records, which imports and automation make too. */
    boolean isToldByChange() {
        return id.equals("contacts") || id.equals("crm");
    }

    AppEvidence read(Account account, ReadOptions options, Window window) {
        try {
            return search(account, options, window);
        } catch (ApiException e) {
            return new AppEvidence.Unknown(Failure.of(e));
        } catch (MalformedAnswerException e) {
            return new AppEvidence.Unknown(Failure.of(e));
        }
    }

    private AppEvidence search(Account account, ReadOptions options, Window window)
            throws ApiException, MalformedAnswerException {
        TreeSet<LocalDate> days = new TreeSet<>();
        boolean later = false;
        boolean undated = false;
        Set<String> cursors = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page page = traces.page(account, options.path(api, rest), window.cutOff(), cursor);
            for (JsonNode trace : page.items()) {
                boolean dated = false;
                for (String stamp : stamps) {
                    JsonNode value = trace.at("/" + stamp);
                    if (value.isValueNode()
                            && !value.isNull()
                            && !value.asText().isBlank()) {
                        try {
                            LocalDate day =
                                    HubSpotDate.dayOfMoment(value.asText().strip(), window.zone());
                            dated = true;
                            later |= window.isAfter(day);
                            if (window.contains(day)) {
                                days.add(day);
                            }
                        } catch (DateTimeException e) {
                            undated = true;
                        }
                    }
                }
                undated |= !dated;
            }
            cursor = page.next();
            if (!days.isEmpty()) {
                return new AppEvidence.Used(days, cursor.isEmpty() && !later && !undated);
            }
            if (later && isToldByChange()) {
                return new AppEvidence.UsedLater(); // in ascending order: what follows is later still
            }
            if (cursor.isPresent() && !cursors.add(cursor.get())) {
                throw new MalformedAnswerException("HubSpot gives the same page again and again");
            }
        } while (cursor.isPresent());
        if (undated) {
            throw new MalformedAnswerException("HubSpot gives a date in a form that is not known, or none");
        }
        return later ? new AppEvidence.UsedLater() : new AppEvidence.Unused();
    }

    /**
     * The first record that changed in the window. Ascending, because it is then the one most likely to be no later than
     * the day asked about.
     */
    private static Traces changedRecords(String property) {
        return (account, path, cutOff, cursor) -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.putArray("filterGroups")
                    .addObject()
                    .putArray("filters")
                    .addObject()
                    .put("propertyName", property)
                    .put("operator", "GTE")
                    .put("value", Long.toString(cutOff.toEpochMilli()));
            body.putArray("properties").add(property);
            body.putArray("sorts").add(property);
            body.put("limit", cursor.isEmpty() ? 1 : 100);
            body.put("after", cursor.orElse("0"));
            return Page.of(account.search(path, body));
        };
    }

    /** What was updated in the window, as HubSpot's own filter finds it. */
    private static Traces updatedAfter() {
        return (account, path, cutOff, cursor) -> {
            Map<String, String> query = new LinkedHashMap<>();
            // whether HubSpot means "at or after" is not said
            query.put("updatedAfter", cutOff.minusMillis(1).toString());
            return page(account, path, query, "1", cursor);
        };
    }

    private static Traces everything() {
        return (account, path, cutOff, cursor) -> page(account, path, new LinkedHashMap<>(), PAGE, cursor);
    }

    private static Traces auditLog(String objectTypes) {
        return (account, path, cutOff, cursor) -> {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("objectType", objectTypes);
            return page(account, path, query, "1", cursor);
        };
    }

    /** One trace is enough at first; if it is not, the rest is read in large pages. */
    private static Page page(
            Account account, String path, Map<String, String> query, String firstLimit, Optional<String> cursor)
            throws ApiException, MalformedAnswerException {
        query.put("limit", cursor.isEmpty() ? firstLimit : PAGE);
        cursor.ifPresent(after -> query.put("after", after));
        return Page.of(account.get(path, query));
    }

    private static Traces lists() {
        return (account, path, cutOff, cursor) -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("query", "")
                    .put("offset", Long.parseLong(cursor.orElse("0")))
                    .put("count", 500);
            JsonNode answer = account.post(path, body);
            JsonNode more = answer.path("hasMore");
            JsonNode offset = answer.path("offset");
            if (!more.isBoolean() || (more.asBoolean() && !offset.canConvertToLong())) {
                throw new MalformedAnswerException("HubSpot did not say whether there are more lists");
            }
            return new Page(
                    Page.items(answer.path("lists"), "lists"),
                    more.asBoolean() ? Optional.of(offset.asText()) : Optional.empty());
        };
    }

    private static Traces broadcasts() {
        return (account, path, cutOff, cursor) -> {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("since", Long.toString(cutOff.toEpochMilli()));
            query.put("status", "SUCCESS");
            cursor.ifPresent(after -> query.put("after", after));
            JsonNode answer = account.get(path, query);
            return answer.isArray() ? new Page(Page.items(answer, "broadcasts"), Optional.empty()) : Page.of(answer);
        };
    }
}
