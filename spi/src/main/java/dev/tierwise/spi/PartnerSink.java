package dev.tierwise.spi;

import dev.tierwise.domain.programme.Market;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Takes what a source knows about the partner. What is not said is unknown. The configuration is believed first, then of several
 * sources the first that knows a fact. Calls may come in any order and, while {@link Source#readPartner} runs, from any thread;
 * when it has returned, the sink is closed.
 */
public interface PartnerSink extends ProblemSink {

    /**
     * The partner's name, as it is written; blank is an error of the data.
     *
     * @throws NullPointerException  if a parameter is null
     * @throws IllegalStateException if the sink is closed
     */
    void name(String name, Origin at);

    /**
     * The domains of its employees' e-mail addresses, in any case; none or an empty one is an error of the data.
     *
     * @throws NullPointerException  if a parameter or a domain is null
     * @throws IllegalStateException if the sink is closed
     */
    void emailDomains(Set<String> domains, Origin at);

    /**
     * Where its days begin and end; UTC if no source says so.
     *
     * @throws NullPointerException  if the zone is null
     * @throws IllegalStateException if the sink is closed
     */
    void timeZone(ZoneId zone);

    /**
     * The kind of market that HubSpot takes the partner itself to be in.
     *
     * @throws NullPointerException  if a parameter is null
     * @throws IllegalStateException if the sink is closed
     */
    void market(Market market, Origin at);

    /**
     * Whether HubSpot has invited the partner to the tiers that are awarded by invitation.
     *
     * @throws NullPointerException  if the origin is null
     * @throws IllegalStateException if the sink is closed
     */
    void invited(boolean invited, Origin at);

    /**
     * The retention of the partner's customers.
     *
     * @param percent not negative, 85 for 85 per cent; more than two places are rounded half up
     * @throws NullPointerException     if a parameter is null
     * @throws IllegalArgumentException if it is negative or has more than 15 digits before the point or 40 after it
     * @throws IllegalStateException    if the sink is closed
     */
    void retention(BigDecimal percent, Origin at);

    /**
     * The tier that HubSpot itself credits the partner with, as of the day of the source.
     *
     * @param tier  its id or what it is called, in any case, or {@value dev.tierwise.domain.portfolio.CreditedTier#NONE} for no
     *              tier. One that the programme does not have is an error of the data where the programme says how tiers are kept
     * @param since the day since which it is credited; empty when unknown
     * @throws NullPointerException     if a parameter is null
     * @throws IllegalArgumentException if the tier is blank
     * @throws IllegalStateException    if the sink is closed
     */
    default void creditedTier(String tier, Optional<LocalDate> since, Origin at) {}

    /**
     * What one unit of a currency is worth in the currency of the programme that is asked about. The rates of the command line and
     * the configuration are believed first, then of several sources the first that knows the currency. A rate other than one for
     * the programme's own currency is an error of the data.
     *
     * @param currency an upper-case code of three letters
     * @param rate     above zero
     * @throws NullPointerException     if a parameter is null
     * @throws IllegalArgumentException if the currency is no such code, or the rate is not above zero or has more than 18 digits
     *                                  before the point
     * @throws IllegalStateException    if the sink is closed
     */
    default void rate(String currency, BigDecimal rate, Origin at) {}
}
