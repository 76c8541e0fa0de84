package dev.tierwise.adapter.jdbc;

import dev.tierwise.domain.text.Text;
import java.util.List;
import java.util.stream.Stream;

/** What is asked of the database. The columns are named as the contract of CSV files names them, where it has them. */
enum Query {
    PARTNER("partner", List.of("name", "email_domains"), List.of("time_zone")),
    PORTALS(
            "portals",
            List.of("portal_id"),
            List.of(
                    "name",
                    "subscription",
                    "mrr",
                    "currency",
                    "sold",
                    "sold_on",
                    "customer_since",
                    "active",
                    "cancelled_on",
                    "managed")),
    USERS("users", List.of("portal_id", "email", "partner_employee"), List.of()),
    APP_USAGE("app-usage", List.of("portal_id", "app"), List.of("used_on", "last_used_on")),
    CERTIFICATIONS("certifications", List.of("certification", "awarded_on"), List.of("holder", "expires_on"));

    private final String setting;
    private final List<String> required;
    private final List<String> columns;

    Query(String setting, List<String> required, List<String> optional) {
        this.setting = setting;
        this.required = required;
        this.columns = Stream.concat(required.stream(), optional.stream()).toList();
    }

    /** The setting that holds it, by which people know it. */
    String setting() {
        return setting;
    }

    /** For users: what it has to answer, with its columns. */
    Text description() {
        return Text.of(Query.class, "query." + setting, String.join(", ", columns));
    }

    /** The columns that it must have. */
    List<String> required() {
        return required;
    }

    /** All columns that are read, the required ones first. */
    List<String> columns() {
        return columns;
    }

    /** Columns of which one at least must be there; empty where there is no such choice. */
    List<String> oneOf() {
        return this == APP_USAGE ? List.of("used_on", "last_used_on") : List.of();
    }

    /** Columns without which the tier is unknown. */
    List<String> weighty() {
        return this == PORTALS ? List.of("mrr", "sold_on") : List.of();
    }

    /** For users: what is unknown without it. */
    Text without() {
        return Text.of(Query.class, "without." + setting);
    }
}
