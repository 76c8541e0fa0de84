package dev.tierwise.adapter.hubspot.fake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be asked for, apart from OAuth tokens. The same is served under the paths of every supported version. */
public enum FakeEndpoint {
    DETAILS("GET", "/account-info/2026-09/details", ""),
    DAILY_USAGE("GET", "/account-info/2026-09/api-usage/daily/private-apps", ""),
    ACTIVITY(
            "GET",
            "/account-info/2026-09/activity/audit-logs",
            "account-info.security.read",
            "occurredAfter",
            "limit",
            "after"),
    CLIENT_PROPERTIES("GET", "/crm/properties/2026-09/partner_clients", "crm.objects.partner-clients.read"),
    CLIENTS(
            "GET",
            "/crm/objects/2026-09/partner_clients",
            "crm.objects.partner-clients.read",
            "limit",
            "after",
            "properties",
            "archived"),
    CLIENT_SEARCH("POST", "/crm/objects/2026-09/partner_clients/search", "crm.objects.partner-clients.read"),
    USERS("GET", "/settings/users/2026-03", "settings.users.read", "limit", "after"),
    CONTACTS("POST", "/crm/objects/2026-09/contacts/search", "crm.objects.contacts.read"),
    DEALS("POST", "/crm/objects/2026-09/deals/search", "crm.objects.deals.read"),
    EMAILS("GET", "/marketing/emails/2026-09", "content", "updatedAfter", "archived", "limit", "after"),
    LANDING_PAGES("GET", "/cms/pages/2026-03/landing-pages", "content", "updatedAfter", "archived", "limit", "after"),
    SITE_PAGES("GET", "/cms/pages/2026-03/site-pages", "content", "updatedAfter", "archived", "limit", "after"),
    FORMS("GET", "/marketing/v3/forms", "forms", "formTypes", "archived", "limit", "after"),
    FLOWS("GET", "/automation/v4/flows", "automation", "limit", "after"),
    LISTS("POST", "/crm/lists/2026-09/search", "crm.lists.read"),
    CONTENT_AUDIT("GET", "/cms/audit-logs/2026-09", "content", "objectType", "sort", "limit", "after"),
    BROADCASTS("GET", "/broadcast/v1/broadcasts", "social-access", "since", "status");

    private static final Map<String, FakeEndpoint> BY_PATH = new HashMap<>();

    static {
        for (FakeEndpoint endpoint : values()) {
            BY_PATH.put(endpoint.path, endpoint);
        }
        BY_PATH.put("/marketing/v3/emails", EMAILS);
        BY_PATH.put("/marketing/forms/2026-09-beta", FORMS);
        BY_PATH.put("/crm/v3/lists/search", LISTS);
    }

    private final String method;
    private final String path;
    private final String scope;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot change
    private final Set<String> parameters;

    FakeEndpoint(String method, String path, String scope, String... parameters) {
        this.method = method;
        this.path = path;
        this.scope = scope;
        this.parameters = Set.copyOf(List.of(parameters));
    }

    static Optional<FakeEndpoint> at(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /** The path below the base address, of the version that is used unless another one is configured. */
    public String path() {
        return path;
    }

    /** Whether it counts against the five searches per second of an account; its answers carry no rate headers. */
    public boolean isCrmSearch() {
        return this == CLIENT_SEARCH || this == CONTACTS || this == DEALS;
    }

    String method() {
        return method;
    }

    String scope() {
        return scope;
    }

    Set<String> parameters() {
        return parameters;
    }
}
