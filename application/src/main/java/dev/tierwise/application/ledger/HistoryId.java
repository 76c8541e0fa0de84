package dev.tierwise.application.ledger;

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
            throw new IllegalArgumentException("the partner's name is blank");
        }
    }

    @Override
    public int compareTo(HistoryId other) {
        int byPartner = partner.compareTo(other.partner);
        return byPartner == 0 ? programme.compareTo(other.programme) : byPartner;
    }

    @Override
    public String toString() {
        return partner + " under " + programme;
    }
}
