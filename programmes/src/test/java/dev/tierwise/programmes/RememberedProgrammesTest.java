package dev.tierwise.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.ProgrammeLine;
import dev.tierwise.domain.programme.ProgrammeLine.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of programmes as a ledger remembers them. */
class RememberedProgrammesTest {

    private static final LocalDate CHANGE = LocalDate.of(2018, 1, 22);

    private final RememberedProgrammes remembered = new RememberedProgrammes();

    @Test
    void a_line_is_remembered_with_all_of_its_programmes_and_their_days() {
        Programme mine = ProgrammeYaml.parse(
                        ProgrammeYaml.write(BuiltInProgrammes.HUBSPOT_2018_01)
                                .replace("id: hubspot-2018-01", "id: mine")
                                .replace("report: 1", "report: 2"),
                        "mine.yaml")
                .programme();
        ProgrammeLine line = new ProgrammeLine(
                "ours",
                mine.label(),
                List.of(
                        new Version(Optional.empty(), BuiltInProgrammes.HUBSPOT_2016_11),
                        new Version(Optional.of(CHANGE), mine),
                        new Version(Optional.of(CHANGE.plusYears(1)), BuiltInProgrammes.HUBSPOT_2018_01)));
        Programme read = remembered.read(remembered.write(line.on(CHANGE)));

        assertThat(read.historyId()).isEqualTo("ours");
        for (LocalDate day : List.of(CHANGE.minusDays(1), CHANGE, CHANGE.plusYears(1))) {
            assertThat(read.on(day).hasSameRules(line.on(day)))
                    .as(day.toString())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# line: ours",
                "# line: ours\nhubspot-2016-11\n# from: soon\nhubspot-2018-01",
                "# line: ours\nhubspot-2016-11\n# from: 2018-01-22",
                "# line: Not an id\nhubspot-2016-11",
                "# line: ours\nhubspot-2016-11\n# from: 2018-01-22\nhubspot-2018-01\n# from: 2018-01-22\nhubspot-2016-11"
            })
    void a_text_that_is_no_line_is_a_damage(String text) {
        assertThatThrownBy(() -> remembered.read(text)).isInstanceOf(LedgerException.class);
    }
}
