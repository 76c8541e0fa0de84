package dev.tierwise.adapter.hubspot;

import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.PARTNER;
import static dev.tierwise.adapter.hubspot.ScriptedHubSpot.SEARCH;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tierwise.domain.portfolio.RelationshipFacts;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Secret;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.testkit.Agency;
import dev.tierwise.testkit.Agency.Customer;
import dev.tierwise.testkit.Breakage;
import dev.tierwise.testkit.SourceContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/**
 * The HubSpot adapter keeps the contract of adapters, with an account that the partner's token alone opens: users and apps take
 * tokens of the clients. Days for which HubSpot has no property of its own are in properties of the agency's.
 */
class HubSpotSourceContractTest extends SourceContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 200;

    private final List<ScriptedHubSpot> servers = new ArrayList<>();
    private final Map<String, Long> records = new LinkedHashMap<>();

    @AfterEach
    void stop() {
        servers.forEach(ScriptedHubSpot::close);
    }

    @Override
    protected SourceFactory factory() {
        return new HubSpotSourceFactory(InstantSource.system(), ShortPauses.TIME_LIMITS);
    }

    @Override
    protected Set<Fact> facts() {
        return EnumSet.complementOf(EnumSet.of(
                Fact.PARTNER,
                Fact.PARTNER_MARKET,
                Fact.INVITATION,
                Fact.RETENTION,
                Fact.CREDITED_TIER,
                Fact.SUBSCRIPTION,
                Fact.PRODUCT_SALES,
                Fact.CERTIFICATIONS,
                Fact.USERS,
                Fact.APP_USAGE));
    }

    /** Only the server that never answers is given up at the deadline; everything else ends by itself. */
    @Override
    protected Duration timeLimit(Breakage breakage) {
        return breakage == Breakage.TIMED_OUT ? Duration.ofMillis(500) : Duration.ofSeconds(30);
    }

    @Override
    protected Optional<String> secret() {
        return Optional.of(PARTNER);
    }

    @Override
    protected String id(Customer customer) {
        return "client-" + record(customer);
    }

    private long record(Customer customer) {
        return records.computeIfAbsent(customer.id(), id -> records.size() + 1L);
    }

    @Override
    protected SourceSettings settings(Agency agency, Path place) {
        return settings(server().answer(PARTNER, SEARCH, pages(agency)));
    }

    private ScriptedHubSpot server() {
        ScriptedHubSpot server = new ScriptedHubSpot();
        servers.add(server);
        return server;
    }

    private static SourceSettings settings(ScriptedHubSpot server) {
        return SourceSettings.builder()
                .text("base-url", server.url())
                .secret("token", new Secret(PARTNER))
                .records(
                        "properties",
                        List.of(
                                Run.record("properties", "fact=sold-on", "property=agency_sold_on"),
                                Run.record("properties", "fact=customer-since", "property=agency_customer_since"),
                                Run.record("properties", "fact=cancelled-on", "property=agency_cancelled_on")))
                .build();
    }

    private String[] pages(Agency agency) {
        List<String> pages = new ArrayList<>();
        List<Customer> all = agency.portals();
        for (int from = 0; from == 0 || from < all.size(); from += PAGE) {
            int to = Math.min(all.size(), from + PAGE);
            ObjectNode page = JSON.createObjectNode().put("total", all.size());
            ArrayNode results = page.putArray("results");
            all.subList(from, to).forEach(customer -> client(customer, results.addObject()));
            if (to < all.size()) {
                page.putObject("paging").putObject("next").put("after", Integer.toString(to));
            }
            // the server takes a single quote for a double one
            pages.add(page.toString().replace("'", "\\u0027"));
        }
        return pages.toArray(String[]::new);
    }

    private void client(Customer customer, ObjectNode record) {
        record.put("id", Long.toString(record(customer)));
        ObjectNode properties = record.putObject("properties")
                .put("hs_is_active", String.valueOf(customer.cancelledOn().isEmpty()))
                .put("hs_managed_local_mrr_currency", customer.currency());
        customer.name().ifPresent(name -> properties.put("hs_client_name", name));
        customer.mrr().ifPresent(mrr -> properties.put("hs_total_subscription_mrr", mrr.toPlainString()));
        if (customer.sold() instanceof Agency.Sold.On on) {
            properties.put("hs_is_sold", "true").put("agency_sold_on", on.day().toString());
        } else if (customer.sold() instanceof Agency.Sold.Never) {
            properties.put("hs_is_sold", "false");
        }
        customer.customerSince().ifPresent(day -> properties.put("agency_customer_since", day.toString()));
        customer.cancelledOn().ifPresent(day -> properties.put("agency_cancelled_on", day.toString()));
        customer.managed().ifPresent(flag -> properties.put("hs_is_managed", flag.toString()));
        customer.market()
                .ifPresent(
                        market -> properties.put("hs_market_name", market.name().toLowerCase(Locale.ROOT)));
        customer.managingPartners()
                .ifPresent(number -> properties.put("hs_number_of_managing_partners", number.toString()));
        customer.reported()
                .ifPresent(reported -> properties
                        .put("hs_managed_mrr", reported.managedMrr().amount().toPlainString())
                        .put("hs_sold_tier_points", reported.soldPoints().toPlainString())
                        .put("hs_managed_tier_points", reported.managedPoints().toPlainString())
                        .put("hs_total_tier_points", reported.totalPoints().toPlainString())
                        .put(
                                "hs_tiering_properties_updated_at",
                                reported.updatedOn().toString()));
        RelationshipFacts relationship = customer.relationship();
        relationship
                .managedExpiresOn()
                .ifPresent(day -> properties.put("hs_managed_relationship_estimated_expiration_date", day.toString()));
        relationship
                .lastActiveOn()
                .ifPresent(day -> properties.put("hs_last_active_partner_employee_active_at", day.toString()));
        relationship
                .cancellationExpectedOn()
                .ifPresent(day -> properties.put("hs_next_cancellation_date", day.toString()));
        relationship.renewsOn().ifPresent(day -> properties.put("hs_next_renewal_date", day.toString()));
        relationship.hubs().forEach(hub -> {
            hub.mrr()
                    .ifPresent(mrr -> properties.put(
                            "hs_" + hub.hub() + "_hub_mrr", mrr.amount().toPlainString()));
            hub.renewsOn().ifPresent(day -> properties.put("hs_" + hub.hub() + "_hub_renewal_date", day.toString()));
        });
    }

    @Override
    protected Optional<SourceSettings> broken(Breakage breakage, Agency agency, Path place) {
        ScriptedHubSpot server = server();
        String[] pages = pages(agency);
        switch (breakage) {
            case REFUSED -> server.fail(PARTNER, SEARCH, 401, "{'status':'error','category':'INVALID_AUTHENTICATION'}");
            case TIMED_OUT -> server.hang(PARTNER, SEARCH);
            case MALFORMED -> server.answer(PARTNER, SEARCH, "<html>");
            case RATE_LIMITED -> server.fail(PARTNER, SEARCH, 429, "{'status':'error','errorType':'RATE_LIMIT'}");
            case CUT_OFF -> server.answer(PARTNER, SEARCH, pages[0], pages[1].substring(0, pages[1].length() / 2));
            case WRONG_VALUE -> {
                int last = pages[0].lastIndexOf("\"hs_total_subscription_mrr\":\"1125.50\"");
                server.answer(
                        PARTNER,
                        SEARCH,
                        pages[0].substring(0, last) + pages[0].substring(last).replaceFirst("1125.50", "many"));
            }
            case ABSENT -> server.close();
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(settings(server));
    }
}
