package dev.tierwise.application.explain;

import dev.tierwise.application.snapshot.PortalRecord;
import dev.tierwise.application.snapshot.Provenance;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules make of one portal, and what that rests on.
 *
 * @param assessment     what counts and why
 * @param active         when it is a customer; empty when it never is
 * @param mrr            its MRR; empty when unknown
 * @param soldClauses    what decides whether it counts as sold
 * @param soldTime       when it counts as sold; empty when it never does, or no such days are known
 * @param managedClauses what decides whether it counts as managed
 * @param managedThrough the last day on which it can count as managed; empty when it does not, or no end is known
 * @param people         the known users who are partner employees or have one of the partner's e-mail domains
 * @param contribution   whether it contributes to the median, and why
 * @param apps           whether each app was used
 * @param unknown        the facts that are unknown
 * @param provenance     where each known fact comes from
 */
public record ExplainedPortal(
        PortalAssessment assessment,
        Optional<CountingTime> active,
        Optional<ConvertedMrr> mrr,
        List<Clause> soldClauses,
        Optional<CountingTime> soldTime,
        List<Clause> managedClauses,
        Optional<LocalDate> managedThrough,
        List<PortalUser> people,
        MedianReason contribution,
        List<AppEvidence> apps,
        Set<UnknownPortalFact> unknown,
        List<Provenance> provenance) {

    static ExplainedPortal of(PortalRecord portal, LocalDate day, Programme programme, ExchangeRates rates) {
        PortalAssessment assessment = PortalAssessment.of(portal.portal(), day, programme, rates);
        return new ExplainedPortal(
                assessment,
                CountingTime.active(portal.portal()),
                ConvertedMrr.of(assessment, day, programme, rates),
                ClausesBehind.of(assessment.sold().reason()),
                CountingTime.sold(portal.portal(), programme),
                ClausesBehind.of(assessment.managed().reason()),
                assessment.managed().count() == Count.DOES_NOT_COUNT
                        ? Optional.empty()
                        : CountingTime.lastDay(portal.portal()),
                portal.people(),
                MedianReason.of(assessment),
                AppEvidence.of(portal, programme),
                UnknownPortalFact.of(portal.portal(), programme),
                provenance(portal));
    }

    /** A source that speaks of users without knowing one, or all of them, is noted as well: nothing is known from it. */
    private static List<Provenance> provenance(PortalRecord portal) {
        boolean usersKnown =
                portal.portal().users().complete() || !portal.people().isEmpty();
        return portal.provenance().stream()
                .filter(provenance -> usersKnown || !provenance.fact().equals("users"))
                .toList();
    }
}
