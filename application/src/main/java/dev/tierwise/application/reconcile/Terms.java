package dev.tierwise.application.reconcile;

import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.Optional;

/**
 * By what a portal is judged.
 *
 * @param programme the rules
 * @param rates     what other currencies are worth
 * @param day       the day
 */
record Terms(Programme programme, ExchangeRates rates, LocalDate day) {

    PortalAssessment assess(Portal portal) {
        return PortalAssessment.of(portal, day, programme, rates);
    }

    Terms on(LocalDate other) {
        return new Terms(programme, rates, other);
    }

    Terms with(PointRules rules) {
        return new Terms(
                new Programme(
                        programme.id(),
                        programme.label(),
                        programme.currency(),
                        programme.metrics(),
                        programme.soldWindow(),
                        programme.appLookBack(),
                        programme.apps(),
                        programme.certification(),
                        programme.updateDays(),
                        programme.tiers(),
                        Optional.of(rules),
                        programme.growthShares()),
                rates,
                day);
    }
}
