package dev.tierwise.adapter.jdbc;

import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.domain.text.Text;
import java.util.List;
import java.util.stream.Stream;

/** What may be asked: a query for each kind of table, which people know by the setting that holds it. */
final class Queries {

    /** The kinds that a database may be asked for, in their order. */
    static final List<TableKind> KINDS = Stream.of(TableKind.values())
            .filter(kind -> kind != TableKind.ASSUMPTIONS)
            .toList();

    private Queries() {}

    /** The setting that holds the query. */
    static String setting(TableKind kind) {
        return kind.id().replace('_', '-');
    }

    /** All columns that are read, the required ones first. */
    static List<String> columns(TableKind kind) {
        return Stream.concat(kind.columns().stream(), kind.columnsBeyondEmptyCells().stream())
                .toList();
    }

    /** The columns that the answer must have. */
    static List<String> required(TableKind kind) {
        return kind == TableKind.APP_USAGE ? List.of("portal_id", "app") : kind.required();
    }

    /** Columns of which one at least must be there; empty where there is no such choice. */
    static List<String> oneOf(TableKind kind) {
        return kind == TableKind.APP_USAGE ? List.of("used_on", "last_used_on") : List.of();
    }

    /** Columns without which the tier is unknown. */
    static List<String> weighty(TableKind kind) {
        return kind == TableKind.PORTALS ? List.of("mrr", "sold_on") : List.of();
    }

    /** For users: what it has to answer, with its columns. */
    static Text description(TableKind kind) {
        return Text.of(Queries.class, "query." + setting(kind), String.join(", ", columns(kind)));
    }

    /** For users: what is unknown without it. */
    static Text without(TableKind kind) {
        return Text.of(Queries.class, "without." + setting(kind));
    }
}
