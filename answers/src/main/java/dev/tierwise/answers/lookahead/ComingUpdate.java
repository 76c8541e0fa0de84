package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Kept;
import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.Named;
import dev.tierwise.application.forecast.ForecastAnswer;
import dev.tierwise.application.forecast.ForecastMonth;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Tier;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a coming update of the tier brings.
 *
 * @param day     the day of the update, in the partner's time zone
 * @param tier    the tier that is credited from that day on
 * @param metrics the figures that are published by then
 * @param events  what has changed since the update before it or, for the first one, since today; by day
 * @param loss    the tier that is lost with it; null if none is
 * @param gain    the id of the tier that is certainly held from then on; null if that is none that was not held before
 * @param held    why that tier is credited; null where no tier is certain, and where every update takes a tier that is not met any
 *                more
 * @param rules   the programme that is in force then; null where it is the one of today
 */
public record ComingUpdate(
        LocalDate day,
        HeldTier tier,
        Map<MetricId, Measured> metrics,
        List<DatedEvent> events,
        @Nullable TierLost loss,
        @Nullable String gain,
        @LeftOutIfNull @Nullable Kept held,
        @LeftOutIfNull @Nullable Named rules) {

    /** What the updates measure: those of different programmes look at different metrics. */
    public static Set<MetricId> metrics(List<ComingUpdate> updates) {
        Set<MetricId> metrics = new LinkedHashSet<>();
        updates.forEach(update -> metrics.addAll(update.metrics().keySet()));
        return metrics;
    }

    static List<ComingUpdate> all(ForecastAnswer forecast) {
        return IntStream.range(0, forecast.months().size())
                .mapToObj(month -> of(forecast, month))
                .toList();
    }

    private static ComingUpdate of(ForecastAnswer forecast, int place) {
        ForecastMonth month = forecast.months().get(place);
        Programme programme = forecast.today().programme();
        Programme then = programme.on(month.day());
        return new ComingUpdate(
                month.day(),
                HeldTier.of(month.tier()),
                Measured.all(month.evaluation().measurements(), programme.currency()),
                DatedEvent.all(month.events(), programme),
                TierLost.of(forecast.loss(place), forecast),
                forecast.gain(place).map(Tier::id).orElse(null),
                Kept.of(month.held()),
                then.hasSameRules(programme) ? null : new Named(then.id(), then.label()));
    }
}
