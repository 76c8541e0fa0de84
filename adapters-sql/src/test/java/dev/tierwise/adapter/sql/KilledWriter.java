package dev.tierwise.adapter.sql;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.HistoryChange;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A process that refreshes one day after the other, until it is killed. What it writes follows from the day alone. */
final class KilledWriter {

    static final History HISTORY = LedgerContract.NORDLICHT;
    private static final int PORTALS = 400;

    private KilledWriter() {}

    /** @param args where the ledger is: a file, or a URL; and how many portals there are */
    public static void main(String[] args) {
        PrintStream out = System.out;
        LedgerLocation location = args[0].startsWith("jdbc:")
                ? new LedgerLocation.OnServer(args[0], Optional.of("postgres"), Optional.empty())
                : new LedgerLocation.InFile(args[0], Path.of(args[0]));
        int count = args.length > 1 ? Integer.parseInt(args[1]) : PORTALS;
        try (Ledger ledger = new Place(location, args[0]).open()) {
            while (true) {
                LocalDate day = ledger.lastRefreshed(HISTORY.id())
                        .map(last -> last.plusDays(1))
                        .orElse(LedgerContract.DAY);
                out.println("begin " + day);
                ledger.change(HISTORY.id(), change -> refresh(change, day, count));
                out.println("done " + day);
            }
        }
    }

    private static int refresh(HistoryChange change, LocalDate day, int count) {
        change.describe(HISTORY);
        Schedule schedule = new Schedule(HISTORY.programme().updateDays());
        List<ScheduledEvent> due = change.lastDay()
                .map(last -> schedule.events(last.day(), day))
                .orElseGet(() -> schedule.eventsUpTo(day));
        for (ScheduledEvent event : due) {
            boolean late = event.day().isBefore(day);
            change.publish(
                    event.kind() == ScheduledEvent.Kind.TIER
                            ? new RecordedEvent.TierUpdate(event.day(), late, LedgerContract.GOLD)
                            : new RecordedEvent.Report(
                                    event.day(), late, LedgerContract.figure(Standing.exactly("0.00"), 0, 0)));
        }
        LedgerContract.stand(change, day, portals(day, count));
        change.refreshed(recorded(day));
        return 0;
    }

    static RecordedDay recorded(LocalDate day) {
        TierRange live = LedgerContract.NONE;
        return new RecordedDay(
                day, Instant.EPOCH, Map.of(MetricId.CERTIFICATION, new Measurement.Status(State.MET)), live);
    }

    /** Every third portal changes from day to day. */
    static List<PortalStanding> portals(LocalDate day) {
        return portals(day, PORTALS);
    }

    static List<PortalStanding> portals(LocalDate day, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Standing.inactive(
                        String.format("%06d", i),
                        BigDecimal.valueOf((i % 3 == 0 ? day.toEpochDay() * 7 : 0) + i, 2)
                                .toPlainString()))
                .toList();
    }
}
