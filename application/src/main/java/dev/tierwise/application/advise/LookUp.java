package dev.tierwise.application.advise;

import dev.tierwise.application.credit.PortalName;
import dev.tierwise.domain.metric.Interval;
import java.util.Optional;

/**
 * A fact that is unknown and worth looking up.
 *
 * @param portal whose fact it is; empty for one of the partner itself
 * @param fact   which
 * @param mrr    the MRR of the portal, in the programme's currency; empty for a fact of the partner itself
 * @param effect what it alone could do
 */
public record LookUp(Optional<PortalName> portal, UnknownFact fact, Optional<Interval> mrr, Effect effect) {

    /** Which fact is unknown. */
    public enum UnknownFact {
        CERTIFICATION,
        MRR,
        SALE_DAY,
        USERS,
        APP_USAGE,
        /** The market of the customer. */
        MARKET,
        /** How many partners share the credit for managing. */
        MANAGING_PARTNERS,
        /** Whether sales were sourced or assisted. */
        SALE_KIND
    }

    /** What knowing a fact could do, in the order in which it is worth looking up. */
    public enum Effect {
        /** If it turns out well, the tier is reached for certain, whatever the other unknown facts are. */
        REACHES,
        /** If it turns out badly, the tier is out of reach, whatever the other unknown facts are. */
        RULES_OUT,
        /** It narrows what is missing, but does not settle the tier alone. */
        NARROWS
    }
}
