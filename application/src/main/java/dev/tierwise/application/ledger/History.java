package dev.tierwise.application.ledger;

import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a ledger remembers of one partner under one programme, or under a line of them, as of its last refresh.
 *
 * @param id        the name of the history
 * @param timeZone  where the partner's days begin and end
 * @param programme the rules that the last refresh followed; of a line the last programme, which knows the others
 */
public record History(HistoryId id, ZoneId timeZone, Programme programme) {

    /** That of a partner under a programme, or under the line of which it is one. */
    public History(String partner, ZoneId timeZone, Programme programme) {
        this(HistoryId.of(partner, programme), timeZone, programme);
    }

    /** The same under the rules that are in force on a day. */
    public History on(LocalDate day) {
        return new History(id, timeZone, programme.on(day));
    }

    /** The partner's name. */
    public String partner() {
        return id.partner();
    }
}
