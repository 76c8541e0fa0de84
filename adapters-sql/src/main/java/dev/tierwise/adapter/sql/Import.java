package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.LedgerException.Kind;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fills an empty ledger with what was exported: all of it or nothing. */
final class Import {

    private static final int ROWS_AT_ONCE = 1_000;

    private final Session session;
    private final ProgrammeCodec programmes;
    private final Path folder;

    Import(Session session, ProgrammeCodec programmes, Path folder) {
        this.session = session;
        this.programmes = programmes;
        this.folder = folder;
    }

    void read() {
        int version = version();
        try {
            read(version, ROWS_AT_ONCE);
        } catch (ContradictionException e) {
            // Some row is at fault. Sent one by one, they tell which.
            read(version, 1);
        }
    }

    /** The version of the export: this one or an earlier one. */
    private int version() {
        try (Lines lines = Lines.open(folder.resolve(Export.CONTENTS))) {
            lines.checkHeader(List.of("schema"));
            String schema = lines.next() ? lines.field(0, Text.of(Import.class, "a.schema")) : "";
            return IntStream.rangeClosed(1, Export.VERSION)
                    .filter(version -> Export.schema(version).equals(schema))
                    .findFirst()
                    .orElseThrow(() -> lines.wrong("import.schema", Export.schema(Export.VERSION)));
        }
    }

    private void read(int version, int rowsAtOnce) {
        session.change(() -> {
            session.database().lockAll(session);
            if (session.sql("select 1 as found from history")
                    .first(row -> row.flag("found"))
                    .isPresent()) {
                throw new LedgerException(
                        Kind.MISUSED,
                        Text.of(
                                Import.class,
                                "import.not.empty",
                                session.database().name()));
            }
            List<Imported> histories = new ArrayList<>();
            for (Table table : Table.all(version)) {
                read(table, version, histories, rowsAtOnce);
            }
            return session.sql(
                            "insert into portal (history_id, portal) select distinct history_id, portal from portal_standing")
                    .execute();
        });
    }

    private void read(Table table, int version, List<Imported> histories, int rowsAtOnce) {
        try (Lines lines = Lines.open(folder.resolve(table.file()))) {
            lines.checkHeader(table.header(version));
            Sql row = session.sql(table.insert());
            Order order = new Order(table, lines);
            try (Sql.Batch batch = row.batch(rowsAtOnce)) {
                while (lines.next()) {
                    int number = number(lines, histories.size() + (table.equals(Table.HISTORIES) ? 1 : 0));
                    bind(table, version, lines, row);
                    order.check(number);
                    if (table.equals(Table.HISTORIES)) {
                        histories.add(add(lines, row));
                    } else {
                        Imported history = histories.get(number - 1);
                        history.check(table, lines);
                        row.with("history", history.number());
                        batch.add();
                    }
                }
                batch.finish();
                histories.forEach(Imported::end);
            } catch (ContradictionException e) {
                if (rowsAtOnce == 1) {
                    throw lines.wrong("import.contradiction", Worded.of(e));
                }
                throw e;
            }
        }
    }

    private static int number(Lines lines, int most) {
        String text = lines.field(0, Text.of(Import.class, "a.history"));
        if (!Form.COUNT.fits().test(text) || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw lines.wrong("import.no.history", text, Table.HISTORIES.file());
        }
        return Integer.parseInt(text);
    }

    private static void bind(Table table, int version, Lines lines, Sql row) {
        for (int i = 0; i < table.columns().size(); i++) {
            Table.Column column = table.columns().get(i);
            @Nullable String value = column.since() <= version ? lines.fieldOrNull(i + 1) : null;
            if (value == null ? !column.optional() : !column.form().fits().test(value)) {
                throw lines.wrong(
                        value == null
                                ? Text.of(
                                        Import.class,
                                        "import.expected.nothing",
                                        column.form().expected(),
                                        column.name())
                                : Text.of(
                                        Import.class,
                                        "import.expected",
                                        column.form().expected(),
                                        column.name(),
                                        value));
            }
            if (value != null && column.form().isNumber()) {
                row.with(column.name(), Long.parseLong(value));
            } else {
                row.with(column.name(), value);
            }
        }
    }

    private Imported add(Lines lines, Sql row) {
        String programme = lines.field(Table.HISTORIES.field("programme"), Text.of(Import.class, "a.programme"));
        Programme rules = rules(lines);
        if (!rules.historyId().equals(programme)) {
            throw lines.wrong("import.other.rules", rules.historyId(), programme);
        }
        row.execute();
        return new Imported(
                session.sql("select max(id) as id from history")
                        .first(last -> last.number("id"))
                        .orElseThrow(),
                new Vocabulary(rules));
    }

    private Programme rules(Lines lines) {
        try {
            return programmes.read(lines.field(Table.HISTORIES.field("rules"), Text.of(Import.class, "a.programme")));
        } catch (LedgerException e) {
            throw lines.wrong(e.text());
        }
    }

    /** Sees to it that the rows are in the order in which they are exported, so that no two of them have the same key. */
    private static final class Order {

        private final Table table;
        private final Lines lines;
        private List<String> before = List.of();
        private int numberBefore;
        private @Nullable String until;

        Order(Table table, Lines lines) {
            this.table = table;
            this.lines = lines;
        }

        void check(int number) {
            if (!table.grouped()) {
                return;
            }
            List<String> key = key();
            boolean sameHistory = number == numberBefore;
            boolean ordered = table.equals(Table.HISTORIES)
                    ? number == numberBefore + 1 && (before.isEmpty() || compare(key, before) > 0)
                    : number > numberBefore || (sameHistory && compare(key, before) > 0);
            if (!ordered) {
                throw lines.wrong("import.order");
            }
            if (table.equals(Table.STANDINGS)) {
                checkValidity(key, sameHistory);
            }
            before = key;
            numberBefore = number;
        }

        private List<String> key() {
            List<String> key = new ArrayList<>();
            for (int i = 1; i <= table.key(); i++) {
                key.add(lines.field(i, Text.of(Import.class, "a.key")));
            }
            return key;
        }

        private void checkValidity(List<String> key, boolean sameHistory) {
            if (sameHistory && key.get(0).equals(before.get(0)) && (until == null || until.compareTo(key.get(1)) > 0)) {
                throw lines.wrong("import.overlap");
            }
            until = lines.fieldOrNull(table.field("until_day"));
        }

        private int compare(List<String> one, List<String> other) {
            for (int i = 0; i < one.size(); i++) {
                int order = table.columns().get(i).form().compare(one.get(i), other.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
    }
}
