package dev.tierwise.answers.reconciliation;

import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.application.reconcile.Reason;
import dev.tierwise.application.reconcile.ReconciledPortal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a figure of HubSpot's may differ. What does not belong to the reason is left out.
 *
 * @param reason   which reason
 * @param since    since when HubSpot's figure is out of date
 * @param partners between how many partners the portal is split
 * @param managed  whether HubSpot has it down as managed
 * @param market   the other market
 * @param kind     the other kind of sale
 * @param points   the points of the other rate
 * @param currency the currency that is counted otherwise, or has no rate
 * @param amount   the other amount
 * @param product  the product whose sale is missing
 * @param soldOn   when it was sold
 * @param fact     the unknown fact
 * @param explains whether the difference is what follows from it
 */
public record DifferenceReason(
        String reason,
        @LeftOutIfNull @Nullable LocalDate since,
        @LeftOutIfNull @Nullable String partners,
        @LeftOutIfNull @Nullable String managed,
        @LeftOutIfNull @Nullable String market,
        @LeftOutIfNull @Nullable String kind,
        @LeftOutIfNull @Nullable BigDecimal points,
        @LeftOutIfNull @Nullable String currency,
        @LeftOutIfNull @Nullable BigDecimal amount,
        @LeftOutIfNull @Nullable String product,
        @LeftOutIfNull @Nullable LocalDate soldOn,
        @LeftOutIfNull @Nullable String fact,
        boolean explains) {

    static DifferenceReason of(ReconciledPortal.Given given) {
        Reason reason = given.reason();
        Building building = new Building();
        if (reason instanceof Reason.Stale stale) {
            building.code = "stale";
            building.since = stale.since();
        } else if (reason instanceof Reason.SplitBetween split) {
            building.code = "split-between";
            building.partners = Integer.toString(split.partners());
        } else if (reason instanceof Reason.NotSplit whole) {
            building.code = "not-split";
            building.partners = Integer.toString(whole.partners());
        } else if (reason instanceof Reason.ManagedFlag flag) {
            building.code = "managed-flag";
            building.managed = Boolean.toString(flag.managed());
        } else if (reason instanceof Reason.OtherMarket other) {
            building.code = "other-market";
            building.market = MachineForm.code(other.market());
        } else if (reason instanceof Reason.OtherKind other) {
            building.code = "other-kind";
            building.kind = MachineForm.code(other.kind());
        } else if (reason instanceof Reason.OtherRate other) {
            building.code = "other-rate";
            building.points = new BigDecimal(other.points().stripTrailingZeros().toPlainString());
        } else if (reason instanceof Reason.OtherAmount other) {
            building.code = "other-amount";
            building.currency = other.currency();
            building.amount = other.amount().orElse(null);
        } else if (reason instanceof Reason.SaleMissing missing) {
            building.code = "sale-missing";
            building.product = missing.product();
            building.soldOn = missing.soldOn().orElse(null);
        } else if (reason instanceof Reason.Unknown unknown) {
            building.code = "unknown";
            building.fact = MachineForm.code(unknown.fact());
        } else if (reason instanceof Reason.NoExchangeRate rate) {
            building.code = "no-exchange-rate";
            building.currency = rate.currency();
        }
        return building.reason(given.explains());
    }

    private static final class Building {
        private String code = "unexplained";
        private @Nullable LocalDate since;
        private @Nullable String partners;
        private @Nullable String managed;
        private @Nullable String market;
        private @Nullable String kind;
        private @Nullable BigDecimal points;
        private @Nullable String currency;
        private @Nullable BigDecimal amount;
        private @Nullable String product;
        private @Nullable LocalDate soldOn;
        private @Nullable String fact;

        DifferenceReason reason(boolean explains) {
            return new DifferenceReason(
                    code, since, partners, managed, market, kind, points, currency, amount, product, soldOn, fact,
                    explains);
        }
    }

    /** In one field: the reason and what belongs to it. */
    String inOneField() {
        String values = Stream.of(
                        since,
                        partners,
                        managed,
                        market,
                        kind,
                        points == null ? null : points.toPlainString(),
                        currency,
                        amount == null ? null : amount.toPlainString(),
                        product,
                        soldOn,
                        fact)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining("/"));
        return values.isEmpty() ? reason : reason + ":" + values;
    }
}
