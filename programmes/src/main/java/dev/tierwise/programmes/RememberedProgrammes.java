package dev.tierwise.programmes;

import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.ProgrammeLine;
import dev.tierwise.domain.programme.References;
import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.InvalidFileException;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Programmes as a ledger remembers them: built-in ones by their id, others as the YAML that they would be exported as; of a line
 * all of its programmes, each after the first below the day from which on it is in force. A ledger follows rules, wherever they
 * are published, so it remembers them without their references.
 */
public final class RememberedProgrammes implements ProgrammeCodec {

    /** What comes before the programmes of a line: its id. */
    private static final String LINE = "# line: ";

    /** What comes before a programme of a line that follows another: its first day. */
    private static final String FROM = "# from: ";

    private static final Pattern NEXT = Pattern.compile("\n(?=" + FROM + ")");

    @Inject
    public RememberedProgrammes() {}

    @Override
    public String write(Programme programme) {
        return programme.line().map(RememberedProgrammes::line).orElseGet(() -> alone(programme));
    }

    private static String line(ProgrammeLine line) {
        StringBuilder text = new StringBuilder(LINE + line.id());
        for (ProgrammeLine.Version version : line.versions()) {
            version.from().ifPresent(day -> text.append('\n').append(FROM).append(day));
            text.append('\n').append(alone(version.programme()));
        }
        return text.toString();
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
        List<ProgrammeLine.Version> versions = new ArrayList<>();
        String[] parts = NEXT.split(text, -1);
        for (String part : parts) {
            int end = part.indexOf('\n');
            if (end < 0) {
                throw LedgerException.unreadableProgramme(Text.verbatim(part));
            }
            versions.add(new ProgrammeLine.Version(
                    part.startsWith(FROM) ? Optional.of(day(part.substring(FROM.length(), end))) : Optional.empty(),
                    alone(part.substring(end + 1))));
        }
        Programme last = versions.get(versions.size() - 1).programme();
        try {
            return new ProgrammeLine(parts[0].substring(LINE.length(), parts[0].indexOf('\n')), last.label(), versions)
                    .on(LocalDate.MAX);
        } catch (InvalidValueException e) {
            throw LedgerException.unreadableProgramme(e.text());
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw LedgerException.unreadableProgramme(Text.verbatim(text));
        }
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
