package dev.tierwise.cli.programme;

import static dev.tierwise.domain.programme.Market.GROWTH;
import static dev.tierwise.domain.programme.Market.STANDARD;
import static dev.tierwise.domain.programme.MetricId.CERTIFICATION;
import static dev.tierwise.domain.programme.MetricId.MANAGED_MRR;
import static dev.tierwise.domain.programme.MetricId.MEDIAN_APP_USAGE;
import static dev.tierwise.domain.programme.MetricId.SOLD_MRR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.tier.Evaluation;
import dev.tierwise.domain.tier.TierAnswer;
import dev.tierwise.programmes.ProgrammeYaml;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Month;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The programme files that users find among the examples. */
class ExampleProgrammesTest {

    private static final Path FOLDER = Path.of("../examples/programmes");

    @Test
    void every_example_is_a_programme_without_warnings() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(
                                    ProgrammeYaml.read(file, file.toString()).warnings())
                            .isEmpty());
        }
    }

    @Test
    void in_2020_partners_in_growth_markets_need_half() {
        Programme programme = rulesOf2020();

        assertThat(tier(programme, STANDARD, "65000", "170000")).contains("elite");
        assertThat(tier(programme, STANDARD, "32500", "85000")).contains("diamond");
        assertThat(tier(programme, GROWTH, "32500", "85000")).contains("elite");
        assertThat(tier(programme, GROWTH, "32499.99", "85000")).contains("diamond");
        assertThat(tier(programme, GROWTH, "562.50", "562.50")).contains("silver");
        assertThat(tier(programme, GROWTH, "562.49", "562.50")).isEmpty();
    }

    @Test
    void in_2020_tiers_are_updated_twice_a_year() {
        assertThat(rulesOf2020().updateDays().tierMonths()).containsExactly(Month.JANUARY, Month.JULY);
    }

    @Test
    void as_long_as_nobody_knows_the_partners_market_the_answer_is_what_holds_at_least_and_at_most() {
        CommandLineRun run = CommandLineRun.in(Path.of("..").toAbsolutePath().normalize())
                .run(
                        "evaluate",
                        "examples/agency",
                        "--as-of",
                        "2018-03-15",
                        "--programme",
                        "examples/programmes/rules-of-2020.yaml",
                        "--format",
                        "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"atLeast\": \"gold\",", "\"atMost\": \"platinum\",");
    }

    private static Programme rulesOf2020() {
        return ProgrammeYaml.read(FOLDER.resolve("rules-of-2020.yaml"), "rules-of-2020.yaml")
                .programme();
    }

    private static Optional<String> tier(Programme programme, Market market, String soldMrr, String managedMrr) {
        TierAnswer answer = Evaluation.of(
                        programme,
                        Optional.of(market),
                        Map.of(
                                SOLD_MRR, figure(soldMrr),
                                MANAGED_MRR, figure(managedMrr),
                                MEDIAN_APP_USAGE, figure("3"),
                                CERTIFICATION, new Measurement.Status(State.MET)))
                .answer();
        assertThat(answer.settled()).isTrue();
        return answer.atLeast().map(Tier::id);
    }

    private static Measurement figure(String value) {
        return new Measurement.Figure(Interval.exactly(new BigDecimal(value)), new PortalCount(1, 1));
    }
}
