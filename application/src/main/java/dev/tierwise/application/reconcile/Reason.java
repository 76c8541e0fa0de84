package dev.tierwise.application.reconcile;

import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Why HubSpot's figure of a portal may not be the one that the rules give. */
public sealed interface Reason {

    /**
     * HubSpot's figure is older than the day that is asked about.
     *
     * @param since the day on which HubSpot last updated it
     */
    record Stale(LocalDate since) implements Reason {}

    /**
     * HubSpot divides the managed credit between so many partners, the rules do not or between others.
     *
     * @param partners how many, at least 2
     */
    record SplitBetween(int partners) implements Reason {}

    /**
     * HubSpot gives the whole managed credit, although several partners service the customer.
     *
     * @param partners how many, at least 2
     */
    record NotSplit(int partners) implements Reason {}

    /**
     * HubSpot's own flag says something else than the portal's users.
     *
     * @param managed what the flag says
     */
    record ManagedFlag(boolean managed) implements Reason {}

    /**
     * HubSpot takes the customer to be in another market.
     *
     * @param market which one
     */
    record OtherMarket(Market market) implements Reason {}

    /**
     * HubSpot takes the sales to be of another kind.
     *
     * @param kind which one
     */
    record OtherKind(DealKind kind) implements Reason {}

    /**
     * HubSpot counts with a rate that the programme has for something else.
     *
     * @param points the points for the amount that rates are for
     */
    record OtherRate(BigDecimal points) implements Reason {}

    /**
     * HubSpot takes another amount of a currency to be as much as the amount that rates are for.
     *
     * @param currency its code
     * @param amount   the amount; empty when it is what the exchange rate gives
     */
    record OtherAmount(String currency, Optional<BigDecimal> amount) implements Reason {}

    /**
     * HubSpot's figure lacks one of the sales.
     *
     * @param product the product line
     * @param soldOn  the day of the sale; empty when unknown
     */
    record SaleMissing(String product, Optional<LocalDate> soldOn) implements Reason {}

    /**
     * The rules cannot say it exactly, because a fact is unknown.
     *
     * @param fact which one
     */
    record Unknown(UnknownFact fact) implements Reason {}

    /**
     * HubSpot's amount is in a currency without an exchange rate.
     *
     * @param currency its code
     */
    record NoExchangeRate(String currency) implements Reason {}

    /** None of the known causes explains it. */
    record Unexplained() implements Reason {}

    /** An unknown fact. */
    enum UnknownFact {
        /** The MRR of the portal or of one of its sales. */
        MRR,
        /** When, or whether, this partner sold it. */
        SALE_DAY,
        /** Whether a sale was sourced or assisted. */
        DEAL_KIND,
        /** Whether there are further sales. */
        FURTHER_SALES,
        /** Whether a partner employee is among its users. */
        USERS,
        /** The customer's market. */
        MARKET,
        /** How many partners service it. */
        MANAGING_PARTNERS
    }
}
