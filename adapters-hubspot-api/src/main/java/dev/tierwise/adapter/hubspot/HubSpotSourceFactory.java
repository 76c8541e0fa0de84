package dev.tierwise.adapter.hubspot;

import dev.tierwise.adapter.hubspot.http.HubSpotAccount;
import dev.tierwise.adapter.hubspot.http.HubSpotApi;
import dev.tierwise.adapter.hubspot.http.TimeLimits;
import dev.tierwise.adapter.hubspot.read.Accounts;
import dev.tierwise.adapter.hubspot.read.ConfiguredClient;
import dev.tierwise.adapter.hubspot.read.ReadOptions;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.spi.SpiVersion;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The adapter {@code hubspot}: reads a partner's clients from the partner's own HubSpot account, and users and traces of
 * app use from the portals of those clients that a token is given for.
 *
 * <p>A client's portal that cannot be read is a warning. A source that it opens throws when the partner's own account is
 * refused ({@code REFUSED}), and when it does not answer or its list of clients does not come to its end
 * ({@code UNAVAILABLE}).
 */
public final class HubSpotSourceFactory implements SourceFactory {

    private final InstantSource clock;
    private final TimeLimits timeLimits;

    /** Does nothing; called by {@link java.util.ServiceLoader}. */
    public HubSpotSourceFactory() {
        this(InstantSource.system(), TimeLimits.DEFAULT);
    }

    HubSpotSourceFactory(InstantSource clock, TimeLimits timeLimits) {
        this.clock = clock;
        this.timeLimits = timeLimits;
    }

    @Override
    public String name() {
        return "hubspot";
    }

    @Override
    public String spiVersion() {
        return SpiVersion.V1_0;
    }

    @Override
    public Text description() {
        return Text.of(HubSpotSourceFactory.class, "description");
    }

    @Override
    public Set<Fact> facts() {
        return EnumSet.complementOf(EnumSet.of(
                Fact.PARTNER,
                Fact.PARTNER_MARKET,
                Fact.INVITATION,
                Fact.RETENTION,
                Fact.CREDITED_TIER,
                Fact.SUBSCRIPTION,
                Fact.PRODUCT_SALES,
                Fact.CERTIFICATIONS));
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public List<Setting> settings() {
        return HubSpotSettings.ALL;
    }

    /**
     * Opens the accounts without sending anything.
     *
     * @throws SourceException of kind {@code MISCONFIGURED} when a setting is wrong; the message names it
     */
    @Override
    public Source open(SourceSettings settings) throws SourceException {
        HubSpotSettings checked = new HubSpotSettings(settings);
        ReadOptions options = checked.options();
        HubSpotApi api = checked.api(clock, timeLimits);
        HubSpotAccount partner = api.account(Text.of(HubSpotSourceFactory.class, "partner.account"), checked.tokens());
        Map<ConfiguredClient, HubSpotAccount> clients = new LinkedHashMap<>();
        for (ConfiguredClient client : options.clients()) {
            client.tokens()
                    .ifPresent(tokens -> clients.put(
                            client,
                            client.baseUrl()
                                    .map(url -> api.account(client.title(), tokens, url))
                                    .orElseGet(() -> api.account(client.title(), tokens))));
        }
        return new HubSpotSource(api, new Accounts(partner, clients), options, clock);
    }
}
