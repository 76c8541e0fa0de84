package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LedgerException;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables of a ledger up to date, with Flyway. */
final class Migration {

    private Migration() {}

    static void run(Schema schema, Database database) {
        try {
            Flyway.configure()
                    .dataSource(new Connections(database::connectAlone))
                    .locations(schema.scripts().stream()
                            .map(folder -> "classpath:" + folder)
                            .toArray(String[]::new))
                    .placeholders(database.placeholders())
                    .table(Schema.VERSIONS)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw explain(e, database);
        }
    }

    private static RuntimeException explain(FlywayException failure, Database database) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said) {
                RuntimeException explained = database.explain(said);
                return explained instanceof IllegalStateException || explained instanceof ContradictionException
                        ? database.damaged("migration.failed", String.valueOf(said.getMessage()))
                        : explained;
            }
            if (cause instanceof LedgerException explained) {
                return explained;
            }
        }
        if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return database.foreign("migration.foreign");
        }
        if (failure.getErrorCode() == CoreErrorCode.VALIDATE_ERROR) {
            return database.damaged("migration.other");
        }
        return new IllegalStateException("the tables of the ledger cannot be brought up to date", failure);
    }
}
