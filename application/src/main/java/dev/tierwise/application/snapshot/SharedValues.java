package dev.tierwise.application.snapshot;

import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Sale;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Values that a million portals have in common, each kept once: there are few days and fewer currencies. Not thread safe. */
final class SharedValues {

    private final Map<LocalDate, LocalDate> days = new HashMap<>();
    private final Map<LocalDate, Sale> sales = new HashMap<>();
    private final Map<LocalDate, Cancellation> cancellations = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    LocalDate day(LocalDate day) {
        return days.computeIfAbsent(day, any -> day);
    }

    Sale soldOn(LocalDate day) {
        return sales.computeIfAbsent(day, Sale::on);
    }

    Cancellation cancelledOn(LocalDate day) {
        return cancellations.computeIfAbsent(day, Cancellation::on);
    }

    String text(String text) {
        return texts.computeIfAbsent(text, any -> text);
    }
}
