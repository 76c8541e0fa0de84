package dev.tierwise.application.ledger;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;

/**
 * Which history of a ledger is meant: there is one for each partner and programme.
 *
 * @param partner   the partner's name as it writes it, not blank
 * @param programme the programme's id
 */
public record HistoryId(String partner, String programme) implements Comparable<HistoryId> {

    /** @throws IllegalArgumentException when the partner's name is blank */
    public HistoryId {
        if (partner.isBlank()) {
            throw new InvalidValueException(Text.of(HistoryId.class, "partner.blank"));
        }
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
