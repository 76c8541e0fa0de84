package dev.tierwise.answers.document;

import dev.tierwise.application.forecast.ForecastEvent;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.Programme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens to the figures on a day.
 *
 * @param day    the first day on which it is so; of a certification, its last day
 * @param event  what happens
 * @param portal to which portal; null where it happens to the partner
 * @param amount by how much a figure changes, in the currency or in points; null if unknown or if none does
 */
public record DatedEvent(
        LocalDate day,
        Kind event,
        @Nullable PortalLabel portal,
        @Nullable BigDecimal amount) {

    /** What happens. */
    public enum Kind {
        SOLD_EXPIRES,
        STARTS_TO_COUNT,
        CERTIFICATION_EXPIRES,
        CANCELLED,
        CORRECTED,
        MANAGING_LAPSES,
        CANCELLATION_EXPECTED
    }

    public static List<DatedEvent> all(List<ForecastEvent> events, Programme programme) {
        return events.stream().map(event -> of(event, programme)).toList();
    }

    private static DatedEvent of(ForecastEvent event, Programme programme) {
        return new DatedEvent(
                event.day(),
                Kind.valueOf(event.kind().name()),
                event.portal().map(PortalLabel::of).orElse(null),
                event.amount()
                        .map(amount -> Range.number(unit(programme.pointRules().isPresent()), amount))
                        .orElse(null));
    }

    /** What amounts are counted in. */
    public static Unit unit(boolean points) {
        return points ? Unit.POINTS : Unit.MONEY;
    }
}
