package dev.tierwise.cli.config;

import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.programmes.ProgrammeReference;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A partner whose facts can be read.
 *
 * @param programme the rules; empty when none are named
 * @param later     the programmes that go on with the line of HubSpot's, in chronological order
 * @param partner   what is believed about the partner before any source
 * @param rates     what one unit of a currency is worth in the programme's, by currency code
 * @param sources   in the order in which they are believed
 */
public record Account(
        Optional<ProgrammeReference> programme,
        List<ProgrammeReference.Later> later,
        PartnerConfiguration partner,
        Map<String, BigDecimal> rates,
        List<ConfiguredSource> sources) {

    /** Nothing is said about any partner. */
    public static final Account NONE =
            new Account(Optional.empty(), List.of(), PartnerConfiguration.NONE, Map.of(), List.of());

    public Account {
        later = List.copyOf(later);
        rates = Map.copyOf(rates);
        sources = List.copyOf(sources);
    }
}
