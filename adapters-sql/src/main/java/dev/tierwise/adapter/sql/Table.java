package dev.tierwise.adapter.sql;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.ManagedReason;
import dev.tierwise.domain.metric.SoldReason;
import dev.tierwise.domain.metric.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table in its exported form: a CSV file whose first column is the number of the history, by partner and programme from
 * 1 on, followed by the columns of the table.
 *
 * @param file    the name of the file
 * @param name    the name of the table
 * @param history the column that says whose row it is
 * @param grouped whether the rows of each history stand together; if not, they stand in the order in which they came up
 * @param key     how many of the columns make up the key, by which the rows of a history are ordered
 * @param columns the columns
 */
record Table(String file, String name, String history, boolean grouped, int key, List<Column> columns) {

    static final String HISTORY_COLUMN = "history";

    static final Table HISTORIES = grouped(
            "histories.csv",
            "history",
            "id",
            2,
            column("partner", Form.TEXT),
            column("programme", Form.TEXT),
            column("time_zone", Form.TIME_ZONE),
            column("rules", Form.TEXT));

    static final Table STANDINGS = grouped(
            "portal_standings.csv",
            "portal_standing",
            "history_id",
            2,
            column("portal", Form.TEXT),
            column("from_day", Form.DAY),
            optional("until_day", Form.DAY),
            optional("name", Form.TEXT),
            column("kind", Form.oneOf(PortalStanding.Kind.class)),
            optional("place", Form.NUMBER),
            column("mrr_low", Form.NUMBER),
            optional("mrr_high", Form.NUMBER),
            optional("sold", Form.oneOf(Count.class)),
            optional("sold_reason", Form.oneOf(SoldReason.class)),
            optional("managed", Form.oneOf(Count.class)),
            optional("managed_reason", Form.oneOf(ManagedReason.class)),
            column("used_apps", Form.TEXT),
            column("unknown_apps", Form.TEXT),
            since2("points", Form.POINTS),
            since3("sold_through", Form.DAY));

    static final Table MET_TIERS = grouped(
            "met_tiers.csv",
            "met_tier",
            "history_id",
            1,
            new Column("day", Form.DAY, false, 4),
            since4("at_least", Form.TEXT),
            since4("at_most", Form.TEXT),
            new Column("certified", Form.oneOf(State.class), false, 4));

    /** Every table, each after those that it refers to. */
    static final List<Table> ALL = List.of(
            HISTORIES,
            grouped(
                    "refreshes.csv",
                    "refresh",
                    "history_id",
                    1,
                    column("day", Form.DAY),
                    column("refreshed_at", Form.INSTANT),
                    column("times", Form.NUMBER),
                    column("report_day", Form.NUMBER),
                    column("tier_day", Form.NUMBER),
                    optional("live_at_least", Form.TEXT),
                    optional("live_at_most", Form.TEXT),
                    since2("tier_months", Form.MONTHS),
                    since3("certified_through", Form.DAY)),
            grouped(
                    "metric_values.csv",
                    "metric_value",
                    "history_id",
                    2,
                    column("day", Form.DAY),
                    column("place", Form.NUMBER),
                    column("metric", Form.METRIC),
                    optional("low", Form.NUMBER),
                    optional("high", Form.NUMBER),
                    optional("portals_low", Form.COUNT),
                    optional("portals_high", Form.COUNT),
                    optional("state", Form.oneOf(State.class))),
            grouped(
                    "events.csv",
                    "event",
                    "history_id",
                    2,
                    column("day", Form.DAY),
                    column("kind", Form.oneOf(ScheduledEvent.Kind.class)),
                    column("late", Form.FLAG),
                    optional("low", Form.NUMBER),
                    optional("high", Form.NUMBER),
                    optional("portals_low", Form.COUNT),
                    optional("portals_high", Form.COUNT),
                    optional("at_least", Form.TEXT),
                    optional("at_most", Form.TEXT),
                    since4("reached_from", Form.DAY),
                    since4("reached_by", Form.DAY)),
            MET_TIERS,
            STANDINGS,
            new Table(
                    "deliveries.csv",
                    "delivery",
                    "history_id",
                    false,
                    0,
                    List.of(
                            column("announcement", Form.TEXT),
                            column("kind", Form.oneOf(Announcement.Kind.class)),
                            column("day", Form.DAY),
                            optional("before_at_least", Form.TEXT),
                            optional("before_at_most", Form.TEXT),
                            optional("after_at_least", Form.TEXT),
                            optional("after_at_most", Form.TEXT),
                            column("recipient", Form.TEXT),
                            column("delivered", Form.FLAG))));

    /**
     * A column.
     *
     * @param name     its name, in the table and in the file
     * @param form     what its values look like
     * @param optional whether there may be none
     * @param since    the first version of exports that have it; later ones come after earlier ones, and are optional
     */
    record Column(String name, Form form, boolean optional, int since) {}

    /** The tables of an export of a version, each after those that it refers to. */
    static List<Table> all(int version) {
        return ALL.stream()
                .filter(table -> table.columns().stream().anyMatch(column -> column.since() <= version))
                .toList();
    }

    private static Column column(String name, Form form) {
        return new Column(name, form, false, 1);
    }

    private static Column optional(String name, Form form) {
        return new Column(name, form, true, 1);
    }

    private static Column since2(String name, Form form) {
        return new Column(name, form, true, 2);
    }

    private static Column since3(String name, Form form) {
        return new Column(name, form, true, 3);
    }

    private static Column since4(String name, Form form) {
        return new Column(name, form, true, 4);
    }

    private static Table grouped(String file, String name, String history, int key, Column... columns) {
        return new Table(file, name, history, true, key, List.of(columns));
    }

    /** The first line of the file in an export of a version. */
    List<String> header(int version) {
        List<String> header = new ArrayList<>();
        header.add(HISTORY_COLUMN);
        columns.stream().filter(column -> column.since() <= version).forEach(column -> header.add(column.name()));
        return header;
    }

    /** Asks for the rows in the order of the file; where they are grouped, for those of the history {@code :history}. */
    String select() {
        String order = grouped
                ? columns.subList(0, key).stream().map(Column::name).collect(Collectors.joining(", "))
                : "number";
        return "select " + history + " as history, " + names() + " from " + name
                + (grouped ? " where " + history + " = :history" : "")
                + (order.isEmpty() ? "" : " order by " + order);
    }

    /** Takes a row whose values are given by the names of the columns; the database numbers histories itself. */
    String insert() {
        boolean numbered = equals(HISTORIES);
        String values = columns.stream().map(column -> ":" + column.name()).collect(Collectors.joining(", "));
        return "insert into " + name + " (" + (numbered ? "" : history + ", ") + names() + ") values ("
                + (numbered ? "" : ":history, ") + values + ")";
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** The place of a column among the fields of a line, first = 0. */
    int field(String column) {
        return IntStream.range(0, columns.size())
                        .filter(i -> columns.get(i).name().equals(column))
                        .findFirst()
                        .orElseThrow()
                + 1;
    }
}
