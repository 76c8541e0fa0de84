package dev.tierwise.application.advise;

import dev.tierwise.application.credit.PortalName;
import dev.tierwise.domain.metric.ManagedReason;
import dev.tierwise.domain.programme.DealKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Something to do. */
public sealed interface Step {

    /**
     * Sell to a new customer, or to several who come to as much together.
     *
     * @param mrr    its MRR, in the programme's currency
     * @param by     the last day: that of the monthly report that publishes it
     * @param manage whether a partner employee has to be among its users
     * @param apps   the apps that it has to use, by id; in the programme's order
     * @param kind   what the partner has to do with it; empty where only MRR matters
     * @param points how many points it adds to the total at least, cut off where their decimals do not end; empty where the
     *               tier asks for none
     */
    record Sell(
            BigDecimal mrr,
            LocalDate by,
            boolean manage,
            List<String> apps,
            Optional<DealKind> kind,
            Optional<BigDecimal> points)
            implements Step {
        public Sell {
            apps = List.copyOf(apps);
        }
    }

    /**
     * Do something for a customer that is there.
     *
     * @param portal  the customer's portal
     * @param manage  why it is not managed today, where it has to be; empty where nothing has to be done about that
     * @param apps    the apps that it has to use as well, by id
     * @param points  how many points managing it adds to the total at least, as for a sale; empty where the tier asks for none
     *                and where it is not managed
     */
    record Care(PortalName portal, Optional<ManagedReason> manage, List<String> apps, Optional<BigDecimal> points)
            implements Step {
        public Care {
            apps = List.copyOf(apps);
        }
    }

    /**
     * Get certified, or renew.
     *
     * @param by           the last day: that of the mid-month update
     * @param validThrough the last day on which the certification that is held is valid; empty where none is held that is valid
     *                     today or later
     */
    record Certify(LocalDate by, Optional<LocalDate> validThrough) implements Step {}
}
