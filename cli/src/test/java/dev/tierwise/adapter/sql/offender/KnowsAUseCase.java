package dev.tierwise.adapter.sql.offender;

import dev.tierwise.application.refresh.RefreshReport;

/** What who keeps a ledger must not do. */
public class KnowsAUseCase {
    Object day(RefreshReport report) {
        return report.day();
    }
}
