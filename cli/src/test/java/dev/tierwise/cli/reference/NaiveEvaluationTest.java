package dev.tierwise.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.reference.NaiveFolder.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reference itself on cases worked out by hand: a yardstick has to be right before it measures. */
class NaiveEvaluationTest {

    private static final LocalDate DAY = LocalDate.of(2018, 3, 15);

    private final Map<String, Table> files = new LinkedHashMap<>();

    @Test
    void sumsWhatIsSoldAndWhatIsManaged() {
        file("partner.csv", "name|email_domains", "N|n.example");
        file("portals.csv", "portal_id|mrr|sold_on", "1|100.00|2017-03-15", "2|50.50|2017-03-14", "3|7.00|");
        file("users.csv", "portal_id|email|partner_employee", "2|a@n.example|yes", "3|a@n.example|no");
        assertThat(metric("sold-mrr"))
                .isEqualTo("{'low':'100.00','high':'100.00','unit':'USD','portals':{'low':1,'high':1}}");
        assertThat(metric("managed-mrr"))
                .isEqualTo("{'low':'50.50','high':'50.50','unit':'USD','portals':{'low':1,'high':1}}");
    }

    @Test
    void leavesTheSumOpenWhereAnMrrIsUnknown() {
        file("partner.csv", "name|email_domains", "N|n.example");
        file("portals.csv", "portal_id|mrr|sold_on", "1|100.00|2018-01-01", "2|?|?", "3|5.00|?");
        file("users.csv", "portal_id|email|partner_employee");
        assertThat(metric("sold-mrr"))
                .isEqualTo("{'low':'100.00','high':null,'unit':'USD','portals':{'low':1,'high':3}}");
        assertThat(metric("managed-mrr"))
                .isEqualTo("{'low':'0.00','high':'0.00','unit':'USD','portals':{'low':0,'high':0}}");
    }

    @Test
    void takesTheWorstAndTheBestChoiceOfPortalsForTheMedian() {
        file("partner.csv", "name|email_domains", "N|n.example");
        file("portals.csv", "portal_id|mrr|sold_on", "1|1.00|2018-01-01", "2|1.00|?", "3|1.00|?");
        file("users.csv", "portal_id|email|partner_employee");
        file(
                "app_usage.csv",
                "portal_id|app|used_on",
                "1|crm|2018-03-15",
                "1|ctas|2018-02-14",
                "1|email|2018-02-13",
                "2|crm|2018-03-01",
                "3|crm|2018-03-01",
                "3|ctas|2018-03-01",
                "3|lists|2018-03-01",
                "3|forms|2018-03-01",
                "3|workflows|?");
        // certain: 2 apps; may join: 1 app, 4 or 5 apps. Worst: {1, 2}. Best: {2, 5}.
        assertThat(metric("median-app-usage"))
                .isEqualTo("{'low':'1.5','high':'3.5','unit':'apps','portals':{'low':1,'high':3}}");
    }

    private void file(String name, String header, String... rows) {
        List<String> columns = List.of(header.split("\\|"));
        List<Map<String, String>> cells = new ArrayList<>();
        for (String row : rows) {
            List<String> values = Arrays.asList(row.split("\\|", -1));
            Map<String, String> byColumn = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                byColumn.put(columns.get(i), values.get(i));
            }
            cells.add(byColumn);
        }
        files.put(name, new Table(columns, cells));
    }

    private String metric(String id) {
        NaiveAgency agency = NaiveAgency.of(List.of(new NaiveFolder(files)));
        JsonNode json = new ObjectMapper()
                .valueToTree(new NaiveEvaluation(agency, DAY, NaiveProgramme.OF_2018, Map.of()).json(false));
        return json.get("metrics").get(id).toString().replace('"', '\'');
    }
}
