package dev.tierwise.cli.programme;

import dev.tierwise.application.suggest.Nearest;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Finds the programme that the user means. */
public final class ProgrammeCatalogue {

    private ProgrammeCatalogue() {}

    /**
     * The programme that is meant.
     *
     * @throws UserException when there is no such programme, or its file is not valid
     */
    public static ProgrammeYaml.Reading find(ProgrammeReference reference) {
        if (!reference.isFile()) {
            return new ProgrammeYaml.Reading(builtIn(reference.where(), reference.text()), List.of());
        }
        Path file;
        try {
            file = reference.base().resolve(reference.text());
        } catch (InvalidPathException e) {
            throw new UserException(
                    ExitCode.USAGE, reference.where() + ": this is not the name of a file: " + e.getReason());
        }
        return ProgrammeYaml.read(file, reference.text());
    }

    /**
     * The built-in programme of an id.
     *
     * @param where where the user names it, for messages
     * @throws UserException when there is none
     */
    public static Programme builtIn(String where, String id) {
        return BuiltInProgrammes.all().stream()
                .filter(programme -> programme.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(where, id));
    }

    private static UserException unknown(String where, String id) {
        List<String> ids = BuiltInProgrammes.all().stream().map(Programme::id).toList();
        return new UserException(
                ExitCode.USAGE,
                where + ": there is no programme '" + id + "';"
                        + Nearest.to(id, ids)
                                .map(nearest -> " did you mean '" + nearest + "'?")
                                .orElse("")
                        + " built in: " + String.join(", ", ids) + "; or name a file that ends with .yaml");
    }
}
