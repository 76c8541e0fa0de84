package dev.tierwise.answers.offender;

import dev.tierwise.application.status.StatusReport;

/** What a page must not do: people would see what programs are not given. */
public class KnowsAUseCasePage {
    String partner(StatusReport report) {
        return report.history().partner();
    }
}
