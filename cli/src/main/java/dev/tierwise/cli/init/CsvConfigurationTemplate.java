package dev.tierwise.cli.init;

import dev.tierwise.cli.yaml.YamlText;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A configuration file for an agency whose facts are CSV files, with comments.
 *
 * @param location  the folder of the files, as it is written in the configuration
 * @param programme the id of a built-in programme, or a file
 * @param rates     by currency, what one unit is in the programme's currency; none where none are known
 */
public record CsvConfigurationTemplate(String location, String programme, Map<String, BigDecimal> rates) {

    public CsvConfigurationTemplate {
        rates = Map.copyOf(rates);
    }

    /** The file as a text. */
    public String text() {
        return """
                # Tierwise configuration. Use it with: tierwise evaluate --config THIS-FILE
                # (in this folder "tierwise evaluate" is enough)

                programme: %s      # see: tierwise programme list; or a file of your own

                # What one unit of a currency is in the programme's; needed for every other currency in use:
                %s

                sources:                        # in the order in which they are believed
                  - {adapter: csv, location: %s}

                # Where "tierwise refresh" remembers:
                ledger: ledger.db               # or {url: "jdbc:postgresql://host/name", user: me, password: "${env:DB_PASSWORD}"}

                # Whom "tierwise serve" tells when a tier changes, and how many days before it would be lost:
                # notify: {warn-days: 7, webhooks: [{name: team, url: "${env:TEAM_WEBHOOK}"}]}
                """.formatted(
                        YamlText.of(programme),
                        rates.isEmpty()
                                ? "# rates: {EUR: 1.17}"
                                : rates.entrySet().stream()
                                        .sorted(Map.Entry.comparingByKey())
                                        .map(rate -> rate.getKey() + ": "
                                                + rate.getValue().toPlainString())
                                        .collect(Collectors.joining(", ", "rates: {", "}")),
                        YamlText.of(location));
    }
}
