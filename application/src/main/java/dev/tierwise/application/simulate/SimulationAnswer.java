package dev.tierwise.application.simulate;

import dev.tierwise.application.forecast.ForecastAnswer;
import dev.tierwise.application.ledger.TierRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The same facts without and with some changes.
 *
 * @param changes what is supposed to happen, in the order in which it was said
 * @param before  the live tier, and the credited tiers to come, as things are
 * @param after   the same with the changes; the same months
 */
public record SimulationAnswer(List<Change> changes, ForecastAnswer before, ForecastAnswer after) {

    public SimulationAnswer {
        changes = List.copyOf(changes);
    }

    /**
     * Updates in a row that credit another tier because of the changes, always the same one instead of the same other one.
     *
     * @param from   the day of the first of them
     * @param until  the day of the first update after them; empty where the last update that is shown is one of them
     * @param before what they credit as things are
     * @param after  what they credit with the changes
     */
    public record Difference(LocalDate from, Optional<LocalDate> until, TierRange before, TierRange after) {}

    /** What the changes do to the credited tier over all months, in chronological order; empty where that is nothing. */
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        int months = before.months().size();
        int next;
        for (int first = 0; first < months; first = next) {
            TierRange was = before.months().get(first).tier();
            TierRange is = after.months().get(first).tier();
            next = first + 1;
            while (next < months
                    && before.months().get(next).tier().equals(was)
                    && after.months().get(next).tier().equals(is)) {
                next++;
            }
            if (!was.equals(is)) {
                differences.add(new Difference(
                        before.months().get(first).day(),
                        next < months ? Optional.of(before.months().get(next).day()) : Optional.empty(),
                        was,
                        is));
            }
        }
        return differences;
    }
}
