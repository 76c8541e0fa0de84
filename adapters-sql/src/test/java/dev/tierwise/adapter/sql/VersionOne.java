package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LedgerFactory.IfMissing;
import dev.tierwise.domain.text.Text;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;

/** What the first version of ledgers left behind: an export that it wrote, of a real agency in the spring of 2018. */
final class VersionOne {

    private VersionOne() {}

    /** The export. Its rules are written in the way of these tests, everything else is as it was written. */
    static Path exported() {
        try {
            return Path.of(Objects.requireNonNull(VersionOne.class.getResource("exported-by-version-1"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes the ledger from which that export was written, with the script of the first version alone. */
    static void makeLedger(Place place) {
        Database database = Database.at(place.location());
        database.checkPlace(IfMissing.CREATE);
        Flyway.configure()
                .dataSource(new Connections(database::connectAlone))
                .locations(Schema.CURRENT.scripts().stream()
                        .map(folder -> "classpath:" + folder)
                        .toArray(String[]::new))
                .placeholders(database.placeholders())
                .table(Schema.VERSIONS)
                .target("1")
                .load()
                .migrate();
        try (Session session = new Session(database)) {
            session.change(() -> {
                Table.all(1).forEach(table -> fill(session, table));
                return session.sql(
                                "insert into portal (history_id, portal) select distinct history_id, portal from portal_standing")
                        .execute();
            });
        }
    }

    private static void fill(Session session, Table table) {
        List<String> columns = table.header(1).subList(1, table.header(1).size());
        Sql insert = session.sql("insert into %s (%s, %s) values (:history, %s)"
                .formatted(
                        table.name(),
                        table.history(),
                        String.join(", ", columns),
                        columns.stream().map(column -> ":" + column).collect(Collectors.joining(", "))));
        try (Lines lines = Lines.open(exported().resolve(table.file()))) {
            lines.checkHeader(table.header(1));
            while (lines.next()) {
                insert.with("history", Long.parseLong(lines.field(0, Text.verbatim("a number"))));
                IntStream.range(0, columns.size()).forEach(i -> bind(insert, table, i, lines.fieldOrNull(i + 1)));
                insert.execute();
            }
        }
    }

    private static void bind(Sql insert, Table table, int index, String value) {
        Table.Column column = table.columns().get(index);
        if (value != null && column.form().isNumber()) {
            insert.with(column.name(), Long.parseLong(value));
        } else {
            insert.with(column.name(), value);
        }
    }
}
