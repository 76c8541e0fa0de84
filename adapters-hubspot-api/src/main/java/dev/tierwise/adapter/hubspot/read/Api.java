package dev.tierwise.adapter.hubspot.read;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of HubSpot's API that are read. Each has a version of its own, because HubSpot dates and retires them one by
 * one; the defaults are the newest that was documented when this was written.
 */
public enum Api {
    ACCOUNT_INFO("account-info", "/account-info", "", "2026-09"),
    CRM_OBJECTS("crm-objects", "/crm", "/objects", "2026-09"),
    CRM_PROPERTIES("crm-properties", "/crm", "/properties", "2026-09"),
    CRM_LISTS("crm-lists", "/crm", "/lists", "2026-09"),
    USERS("users", "/settings", "/users", "2026-03"),
    EMAILS("emails", "/marketing", "/emails", "2026-09"),
    PAGES("pages", "/cms", "/pages", "2026-03"),
    AUDIT_LOGS("audit-logs", "/cms", "/audit-logs", "2026-09"),
    FORMS("forms", "/marketing", "/forms", "v3"),
    FLOWS("flows", "/automation", "/flows", "v4"),
    BROADCASTS("broadcasts", "/broadcast", "/broadcasts", "v1");

    private final String id;
    private final String area;
    private final String name;
    private final String defaultVersion;

    Api(String id, String area, String name, String defaultVersion) {
        this.id = id;
        this.area = area;
        this.name = name;
        this.defaultVersion = defaultVersion;
    }

    /** Its name in the configuration. */
    public String id() {
        return id;
    }

    public String defaultVersion() {
        return defaultVersion;
    }

    /** The one with a name of the configuration. */
    public static Optional<Api> named(String id) {
        return Arrays.stream(values()).filter(api -> api.id.equals(id)).findFirst();
    }

    /**
     * The path of something in this API, in the version that is configured, else in the default one. A numbered version
     * precedes the API's name, a dated one follows it: {@code /marketing/v3/forms}, but
     * {@code /marketing/forms/2026-09-beta}.
     */
    String path(Map<Api, String> versions, String rest) {
        String version = versions.getOrDefault(this, defaultVersion);
        return area + (version.startsWith("v") ? "/" + version + name : name + "/" + version) + rest;
    }
}
