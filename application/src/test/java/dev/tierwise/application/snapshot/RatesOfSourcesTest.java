package dev.tierwise.application.snapshot;

import static dev.tierwise.application.snapshot.ScriptedSource.at;
import static dev.tierwise.application.snapshot.ScriptedSource.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.spi.Redaction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Exchange rates that sources give. */
class RatesOfSourcesTest {

    private static final BigDecimal AMOUNT = new BigDecimal("100");

    private Map<String, BigDecimal> askedFor = Map.of();

    private static ScriptedSource listing(String id, String currency) {
        return of(id, portal -> portal.mrr(AMOUNT, currency, at(2, 5)));
    }

    private static ScriptedSource.PartnerScript nordlichtWith(Map<String, String> rates) {
        return sink -> {
            sink.name("Nordlicht", at(1, 1));
            sink.emailDomains(Set.of("nordlicht.example"), at(1, 2));
            rates.forEach((currency, rate) -> sink.rate(currency, new BigDecimal(rate), at(3, 2)));
        };
    }

    private Map<String, BigDecimal> rates(ScriptedSource... sources) throws Exception {
        return read(sources).rates().rates();
    }

    @Test
    void the_rate_of_a_source_converts_the_portals_of_every_source() throws Exception {
        assertThat(rates(listing("1", "EUR"), listing("2", "EUR").partner(nordlichtWith(Map.of("EUR", "1.17")))))
                .isEqualTo(Map.of("EUR", new BigDecimal("1.17")));
    }

    @Test
    void a_rate_that_is_asked_for_wins_over_that_of_a_source() throws Exception {
        askedFor = Map.of("EUR", new BigDecimal("1.20"));

        assertThat(rates(listing("1", "EUR").partner(nordlichtWith(Map.of("EUR", "1.17", "GBP", "1.3")))))
                .isEqualTo(Map.of("EUR", new BigDecimal("1.20"), "GBP", new BigDecimal("1.3")));
    }

    @Test
    void the_first_source_that_knows_a_currency_is_believed() throws Exception {
        assertThat(rates(
                        listing("1", "EUR").partner(nordlichtWith(Map.of("EUR", "1.17"))),
                        listing("2", "GBP").partner(nordlichtWith(Map.of("EUR", "1.5", "GBP", "1.3")))))
                .isEqualTo(Map.of("EUR", new BigDecimal("1.17"), "GBP", new BigDecimal("1.3")));
    }

    @Test
    void a_currency_without_a_rate_is_wrong_as_before() {
        assertThat(errors(listing("1", "GBP").partner(nordlichtWith(Map.of("EUR", "1.17")))))
                .containsExactly(
                        "facts.csv:2:5: there is no exchange rate for GBP; expected one, as in --rate GBP=1.17 or"
                                + " under rates: in the configuration (what one GBP is in USD)");
    }

    @Test
    void a_rate_of_the_programmes_own_currency_can_only_be_one() throws Exception {
        assertThat(errors(listing("1", "USD").partner(nordlichtWith(Map.of("USD", "1.17")))))
                .containsExactly("facts.csv:3:2: the rate of USD is 1.17, but USD is the programme's own currency;"
                        + " expected what one unit of another currency is in USD");
        assertThat(rates(listing("1", "USD").partner(nordlichtWith(Map.of("USD", "1.00")))))
                .isEmpty();
    }

    private List<String> errors(ScriptedSource... sources) {
        return catchThrowableOfType(BadInputException.class, () -> read(sources)).errors().stream()
                .map(Problem::toString)
                .toList();
    }

    private ReadFacts read(ScriptedSource... sources) throws Exception {
        List<ConfiguredSource> configured = new ArrayList<>();
        for (ScriptedSource source : sources) {
            configured.add(source.at("source" + configured.size()));
        }
        return new SnapshotReader(InstantSource.fixed(Instant.parse("2018-03-15T12:00:00Z")), new Redaction())
                .read(new SnapshotRequest(
                        configured,
                        PartnerConfiguration.NONE,
                        Optional.of(LocalDate.parse("2018-03-15")),
                        BuiltInProgrammes.HUBSPOT_2018_01,
                        new ExchangeRates("USD", askedFor),
                        Detail.NAMES,
                        Duration.ofSeconds(60),
                        (source, rows) -> {}));
    }
}
