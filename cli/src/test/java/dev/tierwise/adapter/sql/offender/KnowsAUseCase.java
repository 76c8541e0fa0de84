package dev.tierwise.adapter.sql.offender;

import dev.tierwise.application.refresh.RefreshAnswer;

/** What who keeps a ledger must not do. */
public class KnowsAUseCase {
    Object day(RefreshAnswer report) {
        return report.day();
    }
}
