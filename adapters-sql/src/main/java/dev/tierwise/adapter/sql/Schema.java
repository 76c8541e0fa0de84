package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.LedgerException.Kind;
import dev.tierwise.application.ledger.LedgerFactory.IfMissing;
import dev.tierwise.domain.text.Text;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a ledger, which come in versions. A ledger that has the newest is opened without the library that knows
 * how to get there.
 *
 * @param newest  the newest version that this program knows
 * @param scripts the folders on the class path with the scripts that lead to it
 */
record Schema(int newest, List<String> scripts) {

    static final Schema CURRENT = new Schema(4, List.of("dev/tierwise/adapter/sql/schema"));

    /** Where the versions are noted that a ledger has gone through. */
    static final String VERSIONS = "tierwise_schema_history";

    /** What is noted of a version that a script has made; a schema that was made for it is noted without a version. */
    private static final String SCRIPT = "SQL";

    /** Opens a ledger; one that an older version made is brought up to date first. */
    Session open(Database place, IfMissing ifMissing) {
        place.checkPlace(ifMissing);
        Database database = ifMissing == IfMissing.FAIL ? place.toRead() : place;
        boolean good = false;
        try {
            Session session = upToDate(database, ifMissing);
            good = true;
            return session;
        } finally {
            if (!good) {
                database.letGo();
            }
        }
    }

    private Session upToDate(Database database, IfMissing ifMissing) {
        Session session = new Session(database);
        boolean good = false;
        try {
            Optional<Integer> version = version(session);
            if (version.isEmpty() && ifMissing == IfMissing.FAIL) {
                throw database.missing();
            }
            if (version.isPresent() && version.get() > newest) {
                throw new LedgerException(
                        Kind.MISUSED, Text.of(Schema.class, "newer", database.name(), version.get(), newest));
            }
            good = version.isPresent() && version.get() == newest;
            if (good) {
                return session;
            }
        } finally {
            if (!good) {
                session.disconnect();
            }
        }
        Migration.run(this, database);
        return new Session(database);
    }

    /** Empty where nothing has been made yet. */
    private static Optional<Integer> version(Session session) {
        Database database = session.database();
        if (!database.hasTable(session, VERSIONS)) {
            return Optional.empty();
        }
        List<String> noted = session.sql("select version, type, case when success then 1 else 0 end as success from "
                        + VERSIONS + " where type is distinct from 'SCHEMA' order by installed_rank")
                .list(row -> row.flag("success")
                                && row.optionalText("type")
                                        .filter(SCRIPT::equals)
                                        .isPresent()
                        ? row.optionalText("version").orElse("nothing")
                        : "a failure");
        for (int i = 0; i < noted.size(); i++) {
            if (!noted.get(i).equals(String.valueOf(i + 1))) {
                throw database.damaged("versions.wrong", VERSIONS, noted.get(i), i + 1);
            }
        }
        if (noted.isEmpty() && database.hasTable(session, Table.HISTORIES.name())) {
            throw database.damaged("versions.empty", VERSIONS);
        }
        return noted.isEmpty() ? Optional.empty() : Optional.of(noted.size());
    }
}
