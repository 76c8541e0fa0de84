package dev.tierwise.application.simulate;

import dev.tierwise.application.forecast.ForecastReport;
import java.util.List;

/**
 * The same facts without and with some changes.
 *
 * @param changes what is supposed to happen, in the order in which it was said
 * @param before  the live tier, and the credited tiers to come, as things are
 * @param after   the same with the changes; the same months
 */
public record SimulationReport(List<Change> changes, ForecastReport before, ForecastReport after) {

    public SimulationReport {
        changes = List.copyOf(changes);
    }
}
