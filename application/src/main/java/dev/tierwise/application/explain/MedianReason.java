package dev.tierwise.application.explain;

import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.PortalAssessment;

/** Why a portal contributes to the median app usage or not: the first that holds. */
public enum MedianReason {
    /** It counts neither as sold nor as managed. */
    NEITHER_SOLD_NOR_MANAGED(Count.DOES_NOT_COUNT),
    /** Its MRR is zero. */
    MRR_ZERO(Count.DOES_NOT_COUNT),
    /** Nobody knows whether it counts as sold or managed. */
    COUNTING_UNKNOWN(Count.UNKNOWN),
    /** Nobody knows whether its MRR is above zero. */
    MRR_UNKNOWN(Count.UNKNOWN),
    /** It counts as sold and as managed: still one portal. */
    SOLD_AND_MANAGED(Count.COUNTS),
    /** It counts as sold. */
    SOLD(Count.COUNTS),
    /** It counts as managed. */
    MANAGED(Count.COUNTS);

    private final Count count;

    MedianReason(Count count) {
        this.count = count;
    }

    /** Whether the portal contributes. */
    public Count count() {
        return count;
    }

    static MedianReason of(PortalAssessment portal) {
        Count counts = portal.sold().count().or(portal.managed().count());
        if (counts == Count.DOES_NOT_COUNT) {
            return NEITHER_SOLD_NOR_MANAGED;
        }
        if (portal.contributes() == Count.DOES_NOT_COUNT) {
            return MRR_ZERO;
        }
        if (counts == Count.UNKNOWN) {
            return COUNTING_UNKNOWN;
        }
        if (portal.contributes() == Count.UNKNOWN) {
            return MRR_UNKNOWN;
        }
        if (portal.sold().count() != Count.COUNTS) {
            return MANAGED;
        }
        return portal.managed().count() == Count.COUNTS ? SOLD_AND_MANAGED : SOLD;
    }
}
