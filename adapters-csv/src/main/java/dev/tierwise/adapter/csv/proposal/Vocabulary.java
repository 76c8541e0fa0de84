package dev.tierwise.adapter.csv.proposal;

import dev.tierwise.adapter.tables.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What columns of exports are called, in the form in which names are compared. */
final class Vocabulary {

    /** Whether a customer is one still; ours is the day since which it is none. */
    static final String ACTIVE = "is_active";

    /** Whether the partner sold a portal; ours is the day on which it did. */
    static final String SOLD = "is_sold";

    /** The company that a deal was made with. */
    static final String COMPANY = "company";

    /** How far a deal has come. */
    static final String STAGE = "stage";

    /** When a deal was closed. */
    static final String CLOSED = "closed";

    /** HubSpot's own names: of properties, and the labels that are made from them, in English and German. */
    private static final Map<String, List<String>> HUBSPOT = Map.ofEntries(
            Map.entry("portal_id", List.of("hub_id", "portal_id", "hubid", "portalid", "hs_hub_id", "hs_portal_id")),
            Map.entry("name", List.of("client_name", "hs_client_name", "name_des_kunden")),
            Map.entry(
                    "mrr",
                    List.of(
                            "total_subscription_mrr",
                            "hs_total_subscription_mrr",
                            "abonnement_mrr_gesamt",
                            "gesamt_mrr")),
            Map.entry(
                    "currency", List.of("currency", "hs_managed_local_mrr_currency", "deal_currency_code", "währung")),
            Map.entry("managed", List.of("is_managed", "hs_is_managed", "wird_verwaltet")),
            Map.entry(ACTIVE, List.of("is_active", "hs_is_active", "ist_aktiv")),
            Map.entry(SOLD, List.of("is_sold", "hs_is_sold", "ist_verkauft", "wurde_verkauft")),
            Map.entry("managing_partners", List.of("number_of_managing_partners", "hs_number_of_managing_partners")),
            Map.entry("reported_managed_mrr", List.of("managed_mrr", "hs_managed_mrr")),
            Map.entry("reported_sold_points", List.of("sold_tier_points", "hs_sold_tier_points")),
            Map.entry("reported_managed_points", List.of("managed_tier_points", "hs_managed_tier_points")),
            Map.entry("reported_total_points", List.of("total_tier_points", "hs_total_tier_points")),
            Map.entry(
                    "reported_updated_on",
                    List.of("tiering_properties_updated_at", "hs_tiering_properties_updated_at")),
            Map.entry(
                    "managed_expires_on",
                    List.of(
                            "managed_relationship_estimated_expiration_date",
                            "hs_managed_relationship_estimated_expiration_date")),
            Map.entry(
                    "last_active_on",
                    List.of("last_active_partner_employee_active_at", "hs_last_active_partner_employee_active_at")),
            Map.entry("cancellation_expected_on", List.of("next_cancellation_date", "hs_next_cancellation_date")),
            Map.entry("renews_on", List.of("next_renewal_date", "hs_next_renewal_date")),
            Map.entry("email", List.of("email", "e_mail", "hs_email", "e_mail_adresse")),
            Map.entry(CLOSED, List.of("close_date", "closedate", "abschlussdatum")),
            Map.entry(STAGE, List.of("deal_stage", "dealstage", "deal_phase", "phase_des_deals")),
            Map.entry(
                    COMPANY,
                    List.of(
                            "associated_company",
                            "associated_companies",
                            "zugeordnetes_unternehmen",
                            "zugeordnete_unternehmen",
                            "primary_associated_company")));

    /** Our own names, and words that people use. */
    private static final Map<String, List<String>> OTHERS = Map.ofEntries(
            Map.entry("portal_id", List.of("account_id", "hubspot_id", "hubspot_portal", "konto_id", "portal")),
            Map.entry(
                    "name",
                    List.of(
                            "name",
                            "company_name",
                            "company",
                            "customer",
                            "customer_name",
                            "client",
                            "account_name",
                            "kunde",
                            "kundenname",
                            "firma",
                            "firmenname",
                            "unternehmen")),
            Map.entry("subscription", List.of("subscription", "abonnement", "plan", "tarif")),
            Map.entry(
                    "mrr",
                    List.of(
                            "mrr",
                            "monthly_recurring_revenue",
                            "monthly_revenue",
                            "monatsumsatz",
                            "monatlicher_umsatz",
                            "umsatz_pro_monat")),
            Map.entry("currency", List.of("currency_code", "waehrung")),
            Map.entry(
                    "sold_on",
                    List.of("sold_on", "verkauft_am", "sold_date", "date_sold", "sale_date", "verkaufsdatum")),
            Map.entry("customer_since", List.of("customer_since", "kunde_seit")),
            Map.entry(
                    "cancelled_on",
                    List.of(
                            "cancelled_on",
                            "canceled_on",
                            "cancellation_date",
                            "churn_date",
                            "gekündigt_am",
                            "kündigungsdatum")),
            Map.entry("managed", List.of("managed", "verwaltet")),
            Map.entry(ACTIVE, List.of("active", "aktiv")),
            Map.entry(SOLD, List.of("sold", "verkauft")),
            Map.entry("market", List.of("market", "markt")),
            Map.entry("managed_expires_on", List.of("managed_expires_on", "verwaltung_endet_am")),
            Map.entry("last_active_on", List.of("last_active_on", "zuletzt_aktiv_am")),
            Map.entry("cancellation_expected_on", List.of("cancellation_expected_on", "kündigung_erwartet_am")),
            Map.entry("renews_on", List.of("renews_on", "verlängert_sich_am")),
            Map.entry("managing_partners", List.of("managing_partners")),
            Map.entry("email", List.of("email_address", "user_email", "mail", "e_mail_address")),
            Map.entry("partner_employee", List.of("partner_employee", "partnermitarbeiter")),
            Map.entry("app", List.of("app", "tool", "anwendung")),
            Map.entry("used_on", List.of("used_on", "genutzt_am", "usage_date", "nutzungsdatum")),
            Map.entry("certification", List.of("certification", "zertifizierung", "certificate", "zertifikat")),
            Map.entry("holder", List.of("holder", "inhaber")),
            Map.entry(
                    "awarded_on",
                    List.of(
                            "awarded_on",
                            "erworben_am",
                            "award_date",
                            "date_awarded",
                            "ausgestellt_am",
                            "verliehen_am")),
            Map.entry(
                    "expires_on",
                    List.of(
                            "expires_on",
                            "läuft_ab_am",
                            "expiry_date",
                            "expiration_date",
                            "gültig_bis",
                            "ablaufdatum")),
            Map.entry(CLOSED, List.of("closed_on", "won_on", "gewonnen_am", "geschlossen_am")),
            Map.entry(STAGE, List.of("stage", "phase", "status")),
            Map.entry(COMPANY, List.of("company", "company_name", "unternehmen", "firma", "kunde", "client_name")));

    private final Map<String, List<String>> sure = new LinkedHashMap<>();
    private final Map<String, List<String>> guessed = new LinkedHashMap<>();

    /** @param preset whose names alone are known; empty: all of them */
    Vocabulary(Optional<String> preset) {
        HUBSPOT.forEach((column, names) -> sure.put(column, new ArrayList<>(names)));
        if (preset.isEmpty()) {
            OTHERS.forEach((column, names) -> {
                names.stream()
                        .filter(name -> name.equals(column))
                        .forEach(name -> sure.computeIfAbsent(column, any -> new ArrayList<>())
                                .add(name));
                guessed.put(column, names);
            });
        }
    }

    /** Every name, for telling what separates the fields of a file. */
    Set<String> all() {
        Set<String> names = new TreeSet<>();
        sure.values().forEach(names::addAll);
        guessed.values().forEach(names::addAll);
        return names;
    }

    /**
     * A column of an export.
     *
     * @param name    as its header has it
     * @param guessed whether the name alone does not say it
     */
    record Named(String name, boolean guessed) {}

    /** The column of a header that means one of ours; of several the one whose name is the first here. */
    Optional<Named> find(String column, List<String> header) {
        Map<String, String> written = new HashMap<>();
        header.forEach(name -> written.putIfAbsent(Spelling.form(name), name));
        for (String name : sure.getOrDefault(column, List.of())) {
            if (written.containsKey(name)) {
                return Optional.of(new Named(written.get(name), false));
            }
        }
        for (String name : guessed.getOrDefault(column, List.of())) {
            if (written.containsKey(name)) {
                return Optional.of(new Named(written.get(name), true));
            }
        }
        return Optional.empty();
    }
}
