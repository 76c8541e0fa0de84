package dev.tierwise.answers.evaluation;

import static dev.tierwise.answers.Reports.ENGLISH;
import static dev.tierwise.answers.Reports.GERMAN;
import static dev.tierwise.answers.Reports.gaps;
import static dev.tierwise.answers.Reports.nordlicht;
import static dev.tierwise.answers.Reports.portal;
import static dev.tierwise.answers.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.Reports;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationRowsTest {

    @Test
    void there_is_a_row_per_tier_and_criterion() {
        assertThat(gaps().as(Format.CSV, ENGLISH).lines().limit(9)).containsExactly("""
                record,tier,tier_state,metric,state,low,high,unit,required,shortfall_low,shortfall_high
                criterion,silver,met,sold-mrr,met,1500.00,2400.00,USD,1125.00,0.00,0.00
                criterion,silver,met,managed-mrr,met,1500.00,6500.00,USD,1125.00,0.00,0.00
                criterion,silver,met,certification,met,,,,,,
                criterion,silver,met,median-app-usage,met,3,4.5,apps,3,0,0
                criterion,gold,undetermined,sold-mrr,undetermined,1500.00,2400.00,USD,2100.00,0.00,600.00
                criterion,gold,undetermined,managed-mrr,undetermined,1500.00,6500.00,USD,6000.00,0.00,4500.00
                criterion,gold,undetermined,certification,met,,,,,,
                criterion,gold,undetermined,median-app-usage,met,3,4.5,apps,3,0,0""".split("\n"));
    }

    @Test
    void portals_have_columns_of_their_own_and_every_row_has_all_columns() {
        String csv = gaps().listed(Format.CSV, ENGLISH);

        assertThat(csv.lines().findFirst().orElseThrow())
                .endsWith(
                        "shortfall_high,portal_id,name,mrr_low,mrr_high,sold,sold_reason,managed,managed_reason,apps_low,apps_high,apps_used,apps_unknown");
        assertThat(csv.lines().skip(19))
                .containsExactly(
                        "portal,,,,,,,,,,,203,,900.00,900.00,unknown,sale-day-unknown,does-not-count,no-partner-employee,3,5,ads-add-on;contacts;contacts-report,crm;ctas");
        assertThat(csv.lines())
                .allSatisfy(
                        line -> assertThat(line.chars().filter(c -> c == ',')).hasSize(22));
    }

    @Test
    void what_has_no_bound_is_an_empty_field() {
        List<NamedCsvRecord> rows = read(report().with(portal("1").managed()));

        assertThat(rows.get(1).getField("metric")).isEqualTo("managed-mrr");
        assertThat(rows.get(1).getField("low")).isEqualTo("0.00");
        assertThat(rows.get(1).getField("high")).isEmpty();
    }

    @Test
    void names_are_exact_whatever_they_hold() {
        String name = "=1+1, \"quoted\"\nand | ünïcode \u202E";

        List<NamedCsvRecord> rows = read(report().with(portal("1").name(name)));

        assertThat(rows.get(rows.size() - 1).getField("name")).isEqualTo(name);
    }

    @Test
    void lines_end_as_the_standard_says() {
        assertThat(nordlicht().as(Format.CSV, ENGLISH)).matches("(?s)([^\r\n]+\r\n)+");
    }

    @Test
    void it_is_the_same_in_every_language() {
        assertThat(nordlicht().listed(Format.CSV, GERMAN)).isEqualTo(nordlicht().listed(Format.CSV, ENGLISH));
    }

    private static List<NamedCsvRecord> read(Reports report) {
        return CsvReader.builder().ofNamedCsvRecord(report.listed(Format.CSV, ENGLISH)).stream()
                .toList();
    }
}
