package dev.tierwise.answers.explanation;

import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.explanation.PortalExplanation.Portal;
import dev.tierwise.answers.wire.RowValues;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Rows.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the rules make of portals, for spreadsheets: one row per portal. */
final class ExplanationRows {

    private static final List<Column> COLUMNS = List.of(
            Column.text("portal_id"),
            Column.text("name"),
            Column.number("mrr_low"),
            Column.number("mrr_high"),
            Column.text("unit"),
            Column.text("sold"),
            Column.text("sold_reason"),
            Column.day("sold_from"),
            Column.day("sold_through"),
            Column.text("managed"),
            Column.text("managed_reason"),
            Column.day("managed_through"),
            Column.text("contributes"),
            Column.number("apps_low"),
            Column.number("apps_high"),
            Column.text("apps_used"),
            Column.text("unknown"));

    private ExplanationRows() {}

    static Rows of(PortalExplanation explanation) {
        String currency = explanation.programmeRules().currency();
        return new Rows("explanation", COLUMNS, rows -> {
            try {
                explanation.portals().forEach(portal -> {
                    try {
                        rows.row(row(portal, currency));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
    }

    private static @Nullable String[] row(Portal portal, String currency) {
        return new @Nullable String[] {
            portal.id(),
            portal.name(),
            portal.mrr() == null ? "0.00" : RowValues.text(portal.mrr().converted()),
            portal.mrr() == null ? null : RowValues.text(portal.mrr().converted()),
            currency,
            MachineForm.code(portal.sold().state()),
            portal.sold().reason(),
            RowValues.text(portal.sold().from()),
            RowValues.text(portal.sold().through()),
            MachineForm.code(portal.managed().state()),
            portal.managed().reason(),
            RowValues.text(portal.managed().through()),
            portal.median() == null ? null : portal.median().reason(),
            Integer.toString(portal.apps().low()),
            Integer.toString(portal.apps().high()),
            portal.apps().list().stream()
                    .filter(app -> app.use() == PortalExplanation.Use.USED)
                    .map(PortalExplanation.App::app)
                    .collect(Collectors.joining(";")),
            portal.unknown().stream().sorted().collect(Collectors.joining(";"))
        };
    }
}
