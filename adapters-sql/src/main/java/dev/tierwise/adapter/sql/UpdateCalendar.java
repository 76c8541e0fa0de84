package dev.tierwise.adapter.sql;

import dev.tierwise.domain.programme.UpdateDays;
import java.time.Month;
import java.util.EnumSet;

/** The three columns that say on which days of a month things were published. */
final class UpdateCalendar {

    private UpdateCalendar() {}

    static UpdateDays read(Row row) {
        return row.made(() -> new UpdateDays(
                row.count("report_day"),
                row.count("tier_day"),
                row.optionalValue("tier_months", Months::parse).orElseGet(() -> EnumSet.allOf(Month.class))));
    }
}
