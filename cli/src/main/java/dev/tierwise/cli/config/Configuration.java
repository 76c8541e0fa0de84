package dev.tierwise.cli.config;

import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.cli.programme.ProgrammeReference;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a configuration file says.
 *
 * @param programme the rules; empty when the file names none
 * @param partner   what is believed about the partner before any source
 * @param rates     what one unit of a currency is worth in the programme's, by currency code
 * @param sources   in the order in which they are believed
 */
public record Configuration(
        Optional<ProgrammeReference> programme,
        PartnerConfiguration partner,
        Map<String, BigDecimal> rates,
        List<ConfiguredSource> sources) {

    /** There is no configuration file. */
    public static final Configuration NONE =
            new Configuration(Optional.empty(), PartnerConfiguration.NONE, Map.of(), List.of());

    public Configuration {
        rates = Map.copyOf(rates);
        sources = List.copyOf(sources);
    }
}
