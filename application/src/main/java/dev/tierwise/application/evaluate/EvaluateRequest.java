package dev.tierwise.application.evaluate;

import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.application.snapshot.ReadingProgress;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.programme.Programme;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is asked.
 *
 * @param sources   in the order in which they are believed
 * @param partner   what the configuration says about the partner
 * @param asOf      the day; empty for today in the partner's time zone
 * @param programme the rules
 * @param rates     into the programme's currency
 * @param portals   whether the answer will be asked for its portals one by one, with their names
 * @param timeLimit how long reading may take
 * @param progress  is told how far the reading is
 */
public record EvaluateRequest(
        List<ConfiguredSource> sources,
        PartnerConfiguration partner,
        Optional<LocalDate> asOf,
        Programme programme,
        ExchangeRates rates,
        boolean portals,
        Duration timeLimit,
        ReadingProgress progress) {

    public EvaluateRequest {
        sources = List.copyOf(sources);
    }
}
