package dev.tierwise.benchmark;

import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The figures of {@code hubspot-2018-01} as DuckDB works them out from the same files, for facts that are all known: the rules once
 * more, in SQL. Prints sold MRR, managed MRR and the median, each with the number of its portals; with a file as third argument it
 * writes a line of JSON for each portal instead.
 */
final class DuckDbEvaluation {

    private static final String FIGURES = """
            SELECT sum(mrr) FILTER (sold), count(*) FILTER (sold), sum(mrr) FILTER (managed), count(*) FILTER (managed),
              median(apps) FILTER ((sold OR managed) AND mrr > 0), count(*) FILTER ((sold OR managed) AND mrr > 0)
            FROM judged
            """;

    private DuckDbEvaluation() {}

    /** @param args the folder, the day, and perhaps a file for the portals */
    public static void main(String[] args) throws SQLException {
        String apps = BuiltInProgrammes.HUBSPOT_2018_01.apps().apps().stream()
                .map(App::id)
                .map(DuckDbEvaluation::quoted)
                .collect(Collectors.joining(", "));
        String judged = judged(args[0], args[1], apps);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            if (args.length > 2) {
                statement.execute(
                        "COPY (" + judged + " SELECT * FROM judged) TO " + quoted(args[2]) + " (FORMAT json)");
                return;
            }
            try (ResultSet figures = statement.executeQuery(judged + FIGURES)) {
                figures.next();
                List<@Nullable Object> all = new ArrayList<>();
                for (int i = 1; i <= figures.getMetaData().getColumnCount(); i++) {
                    all.add(figures.getObject(i));
                }
                System.out.println(all.stream().map(String::valueOf).collect(Collectors.joining(" ")));
            }
        }
    }

    private static String judged(String folder, String day, String apps) {
        return """
            WITH managed AS (
              SELECT DISTINCT portal_id
              FROM read_csv('%1$s/users.csv', header = true,
                columns = {'portal_id': 'BIGINT', 'email': 'VARCHAR', 'partner_employee': 'VARCHAR'})
              WHERE partner_employee = 'yes' AND split_part(email, '@', 2) = '%3$s'),
            used AS (
              SELECT portal_id, count(DISTINCT app) AS apps
              FROM read_csv('%1$s/app_usage.csv', header = true,
                columns = {'portal_id': 'BIGINT', 'app': 'VARCHAR', 'used_on': 'DATE'})
              WHERE used_on > DATE '%2$s' - 30 AND used_on <= DATE '%2$s' AND app IN (%4$s)
              GROUP BY portal_id),
            judged AS (
              SELECT portal_id, name, mrr,
                coalesce(customer_since, sold_on, DATE '0001-01-01') <= DATE '%2$s'
                  AND coalesce(cancelled_on > DATE '%2$s', true) AS active,
                active AND coalesce(sold_on <= DATE '%2$s' AND DATE '%2$s' <= sold_on + INTERVAL 12 MONTH, false) AS sold,
                active AND managed.portal_id IS NOT NULL AS managed,
                coalesce(apps, 0) AS apps
              FROM read_csv('%1$s/portals.csv', header = true,
                  columns = {'portal_id': 'BIGINT', 'name': 'VARCHAR', 'subscription': 'VARCHAR', 'mrr': 'DECIMAL(18, 2)',
                    'currency': 'VARCHAR', 'sold_on': 'DATE', 'customer_since': 'DATE', 'cancelled_on': 'DATE'})
                LEFT JOIN managed USING (portal_id) LEFT JOIN used USING (portal_id))
            """.formatted(folder, day, AgencyFolder.DOMAIN, apps);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
