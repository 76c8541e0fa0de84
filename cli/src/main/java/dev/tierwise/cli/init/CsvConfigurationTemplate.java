package dev.tierwise.cli.init;

import dev.tierwise.files.ResourceText;
import dev.tierwise.files.yaml.YamlText;
import java.math.BigDecimal;
import java.util.Locale;
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

    /** The file as a text, with comments in a language. */
    public String text(Locale language) {
        return ResourceText.of(CsvConfigurationTemplate.class, "csv-configuration", language)
                .formatted(
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
