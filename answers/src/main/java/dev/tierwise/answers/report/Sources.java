package dev.tierwise.answers.report;

import dev.tierwise.answers.wording.Words;
import java.math.BigDecimal;
import java.time.ZoneId;

/** What was read, in words. */
record Sources(ReportDocument report, Words words) {

    String rows(ReportDocument.ReadSource source) {
        return source.rows() == null ? words.say("unknown") : words.number(BigDecimal.valueOf(source.rows()));
    }

    /** When it was read, in the partner's time zone. */
    String readAt(ReportDocument.ReadSource source) {
        return source.readAt() == null
                ? words.say("unknown")
                : words.moment(source.readAt().atZone(ZoneId.of(report.timeZone())));
    }
}
