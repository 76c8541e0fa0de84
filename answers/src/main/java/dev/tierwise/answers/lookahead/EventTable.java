package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.metric.Unit;
import java.util.List;

/** What happens to the figures, day by day. */
final class EventTable {

    private EventTable() {}

    /**
     * A row for each event, below a head.
     *
     * @param points whether amounts are points
     */
    static Grid grid(Words words, boolean points, List<DatedEvent> events) {
        Unit unit = DatedEvent.unit(points);
        Grid grid = new Grid(1);
        grid.row(
                Cell.of(words.say("column.day"), Style.BOLD),
                Cell.of(words.say("column.portal"), Style.BOLD),
                Cell.right(words.say("forecast.amount"), Style.BOLD),
                Cell.of(words.say("forecast.event"), Style.BOLD));
        for (DatedEvent event : events) {
            grid.row(
                    Cell.of(words.day(event.day())),
                    Cell.of(event.portal() == null ? "" : words.nameOrId(event.portal())),
                    Cell.right(amount(words, unit, event)),
                    Cell.of(what(words, points, event)));
        }
        return grid;
    }

    private static String amount(Words words, Unit unit, DatedEvent event) {
        if (event.amount() != null) {
            return words.signed(unit, event.amount());
        }
        return event.portal() == null ? "" : words.say("unknown");
    }

    private static String what(Words words, boolean points, DatedEvent event) {
        return event.event() == DatedEvent.Kind.SOLD_EXPIRES && points
                ? words.say("forecast.points-expire")
                : words.say("forecast.event." + MachineForm.code(event.event()));
    }
}
