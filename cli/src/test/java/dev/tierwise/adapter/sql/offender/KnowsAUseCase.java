package dev.tierwise.adapter.sql.offender;

import dev.tierwise.application.refresh.RefreshRequest;

/** What a keeper of ledgers must not do. */
public class KnowsAUseCase {
    int warnDays(RefreshRequest request) {
        return request.warnDays();
    }
}
