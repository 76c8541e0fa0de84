package dev.tierwise.application.simulate;

import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something that is supposed to happen. Days are days in the partner's time zone; where one may be left out, it is the day
 * that is asked about. A portal is named by its id or, where only one is called so, by its name.
 */
public sealed interface Change {

    /**
     * The partner sells HubSpot to a new customer, who has no users and uses no app unless other changes say so. If the kind of
     * the deal is supposed, this is its only sale, and no other partner services it.
     *
     * @param name   the customer's name, not blank; also its portal's id
     * @param mrr    its MRR
     * @param kind   what the partner has to do with the sale; empty where it is left open, as it is if only MRR counts
     * @param market the market that the customer is in; empty where it is left open
     * @param on     the day of the sale; empty for the day that is asked about
     */
    record Sell(String name, Money mrr, Optional<DealKind> kind, Optional<Market> market, Optional<LocalDate> on)
            implements Change {

        /** A sale of which only MRR matters. */
        public Sell(String name, Money mrr, Optional<LocalDate> on) {
            this(name, mrr, Optional.empty(), Optional.empty(), on);
        }
    }

    /**
     * A customer turns out to be in a market.
     *
     * @param portal the portal's id or name
     * @param market the market
     * @param from   the first such day; empty for the day that is asked about
     */
    record InMarket(String portal, Market market, Optional<LocalDate> from) implements Change {}

    /**
     * A partner employee with one of the partner's e-mail domains becomes a user of a portal.
     *
     * @param portal the portal's id or name
     * @param from   the first such day; empty for the day that is asked about
     */
    record Manage(String portal, Optional<LocalDate> from) implements Change {}

    /**
     * No partner employee is a user of a portal any more.
     *
     * @param portal the portal's id or name
     * @param from   the first such day; empty for the day that is asked about
     */
    record Unmanage(String portal, Optional<LocalDate> from) implements Change {}

    /**
     * A customer cancels.
     *
     * @param portal the portal's id or name
     * @param on     the first day on which it is no customer; empty for the day that is asked about
     */
    record Cancel(String portal, Optional<LocalDate> on) implements Change {}

    /**
     * A portal's MRR becomes another one.
     *
     * @param portal the portal's id or name
     * @param mrr    the new MRR
     * @param from   the first day with it; empty for the day that is asked about
     */
    record NewMrr(String portal, Money mrr, Optional<LocalDate> from) implements Change {}

    /**
     * A portal uses further apps.
     *
     * @param portal the portal's id or name
     * @param apps   the apps, in any of the ways in which people write them; at least one
     * @param from   the first such day; empty for the day that is asked about
     */
    record Use(String portal, List<String> apps, Optional<LocalDate> from) implements Change {
        public Use {
            apps = List.copyOf(apps);
        }
    }

    /**
     * The partner is awarded the programme's certification.
     *
     * @param from  the first day on which it is valid
     * @param until the last day on which it is valid; empty when it does not expire
     */
    record Certify(LocalDate from, Optional<LocalDate> until) implements Change {}
}
