package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LedgerCare;
import dev.tierwise.application.ledger.ProgrammeCodec;
import java.nio.file.Path;
import java.util.List;

final class SqlLedgerCare implements LedgerCare {
    SqlLedgerCare(Database database, ProgrammeCodec programmes) {}

    @Override
    public List<String> verify() {
        return List.of();
    }

    @Override
    public void exportTo(Path folder) {}

    @Override
    public void importFrom(Path folder) {}

    @Override
    public void backupTo(Path file) {}
}
