package dev.tierwise.adapter.hubspot.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tierwise.adapter.hubspot.http.ApiException;
import dev.tierwise.adapter.hubspot.http.HubSpotAccount;
import dev.tierwise.adapter.hubspot.read.TraceSearch.Extent;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The apps whose use leaves traces that HubSpot's API shows: which list shows them, which of its time stamps tell, and
 * which scope that takes. For the programme's other apps there is no public endpoint.
 *
 * <p>Where HubSpot can leave out what is too old, one request shows use. That there was none takes a second one where
 * HubSpot lists archived items only if asked for them.
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
                    "updatedAt",
                    "publishDate"),
            new ObservableApp(
                    "website-pages",
                    "content",
                    GET,
                    Api.PAGES,
                    "/site-pages",
                    updatedAfter(),
                    "updated",
                    "updatedAt",
                    "publishDate"),
            new ObservableApp("forms", "forms", GET, Api.FORMS, "", forms(), "updatedAt"),
            new ObservableApp("workflows", "automation", GET, Api.FLOWS, "", flows(), "updatedAt"),
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
                    "",
                    broadcasts(),
                    "finishedAt",
                    "createdAt"));

    /** The apps that there is no public endpoint for. */
    static final List<String> WITHOUT_API = List.of(
            "ads-add-on", "contacts-report", "pages-report", "reporting-add-on", "social-monitoring", "sources-report");

    private static final String PAGE = "100";

    /** How the cursors of a list of current items begin, and those of the archived ones, which follow them. */
    private static final String CURRENT = "current:";

    private static final String ARCHIVED = "archived:";

    /** A list of traces in anybody's portal, page by page. */
    private interface Pages {
        /** @param cursor empty for the first page, else what the page before gave as the next one */
        ResultPage page(HubSpotAccount account, String path, Instant cutOff, Optional<String> cursor)
                throws ApiException, MalformedAnswerException;
    }

    /** Which traces a list holds, and how it is read. */
    private record Traces(Extent extent, Pages pages) {}

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

    /** What its traces tell of each of the windows, which are given in ascending order. */
    AppReading read(HubSpotAccount account, ReadOptions options, List<Window> windows) {
        String path = options.path(api, rest);
        TraceSearch search = new TraceSearch(
                (cutOff, cursor) -> traces.pages().page(account, path, cutOff, cursor), traces.extent(), stamps);
        Map<LocalDate, ObservedUse> byDay = new LinkedHashMap<>();
        windows.forEach(window -> byDay.put(window.last(), search.in(window)));
        return new AppReading(byDay);
    }

    /**
     * The first record that changed in the window. Ascending, because it is then the one most likely to be no later than
     * the day asked about.
     */
    private static Traces changedRecords(String property) {
        return new Traces(Extent.SINCE_CUT_OFF_ASCENDING, (account, path, cutOff, cursor) -> {
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
            return ResultPage.of(account.search(path, body));
        });
    }

    /** What was updated in the window, as HubSpot's own filter finds it. */
    private static Traces updatedAfter() {
        return new Traces(Extent.SINCE_CUT_OFF, (account, path, cutOff, cursor) -> {
            Map<String, String> query = new LinkedHashMap<>();
            // whether HubSpot means "at or after" is not said
            query.put("updatedAfter", cutOff.minusMillis(1).toString());
            return pageWithArchived(account, path, query, "1", cursor);
        });
    }

    /** Forms of every type; without asking for them, HubSpot lists only those made with its own editor. */
    private static Traces forms() {
        return new Traces(Extent.EVERYTHING, (account, path, cutOff, cursor) -> {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("formTypes", "all");
            return pageWithArchived(account, path, query, PAGE, cursor);
        });
    }

    private static Traces flows() {
        return new Traces(
                Extent.EVERYTHING,
                (account, path, cutOff, cursor) -> page(account, path, new LinkedHashMap<>(), PAGE, cursor));
    }

    /** Newest first, so that the first entry shows use if any does. */
    private static Traces auditLog(String objectTypes) {
        return new Traces(Extent.EVERYTHING, (account, path, cutOff, cursor) -> {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("objectType", objectTypes);
            query.put("sort", "-timestamp");
            return page(account, path, query, "1", cursor);
        });
    }

    /** A page of current items, or of the archived ones that follow: an e-mail that was sent and then archived is use. */
    private static ResultPage pageWithArchived(
            HubSpotAccount account, String path, Map<String, String> query, String firstLimit, Optional<String> cursor)
            throws ApiException, MalformedAnswerException {
        boolean archived = cursor.filter(text -> text.startsWith(ARCHIVED)).isPresent();
        String shelf = archived ? ARCHIVED : CURRENT;
        if (archived) {
            query.put("archived", "true");
        }
        Optional<String> after =
                cursor.map(text -> text.substring(shelf.length())).filter(text -> !text.isEmpty());
        ResultPage page = page(account, path, query, firstLimit, after);
        return new ResultPage(
                page.items(),
                page.next().map(next -> shelf + next).or(() -> archived ? Optional.empty() : Optional.of(ARCHIVED)));
    }

    /** One trace is enough at first; if it is not, the rest is read in large pages. */
    private static ResultPage page(
            HubSpotAccount account, String path, Map<String, String> query, String firstLimit, Optional<String> cursor)
            throws ApiException, MalformedAnswerException {
        query.put("limit", cursor.isEmpty() ? firstLimit : PAGE);
        cursor.ifPresent(after -> query.put("after", after));
        return ResultPage.of(account.get(path, query));
    }

    private static Traces lists() {
        return new Traces(Extent.EVERYTHING, (account, path, cutOff, cursor) -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("query", "")
                    .put("offset", Long.parseLong(cursor.orElse("0")))
                    .put("count", 500);
            // all of them are required
            List.of("additionalProperties", "listIds", "processingTypes").forEach(body::putArray);
            JsonNode answer = account.post(path, body);
            JsonNode more = answer.path("hasMore");
            JsonNode offset = answer.path("offset");
            if (!more.isBoolean() || (more.asBoolean() && !offset.canConvertToLong())) {
                throw new MalformedAnswerException(Text.of(ObservableApp.class, "lists.more"));
            }
            return new ResultPage(
                    ResultPage.items(answer.path("lists"), "lists"),
                    more.asBoolean() ? Optional.of(offset.asText()) : Optional.empty());
        });
    }

    private static Traces broadcasts() {
        return new Traces(Extent.SINCE_CUT_OFF, (account, path, cutOff, cursor) -> {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("since", Long.toString(cutOff.toEpochMilli()));
            query.put("status", "SUCCESS");
            cursor.ifPresent(after -> query.put("after", after));
            JsonNode answer = account.get(path, query);
            return answer.isArray()
                    ? new ResultPage(ResultPage.items(answer, "broadcasts"), Optional.empty())
                    : ResultPage.of(answer);
        });
    }
}
