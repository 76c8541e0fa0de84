package dev.tierwise.answers.page;

import dev.tierwise.answers.wire.MachineForm;

/** How an answer is written that is for people, programs and wikis. */
public enum PageFormat {
    /** For people at a terminal. */
    TABLE,
    /** For programs; the contract. */
    JSON,
    /** To be pasted into a wiki. */
    MARKDOWN;

    /** As people type it. */
    @Override
    public String toString() {
        return MachineForm.code(this);
    }
}
