package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.document.PortalLabel;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.wire.RowValues;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Rows.Column;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Advice for spreadsheets: one row per step of the plan, and one per sold portal that nobody manages. */
final class AdviceRows {

    private static final List<Column> COLUMNS = List.of(
            Column.text("record"),
            Column.text("step"),
            Column.text("portal_id"),
            Column.text("name"),
            Column.number("mrr_low"),
            Column.number("mrr_high"),
            Column.text("unit"),
            Column.day("by"),
            Column.text("manage"),
            Column.text("apps"),
            Column.day("valid_through"),
            Column.text("reason"));
    private static final int PORTAL = 2;
    private static final int MRR = 4;
    private static final int BY = 7;
    private static final int MANAGE = 8;
    private static final int APPS = 9;
    private static final int REASON = COLUMNS.size() - 1;
    private static final int KIND = REASON + 1;

    /** Where points are counted, what a step adds and what managing would. */
    private static final List<Column> WITH_POINTS = Stream.concat(
                    COLUMNS.stream(),
                    Stream.of(Column.text("kind"), Column.number("points_low"), Column.number("points_high")))
            .toList();

    private AdviceRows() {}

    static Rows of(AdviceDocument advice) {
        boolean points = advice.programmeRules().countPoints();
        return new Rows("advice", points ? WITH_POINTS : COLUMNS, rows -> {
            if (advice.plan().steps() != null) {
                for (PlannedStep step : advice.plan().steps()) {
                    rows.row(whole(step(step, advice.programmeRules().currency()), points));
                }
            }
            for (AdviceDocument.Unmanaged unmanaged : advice.unmanaged()) {
                @Nullable String[] row = row("unmanaged");
                portal(row, unmanaged.portal());
                mrr(row, unmanaged.mrr(), advice.programmeRules().currency());
                row[REASON] = unmanaged.reason();
                if (unmanaged.points() != null) {
                    RowValues.range(row, KIND + 1, unmanaged.points());
                }
                rows.row(whole(row, points));
            }
        });
    }

    private static @Nullable String[] step(PlannedStep step, String currency) {
        @Nullable String[] row = row("step");
        if (step instanceof PlannedStep.Sell sell) {
            row[1] = sell.step();
            mrr(row, new Range(sell.mrr(), sell.mrr()), currency);
            row[BY] = sell.by().toString();
            row[MANAGE] = Boolean.toString(sell.manage());
            row[APPS] = String.join(";", sell.apps());
            row[KIND] = sell.kind();
            points(row, sell.points());
        } else if (step instanceof PlannedStep.Care care) {
            row[1] = care.step();
            portal(row, care.portal());
            row[MANAGE] = care.manage();
            row[APPS] = String.join(";", care.apps());
            points(row, care.points());
        } else if (step instanceof PlannedStep.Certify certify) {
            row[1] = certify.step();
            row[BY] = certify.by().toString();
            row[APPS + 1] = RowValues.text(certify.validThrough());
        }
        return row;
    }

    private static void mrr(@Nullable String[] row, Range mrr, String currency) {
        RowValues.range(row, MRR, mrr);
        row[MRR + 2] = currency;
    }

    private static void points(@Nullable String[] row, @Nullable BigDecimal least) {
        row[KIND + 1] = RowValues.text(least);
    }

    /** Without what is empty where no points are counted. */
    private static @Nullable String[] whole(@Nullable String[] row, boolean points) {
        return points ? row : Arrays.copyOf(row, COLUMNS.size());
    }

    private static void portal(@Nullable String[] row, PortalLabel portal) {
        row[PORTAL] = portal.id();
        row[PORTAL + 1] = portal.name();
    }

    private static @Nullable String[] row(String record) {
        @Nullable String[] row = new @Nullable String[WITH_POINTS.size()];
        row[0] = record;
        return row;
    }
}
