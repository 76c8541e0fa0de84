package dev.tierwise.adapter.csv;

import dev.tierwise.application.spi.Origin;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of the files that a folder may hold.
 *
 * @param order    its position; problems are listed in that order
 * @param fileName its name, exactly
 * @param required the columns that it must have, in lower case
 * @param columns  all columns that are read, the required ones first
 */
record CsvFile(int order, String fileName, List<String> required, List<String> columns) {

    static final CsvFile PARTNER = of(
            0, "partner.csv", List.of("name", "email_domains"), List.of("time_zone", "market", "invited", "retention"));
    static final CsvFile PORTALS = of(
            1,
            "portals.csv",
            List.of("portal_id"),
            List.of(
                    "name",
                    "subscription",
                    "mrr",
                    "currency",
                    "sold_on",
                    "customer_since",
                    "cancelled_on",
                    "managed",
                    "market",
                    "managing_partners",
                    "reported_managed_mrr",
                    "reported_currency",
                    "reported_sold_points",
                    "reported_managed_points",
                    "reported_total_points",
                    "reported_updated_on"));
    static final CsvFile USERS = of(2, "users.csv", List.of("portal_id", "email", "partner_employee"), List.of());
    static final CsvFile APP_USAGE = of(3, "app_usage.csv", List.of("portal_id", "app", "used_on"), List.of());
    static final CsvFile CERTIFICATIONS =
            of(4, "certifications.csv", List.of("certification", "awarded_on"), List.of("holder", "expires_on"));

    static final CsvFile SALES =
            of(5, "sales.csv", List.of("portal_id", "product", "sold_on"), List.of("kind", "mrr", "currency"));

    /** What the way of reading took for granted when a folder was written from another source. */
    static final CsvFile ASSUMPTIONS = of(6, "assumptions.csv", List.of("assumption", "value"), List.of());

    /** The files that hold facts, in their order. */
    static final List<CsvFile> OF_FACTS = List.of(PARTNER, PORTALS, USERS, APP_USAGE, CERTIFICATIONS, SALES);

    private static CsvFile of(int order, String fileName, List<String> required, List<String> optional) {
        return new CsvFile(
                order,
                fileName,
                required,
                Stream.concat(required.stream(), optional.stream()).toList());
    }

    /** Whether every agency should have it; only programmes with points ask for sales by product line. */
    boolean isUsual() {
        return !equals(SALES);
    }

    /** A place in it. */
    Origin at(int line, int column) {
        return new Origin.InFile(fileName, order, line, column);
    }
}
