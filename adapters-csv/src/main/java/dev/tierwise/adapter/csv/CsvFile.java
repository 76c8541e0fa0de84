package dev.tierwise.adapter.csv;

import dev.tierwise.application.spi.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of the files that a folder may hold.
 *
 * @param order    its position; problems are listed in that order
 * @param fileName its name, exactly
 * @param required the columns that it must have, in lower case
 * @param columns  all columns that are read, the required ones first
 * @param german   German names of columns in the form of {@link Spelling#form}, with the names that they stand for
 */
record CsvFile(int order, String fileName, List<String> required, List<String> columns, Map<String, String> german) {

    static final CsvFile PARTNER = of(
            0,
            "partner.csv",
            List.of("name", "email_domains"),
            List.of("time_zone", "market", "invited", "retention"),
            Map.of("e_mail_domains", "email_domains", "zeitzone", "time_zone"));
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
                    "reported_updated_on"),
            Map.of(
                    "abonnement",
                    "subscription",
                    "währung",
                    "currency",
                    "verkauft_am",
                    "sold_on",
                    "kunde_seit",
                    "customer_since",
                    "gekündigt_am",
                    "cancelled_on",
                    "verwaltet",
                    "managed"));
    static final CsvFile USERS = of(
            2,
            "users.csv",
            List.of("portal_id", "email", "partner_employee"),
            List.of(),
            Map.of("e_mail", "email", "partnermitarbeiter", "partner_employee"));
    static final CsvFile APP_USAGE =
            of(3, "app_usage.csv", List.of("portal_id", "app", "used_on"), List.of(), Map.of("genutzt_am", "used_on"));
    static final CsvFile CERTIFICATIONS = of(
            4,
            "certifications.csv",
            List.of("certification", "awarded_on"),
            List.of("holder", "expires_on"),
            Map.of(
                    "zertifizierung",
                    "certification",
                    "inhaber",
                    "holder",
                    "erworben_am",
                    "awarded_on",
                    "läuft_ab_am",
                    "expires_on"));

    static final CsvFile SALES = of(
            5,
            "sales.csv",
            List.of("portal_id", "product", "sold_on"),
            List.of("kind", "mrr", "currency"),
            Map.of("währung", "currency", "verkauft_am", "sold_on"));

    /** What the way of reading took for granted when a folder was written from another source. */
    static final CsvFile ASSUMPTIONS = of(6, "assumptions.csv", List.of("assumption", "value"), List.of(), Map.of());

    /** What one unit of a currency is worth in the programme's. */
    static final CsvFile RATES =
            of(7, "rates.csv", List.of("currency", "rate"), List.of(), Map.of("währung", "currency", "kurs", "rate"));

    /** The files that hold facts, in their order. */
    static final List<CsvFile> OF_FACTS = List.of(PARTNER, PORTALS, USERS, APP_USAGE, CERTIFICATIONS, SALES);

    /** Everything that is read, in its order. */
    static final List<CsvFile> ALL =
            List.of(PARTNER, PORTALS, USERS, APP_USAGE, CERTIFICATIONS, SALES, ASSUMPTIONS, RATES);

    private static CsvFile of(
            int order, String fileName, List<String> required, List<String> optional, Map<String, String> german) {
        return new CsvFile(
                order,
                fileName,
                required,
                Stream.concat(required.stream(), optional.stream()).toList(),
                german);
    }

    /** The same file under the name that it has in a folder, for problems. */
    CsvFile named(String name) {
        return name.equals(fileName) ? this : new CsvFile(order, name, required, columns, german);
    }

    /** Its name without the ending. */
    String stem() {
        return fileName.substring(0, fileName.lastIndexOf('.'));
    }

    /** The column that a header means, in English or German; empty when it is none that is read. */
    Optional<String> column(String written) {
        String form = Spelling.form(written);
        return columns.contains(form) ? Optional.of(form) : Optional.ofNullable(german.get(form));
    }

    /** The column of some that a header probably means, with a slip in it. */
    Optional<String> nearest(String written, Collection<String> among) {
        List<String> spellings = new ArrayList<>(among);
        german.forEach((name, column) -> {
            if (among.contains(column)) {
                spellings.add(name);
            }
        });
        return Spelling.nearest(Spelling.form(written), spellings).map(name -> german.getOrDefault(name, name));
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
