package dev.tierwise.application.explain;

import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.portfolio.Portal;
import java.time.LocalDate;

/** How many portals count as what. */
final class PortalTallies {

    private final SnapshotRequest request;
    private final LocalDate day;
    private final Tally sold = new Tally();
    private final Tally managed = new Tally();
    private final Tally contributing = new Tally();
    private int portals;

    PortalTallies(SnapshotRequest request, LocalDate day) {
        this.request = request;
        this.day = day;
    }

    private static final class Tally {
        private int low;
        private int high;

        void add(Count count) {
            low += count == Count.COUNTS ? 1 : 0;
            high += count == Count.DOES_NOT_COUNT ? 0 : 1;
        }

        PortalCount result() {
            return new PortalCount(low, high);
        }
    }

    void add(Portal portal) {
        PortalAssessment assessment = PortalAssessment.of(portal, day, request.programme(), request.rates());
        portals++;
        sold.add(assessment.sold().count());
        managed.add(assessment.managed().count());
        contributing.add(assessment.contributes());
    }

    int portals() {
        return portals;
    }

    PortalCount sold() {
        return sold.result();
    }

    PortalCount managed() {
        return managed.result();
    }

    PortalCount contributing() {
        return contributing.result();
    }
}
