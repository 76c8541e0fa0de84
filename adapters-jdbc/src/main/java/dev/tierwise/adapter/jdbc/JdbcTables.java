package dev.tierwise.adapter.jdbc;

import dev.tierwise.adapter.tables.Table;
import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.adapter.tables.Tables;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.DiagnosisSink;
import dev.tierwise.spi.Finding;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.SourceException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A database and what it is asked. */
final class JdbcTables implements Tables {

    private static final Text NOTHING = Text.verbatim("");

    private final ReadTransaction database;
    private final Map<TableKind, String> queries;

    JdbcTables(ReadTransaction database, Map<TableKind, String> queries) {
        this.database = database;
        this.queries = Map.copyOf(queries);
    }

    @Override
    public boolean has(TableKind kind) {
        return queries.containsKey(kind);
    }

    @Override
    public List<String> columns(TableKind kind) {
        return Queries.columns(kind);
    }

    @Override
    public Table open(TableKind kind, Instant deadline, ProblemSink problems) throws SourceException {
        String sql = queries.get(kind);
        if (sql == null) {
            throw new IllegalArgumentException("there is no query for " + kind);
        }
        return database.ask(kind, sql, deadline);
    }

    @Override
    public Origin place(TableKind kind) {
        return new Origin.OfRecord(Queries.setting(kind));
    }

    @Override
    public Text missing(TableKind kind) {
        return Text.of(JdbcTables.class, kind == TableKind.PARTNER ? "partner.missing" : "portals.missing");
    }

    @Override
    public void diagnose(ReadRequest request, DiagnosisSink sink) throws SourceException {
        for (TableKind kind : Queries.KINDS) {
            String sql = queries.get(kind);
            if (sql == null) {
                if (kind.isUsual()) {
                    Text message = Text.of(JdbcTables.class, "query.not.given");
                    find(kind, Finding.Status.WARNING, message, Queries.without(kind), sink);
                }
                continue;
            }
            try (QueryTable table = database.ask(kind, sql, request.deadline())) {
                examine(kind, table, sink);
            } catch (SourceException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                boolean isRefused = e.kind() == SourceException.Kind.REFUSED;
                find(kind, isRefused ? Finding.Status.REFUSED : Finding.Status.UNAVAILABLE, e.text(), NOTHING, sink);
            }
        }
    }

    private static void examine(TableKind kind, QueryTable table, DiagnosisSink sink) {
        List<String> absent = Queries.weighty(kind).stream()
                .filter(column -> !table.has(column))
                .toList();
        if (absent.isEmpty()) {
            find(kind, Finding.Status.OK, Text.of(JdbcTables.class, "answers"), NOTHING, sink);
        } else {
            find(
                    kind,
                    Finding.Status.WARNING,
                    Text.of(JdbcTables.class, "answers.without", String.join(", ", absent)),
                    Text.of(JdbcTables.class, "answers.without.advice"),
                    sink);
        }
    }

    private static void find(TableKind kind, Finding.Status status, Text message, Text advice, DiagnosisSink sink) {
        Text name = Text.of(JdbcTables.class, "query", Queries.setting(kind));
        sink.finding(new Finding(name, status, "query", message, advice));
    }

    @Override
    public void close() {
        database.close();
    }
}
