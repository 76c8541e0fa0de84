package dev.tierwise.adapter.sql;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.credit.PortalStanding.Kind;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Fraction;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.ManagedReason;
import dev.tierwise.domain.metric.PointRange;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.SoldReason;
import dev.tierwise.domain.metric.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How portals of the tests stand. */
final class Standing {

    static final Verdict<SoldReason> SOLD = new Verdict<>(Count.COUNTS, SoldReason.SOLD_WITHIN_12_MONTHS);
    static final Verdict<SoldReason> PERHAPS_SOLD = new Verdict<>(Count.UNKNOWN, SoldReason.SALE_DAY_UNKNOWN);
    static final Verdict<SoldReason> NOT_SOLD = new Verdict<>(Count.DOES_NOT_COUNT, SoldReason.NEVER_SOLD_BY_PARTNER);
    static final Verdict<ManagedReason> MANAGED = new Verdict<>(Count.COUNTS, ManagedReason.PARTNER_EMPLOYEE);
    static final Verdict<ManagedReason> PERHAPS_MANAGED = new Verdict<>(Count.UNKNOWN, ManagedReason.USERS_UNKNOWN);

    private Standing() {}

    static PortalStanding published(String id, String mrr, Verdict<SoldReason> sold, Verdict<ManagedReason> managed) {
        return new PortalStanding(
                id,
                Optional.of("Portal " + id),
                Kind.PUBLISHED,
                exactly(mrr),
                Optional.of(sold),
                Optional.of(managed),
                List.of("crm", "email"),
                List.of("forms"));
    }

    static PortalStanding pending(String id, Interval mrr) {
        return new PortalStanding(
                id, Optional.empty(), Kind.PENDING, mrr, Optional.empty(), Optional.of(MANAGED), List.of(), List.of());
    }

    static PortalStanding unlisted(String id, Interval mrr, Verdict<SoldReason> sold) {
        return new PortalStanding(
                id, Optional.empty(), Kind.UNLISTED, mrr, Optional.of(sold), Optional.empty(), List.of(), List.of());
    }

    static PortalStanding inactive(String id, String mrr) {
        return new PortalStanding(
                id,
                Optional.of(""),
                Kind.INACTIVE,
                exactly(mrr),
                Optional.empty(),
                Optional.of(new Verdict<>(Count.DOES_NOT_COUNT, ManagedReason.CANCELLED)),
                List.of(),
                List.of("ctas"));
    }

    /** The same with a third of ten points for managing, and no bound where a sale is not known. */
    static PortalStanding withPoints(PortalStanding standing) {
        return withPoints(
                standing,
                new PortalPoints(
                        new PortalPoints.Credit(Count.COUNTS, PointRange.exactly(points("50"))),
                        new PortalPoints.Credit(Count.UNKNOWN, new PointRange(Fraction.ZERO, Optional.empty())),
                        PointRange.exactly(points("10/3")),
                        PointRange.between(points("50"), points("160/3"))));
    }

    static PortalStanding withPoints(PortalStanding standing, PortalPoints points) {
        return new PortalStanding(
                standing.id(),
                standing.name(),
                standing.kind(),
                standing.mrr(),
                standing.sold(),
                standing.managed(),
                standing.usedApps(),
                standing.unknownApps(),
                Optional.of(points),
                standing.soldThrough());
    }

    static PortalStanding soldThrough(PortalStanding standing, LocalDate day) {
        return new PortalStanding(
                standing.id(),
                standing.name(),
                standing.kind(),
                standing.mrr(),
                standing.sold(),
                standing.managed(),
                standing.usedApps(),
                standing.unknownApps(),
                standing.points(),
                Optional.of(day));
    }

    static Fraction points(String fraction) {
        return Fraction.parse(fraction);
    }

    static Interval exactly(String amount) {
        return Interval.exactly(new BigDecimal(amount));
    }

    static Interval unknown() {
        return Interval.from(new BigDecimal("0.00"));
    }
}
