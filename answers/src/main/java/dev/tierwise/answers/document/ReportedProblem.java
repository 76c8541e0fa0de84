package dev.tierwise.answers.document;

import dev.tierwise.application.evaluate.Assumptions;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was ignored or could not be read.
 *
 * @param severity  whether the answer goes on without it
 * @param where     the place, such as {@code app_usage.csv:12:2}
 * @param message   what is wrong, and what to do; in English
 * @param messageIn the same by the code of another language; left out if there is no other wording
 */
public record ReportedProblem(
        Problem.Severity severity,
        String where,
        String message,
        @LeftOutIfNull @Nullable Map<String, String> messageIn) {

    /** What was read wrongly; before that, which of the programmes other rules had replaced by a day. */
    public static List<ReportedProblem> all(List<Problem> problems, List<Programme> programmes, LocalDate day) {
        List<ReportedProblem> all = new ArrayList<>();
        for (Programme programme : programmes) {
            Optional<LocalDate> since = Assumptions.supersededOn(programme, day);
            if (since.isPresent()) {
                all.add(new ReportedProblem(
                        Problem.Severity.WARNING,
                        "programme:" + programme.id(),
                        "these rules applied until points replaced them on " + since.get()
                                + "; to begin with today's rules: tierwise programme new --from hubspot-points-2026 -o"
                                + " points.yaml, fill in the file, then --programme points.yaml",
                        null));
            }
        }
        problems.forEach(problem -> all.add(new ReportedProblem(
                problem.severity(),
                problem.where(),
                problem.message().toString(),
                Translations.of(problem.message()))));
        return List.copyOf(all);
    }
}
