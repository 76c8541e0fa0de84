package dev.tierwise.adapter.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a table is about, with the columns that are read, in the order in which problems are listed. */
@SuppressWarnings("ImmutableEnumChecker") // lists that nothing changes
public enum TableKind {
    /** The agency: one row. */
    PARTNER(
            "partner",
            List.of("name", "email_domains"),
            List.of("time_zone", "market", "invited", "retention", "credited_tier", "credited_since"),
            List.of(),
            Map.of(
                    "e_mail_domains",
                    "email_domains",
                    "zeitzone",
                    "time_zone",
                    "zuerkannte_stufe",
                    "credited_tier",
                    "zuerkannt_seit",
                    "credited_since")),
    /** The customers' portals: one row each. */
    PORTALS(
            "portals",
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
                    "reported_updated_on",
                    "managed_expires_on",
                    "last_active_on",
                    "cancellation_expected_on",
                    "renews_on"),
            List.of("sold", "active"),
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
                    "managed",
                    "verwaltung_endet_am",
                    "managed_expires_on",
                    "zuletzt_aktiv_am",
                    "last_active_on",
                    "kündigung_erwartet_am",
                    "cancellation_expected_on",
                    "verlängert_sich_am",
                    "renews_on")),
    /** Who has access to a portal: one row for each person and portal. */
    USERS(
            "users",
            List.of("portal_id", "email", "partner_employee"),
            List.of(),
            List.of(),
            Map.of("e_mail", "email", "partnermitarbeiter", "partner_employee")),
    /** Which apps were used when: one row for each portal, app and day. */
    APP_USAGE(
            "app_usage",
            List.of("portal_id", "app", "used_on"),
            List.of(),
            List.of("last_used_on"),
            Map.of("genutzt_am", "used_on")),
    /** What the partner was awarded: one row each. */
    CERTIFICATIONS(
            "certifications",
            List.of("certification", "awarded_on"),
            List.of("holder", "expires_on"),
            List.of(),
            Map.of(
                    "zertifizierung",
                    "certification",
                    "inhaber",
                    "holder",
                    "erworben_am",
                    "awarded_on",
                    "läuft_ab_am",
                    "expires_on")),
    /** What was sold, product line by product line. */
    SALES(
            "sales",
            List.of("portal_id", "product", "sold_on"),
            List.of("kind", "mrr", "currency"),
            List.of(),
            Map.of("währung", "currency", "verkauft_am", "sold_on")),
    /** What the customers pay for: one row for each portal and product. */
    HUBS(
            "hubs",
            List.of("portal_id", "hub"),
            List.of("mrr", "currency", "renews_on"),
            List.of(),
            Map.of("währung", "currency", "verlängert_sich_am", "renews_on")),
    /** What the way of reading took for granted when the tables were written from another source. */
    ASSUMPTIONS("assumptions", List.of("assumption", "value"), List.of(), List.of(), Map.of()),
    /** What one unit of a currency is worth in the programme's. */
    RATES("rates", List.of("currency", "rate"), List.of(), List.of(), Map.of("währung", "currency", "kurs", "rate"));

    /** The kinds that hold facts, in their order. */
    public static final List<TableKind> OF_FACTS =
            List.of(PARTNER, PORTALS, USERS, APP_USAGE, CERTIFICATIONS, SALES, HUBS);

    private final String id;
    private final List<String> required;
    private final List<String> columns;
    private final List<String> beyondEmptyCells;
    private final Map<String, String> german;

    TableKind(
            String id,
            List<String> required,
            List<String> optional,
            List<String> beyondEmptyCells,
            Map<String, String> german) {
        this.id = id;
        this.required = required;
        this.columns = Stream.concat(required.stream(), optional.stream()).toList();
        this.beyondEmptyCells = beyondEmptyCells;
        this.german = german;
    }

    /** Its place in the order in which problems are listed, the first being 0. */
    public int order() {
        return List.of(values()).indexOf(this);
    }

    /** Its name, which files and sheets have too: lower case, words joined by {@code _}. */
    public String id() {
        return id;
    }

    /** The columns that it must have. */
    public List<String> required() {
        return required;
    }

    /** All columns that are read, the required ones first. */
    public List<String> columns() {
        return columns;
    }

    /**
     * Further columns, for tables whose empty cells say nothing, as SQL's NULL: what an empty or a {@code ?} says elsewhere needs a column
     * of its own there.
     */
    public List<String> columnsBeyondEmptyCells() {
        return beyondEmptyCells;
    }

    /** The column that a name means, in English or German; empty when it is none of those. */
    public Optional<String> column(String written) {
        String form = Spelling.form(written);
        String name = german.getOrDefault(form, form);
        return columns.contains(name) || beyondEmptyCells.contains(name) ? Optional.of(name) : Optional.empty();
    }

    /** The column of some that a name probably means, with a slip in it. */
    Optional<String> nearest(String written, Collection<String> among) {
        List<String> spellings = new ArrayList<>(among);
        german.forEach((name, column) -> {
            if (among.contains(column)) {
                spellings.add(name);
            }
        });
        return Spelling.nearest(Spelling.form(written), spellings).map(name -> german.getOrDefault(name, name));
    }

    /** Whether every agency should have it; only programmes with points ask for sales by product line, and none for hubs. */
    public boolean isUsual() {
        return OF_FACTS.contains(this) && this != SALES && this != HUBS;
    }
}
