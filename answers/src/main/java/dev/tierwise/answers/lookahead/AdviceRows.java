package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Rows.Column;
import dev.tierwise.application.advise.Advice;
import dev.tierwise.application.advise.Step;
import dev.tierwise.application.credit.PortalName;
import dev.tierwise.domain.metric.Unit;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
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

    private final Advice advice;

    private AdviceRows(Advice advice) {
        this.advice = advice;
    }

    static Rows of(Advice advice) {
        return new Rows("advice", COLUMNS, new AdviceRows(advice)::tell);
    }

    private void tell(Rows.Sink rows) throws IOException {
        if (advice.plan() instanceof Advice.Steps steps) {
            for (Step step : steps.steps()) {
                rows.row(step(step));
            }
        }
        for (Advice.Unmanaged unmanaged : advice.unmanaged()) {
            @Nullable String[] row = row("unmanaged");
            portal(row, unmanaged.portal());
            mrr(
                    row,
                    MachineForm.money(unmanaged.mrr().low()),
                    MachineForm.bound(Unit.MONEY, unmanaged.mrr().high()));
            row[COLUMNS.size() - 1] = MachineForm.code(unmanaged.reason());
            rows.row(row);
        }
    }

    private @Nullable String[] step(Step step) {
        @Nullable String[] row = row("step");
        if (step instanceof Step.Sell sell) {
            row[1] = "sell";
            mrr(row, MachineForm.money(sell.mrr()), MachineForm.money(sell.mrr()));
            row[BY] = sell.by().toString();
            row[MANAGE] = Boolean.toString(sell.manage());
            row[APPS] = String.join(";", sell.apps());
        } else if (step instanceof Step.Care care) {
            row[1] = "care";
            portal(row, care.portal());
            row[MANAGE] = care.manage().map(MachineForm::code).orElse(null);
            row[APPS] = String.join(";", care.apps());
        } else if (step instanceof Step.Certify certify) {
            row[1] = "certify";
            row[BY] = certify.by().toString();
            row[APPS + 1] = certify.validThrough().map(LocalDate::toString).orElse(null);
        }
        return row;
    }

    private void mrr(@Nullable String[] row, String low, @Nullable String high) {
        row[MRR] = low;
        row[MRR + 1] = high;
        row[MRR + 2] = advice.today().programme().currency();
    }

    private static void portal(@Nullable String[] row, PortalName portal) {
        row[PORTAL] = portal.id();
        row[PORTAL + 1] = portal.name().orElse(null);
    }

    private static @Nullable String[] row(String record) {
        @Nullable String[] row = new @Nullable String[COLUMNS.size()];
        row[0] = record;
        return row;
    }
}
