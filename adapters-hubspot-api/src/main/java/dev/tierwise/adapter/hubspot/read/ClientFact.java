package dev.tierwise.adapter.hubspot.read;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a partner client's record can tell. HubSpot documents no names of the properties, so that the names are
 * configurable; the defaults are those that integrators report. For some there is none.
 */
public enum ClientFact {
    NAME("name", "hs_client_name"),
    DOMAIN("domain", "hs_client_domain_name"),
    ACTIVE("active", "hs_is_active"),
    PURGED("purged", "hs_client_portal_purged"),
    CANCELLED_ON("cancelled-on", null),
    SOLD("sold", "hs_is_sold"),
    SOLD_ON("sold-on", null),
    CUSTOMER_SINCE("customer-since", null),
    MANAGED("managed", "hs_is_managed"),
    MRR("mrr", "hs_total_subscription_mrr"),
    CURRENCY("currency", "hs_managed_local_mrr_currency"),
    MARKET("market", "hs_market_name"),
    MARKET_MULTIPLIER("market-multiplier", "hs_market_multiplier"),
    MANAGING_PARTNERS("managing-partners", "hs_number_of_managing_partners"),
    REPORTED_MANAGED_MRR("reported-managed-mrr", "hs_managed_mrr"),
    REPORTED_SOLD_POINTS("reported-sold-points", "hs_sold_tier_points"),
    REPORTED_MANAGED_POINTS("reported-managed-points", "hs_managed_tier_points"),
    REPORTED_TOTAL_POINTS("reported-total-points", "hs_total_tier_points"),
    REPORTED_UPDATED_ON("reported-updated-on", "hs_tiering_properties_updated_at"),
    MANAGED_EXPIRES_ON("managed-expires-on", "hs_managed_relationship_estimated_expiration_date"),
    LAST_ACTIVE_ON("last-active-on", "hs_last_active_partner_employee_active_at"),
    CANCELLATION_EXPECTED_ON("cancellation-expected-on", "hs_next_cancellation_date"),
    RENEWS_ON("renews-on", "hs_next_renewal_date"),
    MARKETING_HUB_MRR("marketing-hub-mrr", "hs_marketing_hub_mrr"),
    MARKETING_HUB_RENEWS_ON("marketing-hub-renews-on", "hs_marketing_hub_renewal_date"),
    SALES_HUB_MRR("sales-hub-mrr", "hs_sales_hub_mrr"),
    SALES_HUB_RENEWS_ON("sales-hub-renews-on", "hs_sales_hub_renewal_date"),
    SERVICE_HUB_MRR("service-hub-mrr", "hs_service_hub_mrr"),
    SERVICE_HUB_RENEWS_ON("service-hub-renews-on", "hs_service_hub_renewal_date"),
    CMS_HUB_MRR("cms-hub-mrr", "hs_cms_hub_mrr"),
    CMS_HUB_RENEWS_ON("cms-hub-renews-on", "hs_cms_hub_renewal_date"),
    OPERATIONS_HUB_MRR("operations-hub-mrr", "hs_operations_hub_mrr"),
    OPERATIONS_HUB_RENEWS_ON("operations-hub-renews-on", "hs_operations_hub_renewal_date");

    private final String id;
    private final Optional<String> defaultProperty;

    ClientFact(String id, @Nullable String defaultProperty) {
        this.id = id;
        this.defaultProperty = Optional.ofNullable(defaultProperty);
    }

    /** Its name in the configuration. */
    public String id() {
        return id;
    }

    /** The property that it is read from unless the configuration names another. */
    public Optional<String> defaultProperty() {
        return defaultProperty;
    }

    /** Whether figures need it, or are compared with it: it is worth a word if an account lacks its property. */
    boolean isExpected() {
        return compareTo(MANAGED_EXPIRES_ON) < 0 && this != MARKET_MULTIPLIER;
    }

    /** The one with a name of the configuration. */
    public static Optional<ClientFact> named(String id) {
        return Arrays.stream(values()).filter(fact -> fact.id.equals(id)).findFirst();
    }
}
