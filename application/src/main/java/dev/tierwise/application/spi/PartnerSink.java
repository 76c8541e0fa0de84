package dev.tierwise.application.spi;

import dev.tierwise.domain.programme.Market;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Set;

/**
 * Takes what a source knows about the partner. What is not said is unknown. The configuration is believed first, then of several
 * sources the first that knows a fact. Calls may come in any order and, while {@link Source#readPartner} runs, from any thread;
 * afterwards it is not to be used.
 */
public interface PartnerSink extends ProblemSink {

    /** The partner's name, as it is written; blank is an error of the data. */
    void name(String name, Origin at);

    /** The domains of its employees' e-mail addresses, in any case; none or an empty one is an error of the data. */
    void emailDomains(Set<String> domains, Origin at);

    /** Where its days begin and end; UTC where nobody says so. */
    void timeZone(ZoneId zone);

    /** The kind of market that HubSpot takes the partner itself to be in. */
    void market(Market market, Origin at);

    /** Whether HubSpot has invited the partner to the tiers that are awarded by invitation. */
    void invited(boolean invited, Origin at);

    /**
     * The retention of the partner's customers.
     *
     * @param percent not negative, 85 for 85 per cent; more than two places are rounded half up
     * @throws IllegalArgumentException when it is negative
     */
    void retention(BigDecimal percent, Origin at);
}
