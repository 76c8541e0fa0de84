package dev.tierwise.answers.snapshot;

import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.RelationshipFacts;
import dev.tierwise.domain.portfolio.ReportedFigures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A column of {@code portals.csv} that most agencies have nothing to write in, and then it is not there.
 *
 * @param name    the column's name
 * @param value   what stands in it; empty if it is unknown
 * @param unknown what stands in its place then
 */
record FurtherColumn(String name, Function<Portal, Optional<String>> value, String unknown) {

    static final List<FurtherColumn> ALL = List.of(
            of(
                    "market",
                    portal -> portal.pointFacts()
                            .market()
                            .map(market -> market.name().toLowerCase(Locale.ROOT))),
            of("managing_partners", portal -> text(portal.pointFacts().managingPartners())),
            reported(
                    "reported_managed_mrr",
                    reported -> reported.managedMrr().map(Money::amount).map(BigDecimal::toPlainString)),
            new FurtherColumn(
                    "reported_currency",
                    portal -> portal.reported().managedMrr().map(Money::currency),
                    ""),
            reported("reported_sold_points", reported -> reported.soldPoints().map(BigDecimal::toPlainString)),
            reported(
                    "reported_managed_points",
                    reported -> reported.managedPoints().map(BigDecimal::toPlainString)),
            reported("reported_total_points", reported -> reported.totalPoints().map(BigDecimal::toPlainString)),
            reported("reported_updated_on", reported -> reported.updatedOn().map(LocalDate::toString)),
            relationship("managed_expires_on", RelationshipFacts::managedExpiresOn),
            relationship("last_active_on", RelationshipFacts::lastActiveOn),
            relationship("cancellation_expected_on", RelationshipFacts::cancellationExpectedOn),
            relationship("renews_on", RelationshipFacts::renewsOn));

    private static FurtherColumn of(String name, Function<Portal, Optional<String>> value) {
        return new FurtherColumn(name, value, SnapshotFolder.UNKNOWN);
    }

    private static FurtherColumn reported(String name, Function<ReportedFigures, Optional<String>> value) {
        return of(name, portal -> value.apply(portal.reported()));
    }

    private static FurtherColumn relationship(String name, Function<RelationshipFacts, Optional<LocalDate>> day) {
        return of(name, portal -> day.apply(portal.relationship()).map(LocalDate::toString));
    }

    private static Optional<String> text(OptionalInt number) {
        return number.isPresent() ? Optional.of(String.valueOf(number.getAsInt())) : Optional.empty();
    }

    boolean isKnownOf(Portal portal) {
        return value.apply(portal).isPresent();
    }

    String cell(Portal portal) {
        return value.apply(portal).orElse(unknown);
    }
}
