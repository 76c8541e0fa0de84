package dev.tierwise.application.ledger;

import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;

/**
 * Which history of a ledger is meant: there is one for each partner and programme.
 *
 * @param partner   the partner's name as it writes it, not blank
 * @param programme the id of the programme, or of the line of programmes
 */
public record HistoryId(String partner, String programme) implements Comparable<HistoryId> {

    /** @throws IllegalArgumentException when the partner's name is blank */
    public HistoryId {
        if (partner.isBlank()) {
            throw new InvalidValueException(Text.of(HistoryId.class, "partner.blank"));
        }
    }

    /** The history of a partner under a programme, or under the line of which it is one. */
    public static HistoryId of(String partner, Programme programme) {
        return new HistoryId(partner, programme.historyId());
    }

    @Override
    public int compareTo(HistoryId other) {
        int byPartner = partner.compareTo(other.partner);
        return byPartner == 0 ? programme.compareTo(other.programme) : byPartner;
    }

    /** The partner and the programme, as a part of a sentence. */
    public Text text() {
        return Text.of(HistoryId.class, "history", partner, programme);
    }

    @Override
    public String toString() {
        return partner + " under " + programme;
    }
}
