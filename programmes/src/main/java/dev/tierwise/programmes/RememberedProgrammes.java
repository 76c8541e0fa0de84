package dev.tierwise.programmes;

import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.ProgrammeLine;
import dev.tierwise.domain.programme.References;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.InvalidFileException;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Programmes as a ledger remembers them: built-in ones by their id, others as the YAML that they would be exported as. A
 * ledger follows rules, wherever they are published, so it remembers them without their references.
 */
public final class RememberedProgrammes implements ProgrammeCodec {

    /** What comes before the rules that a line of programmes had: its id. */
    private static final String LINE = "# line: ";

    @Inject
    public RememberedProgrammes() {}

    @Override
    public String write(Programme programme) {
        return programme.line().map(line -> LINE + line.id() + "\n").orElse("") + alone(programme);
    }

    private static String alone(Programme programme) {
        return BuiltInProgrammes.all().stream().anyMatch(programme::hasSameRules)
                ? programme.id()
                : ProgrammeYaml.write(programme.with(References.NONE));
    }

    @Override
    public Programme read(String text) {
        if (!text.startsWith(LINE)) {
            return alone(text);
        }
        int end = text.indexOf('\n');
        if (end < 0) {
            throw LedgerException.unreadableProgramme(Text.verbatim(text));
        }
        Programme programme = alone(text.substring(end + 1));
        return new ProgrammeLine(
                        text.substring(LINE.length(), end),
                        programme.label(),
                        List.of(new ProgrammeLine.Version(Optional.empty(), programme)))
                .on(LocalDate.MAX);
    }

    private static Programme alone(String text) {
        for (Programme programme : BuiltInProgrammes.all()) {
            if (programme.id().equals(text)) {
                return programme;
            }
        }
        try {
            return ProgrammeYaml.parse(text, "programme").programme();
        } catch (InvalidFileException e) {
            throw LedgerException.unreadableProgramme(e.text());
        }
    }
}
