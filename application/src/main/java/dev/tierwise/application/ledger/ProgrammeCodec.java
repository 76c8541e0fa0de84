package dev.tierwise.application.ledger;

import dev.tierwise.domain.programme.Programme;

/** Turns programmes into text and back, so that a ledger remembers the rules that it follows. */
public interface ProgrammeCodec {

    /** The programme as text. */
    String write(Programme programme);

    /** @throws LedgerException of kind {@code DAMAGED} when the text is not a programme */
    Programme read(String text);
}
