package dev.tierwise.application.ledger;

import dev.tierwise.domain.programme.Programme;
import java.time.ZoneId;

/**
 * What a ledger remembers of one partner under one programme, as of its last refresh.
 *
 * @param partner   the partner's name
 * @param timeZone  where its days begin and end
 * @param programme the rules that the last refresh followed
 */
public record History(String partner, ZoneId timeZone, Programme programme) {

    /** The name of this history. */
    public HistoryId id() {
        return new HistoryId(partner, programme.id());
    }
}
