package dev.tierwise.programmes;

import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.ProgrammeLine;
import dev.tierwise.domain.text.Nearest;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.FileFailure;
import dev.tierwise.files.yaml.InvalidFileException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the programme that the user means. */
public final class ProgrammeCatalogue {

    private ProgrammeCatalogue() {}

    /**
     * The programme that is meant; of a line of programmes the last one, which knows the others: see {@link Programme#on}.
     *
     * @throws UnknownProgrammeException if there is no such programme
     * @throws InvalidFileException      if its file cannot be read or is not valid
     */
    public static ProgrammeYaml.Reading find(ProgrammeReference reference) {
        if (isBuiltInLine(reference)) {
            return new ProgrammeYaml.Reading(BuiltInLine.with(reference.later()).on(LocalDate.MAX), List.of());
        }
        return reference.isFile()
                ? ProgrammeYaml.read(file(reference), reference.text())
                : new ProgrammeYaml.Reading(builtIn(reference.where(), reference.text()), List.of());
    }

    /**
     * The programme that is meant; empty if it is a line, which is not read: it may name itself.
     *
     * @throws UnknownProgrammeException if there is no such programme
     * @throws InvalidFileException      if its file cannot be read or is not valid
     */
    static Optional<ProgrammeYaml.Reading> findOfNoLine(ProgrammeReference reference) {
        if (isBuiltInLine(reference)) {
            return Optional.empty();
        }
        return reference.isFile()
                ? ProgrammeYaml.readOfNoLine(file(reference), reference.text())
                : Optional.of(find(reference));
    }

    private static boolean isBuiltInLine(ProgrammeReference reference) {
        return reference.text().equalsIgnoreCase(BuiltInLine.ID);
    }

    private static Path file(ProgrammeReference reference) {
        try {
            return reference.base().resolve(reference.text());
        } catch (InvalidPathException e) {
            throw unknown("catalogue.no-file", reference.where(), FileFailure.reason(e));
        }
    }

    /** HubSpot's built-in programmes as one line, in which the rules of the day apply. */
    public static ProgrammeLine builtInLine() {
        return BuiltInLine.with(List.of());
    }

    /**
     * The built-in programme of an id or a label in either language; upper and lower case do not matter.
     *
     * @param where where the user names it, for messages
     * @throws UnknownProgrammeException if there is none
     */
    public static Programme builtIn(String where, String id) {
        return builtIn(id).orElseThrow(() -> noProgramme(where, id));
    }

    private static Optional<Programme> builtIn(String name) {
        return BuiltInProgrammes.all().stream()
                .filter(programme -> programme.id().equalsIgnoreCase(name)
                        || programme.label().en().equalsIgnoreCase(name)
                        || programme.label().de().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * The text to begin a programme of one's own with.
     *
     * @param where where the user names it, for messages
     * @param id    a template, or a built-in programme
     * @param language that of the comments
     * @throws UnknownProgrammeException if there is neither
     */
    public static String beginning(String where, String id, Locale language) {
        Optional<String> template = ProgrammeTemplate.find(id).map(found -> found.text(language));
        if (template.isPresent()) {
            return template.get();
        }
        Optional<Programme> programme = builtIn(id);
        if (programme.isPresent()) {
            return ProgrammeYaml.write(programme.get(), language);
        }
        throw unknown("catalogue.no-template", where, id, Suggestion.orAll(id, beginnings()));
    }

    /** The ids of everything that a programme of one's own can begin with: the templates, and what is built in. */
    public static List<String> beginnings() {
        return Stream.concat(
                        ProgrammeTemplate.ids().stream(),
                        BuiltInProgrammes.all().stream().map(Programme::id))
                .toList();
    }

    private static UnknownProgrammeException noProgramme(String where, String id) {
        if (ProgrammeTemplate.find(id).isPresent()) {
            return unknown("catalogue.template", where, id);
        }
        List<String> ids = Stream.concat(BuiltInProgrammes.all().stream().map(Programme::id), Stream.of(BuiltInLine.ID))
                .toList();
        return unknown(
                "catalogue.unknown",
                where,
                id,
                Nearest.to(id, ids)
                        .map(nearest -> Text.of(ProgrammeCatalogue.class, "catalogue.nearest", nearest))
                        .orElse(Text.verbatim("")),
                String.join(", ", ids));
    }

    private static UnknownProgrammeException unknown(String key, Object... values) {
        return new UnknownProgrammeException(Text.of(ProgrammeCatalogue.class, key, values));
    }
}
