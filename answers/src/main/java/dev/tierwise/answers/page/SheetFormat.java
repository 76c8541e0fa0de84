package dev.tierwise.answers.page;

import dev.tierwise.answers.wire.MachineForm;

/** How a sheet is written that is for people, programs and spreadsheets. */
public enum SheetFormat {
    /** For people at a terminal. */
    TABLE,
    /** For programs; the contract. */
    JSON,
    /** For spreadsheets and scripts. */
    CSV;

    /** As people type it. */
    @Override
    public String toString() {
        return MachineForm.code(this);
    }
}
