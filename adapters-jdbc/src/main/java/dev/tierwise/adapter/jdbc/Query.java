package dev.tierwise.adapter.jdbc;

import java.util.List;
import java.util.stream.Stream;

/** What is asked of the database. The columns are named as the contract of CSV files names them, where it has them. */
enum Query {
    PARTNER(
            "partner",
            "the partner: one row",
            List.of("name", "email_domains"),
            List.of("time_zone"),
            "the partner's name and e-mail domains"),
    PORTALS(
            "portals",
            "the customers' portals: one row each",
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
                    "managed"),
            "which portals there are"),
    USERS(
            "users",
            "the portals' users: one row each",
            List.of("portal_id", "email", "partner_employee"),
            List.of(),
            "who has access"),
    APP_USAGE(
            "app-usage",
            "which apps the portals used: one row for each use, or the last one,",
            List.of("portal_id", "app"),
            List.of("used_on", "last_used_on"),
            "which apps were used"),
    CERTIFICATIONS(
            "certifications",
            "the partner's certifications: one row each",
            List.of("certification", "awarded_on"),
            List.of("holder", "expires_on"),
            "the certifications");

    private final String setting;
    private final String rows;
    private final List<String> required;
    private final List<String> columns;
    private final String gives;

    Query(String setting, String rows, List<String> required, List<String> optional, String gives) {
        this.setting = setting;
        this.rows = rows;
        this.required = required;
        this.columns = Stream.concat(required.stream(), optional.stream()).toList();
        this.gives = gives;
    }

    /** The setting that holds it, by which people know it. */
    String setting() {
        return setting;
    }

    /** For people: what it has to answer, with its columns. */
    String description() {
        return "the query for " + rows + " with the columns " + String.join(", ", columns);
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

    /** Columns without which nobody knows the tier. */
    List<String> weighty() {
        return this == PORTALS ? List.of("mrr", "sold_on") : List.of();
    }

    /** For people: what is unknown without it. */
    String gives() {
        return gives;
    }
}
