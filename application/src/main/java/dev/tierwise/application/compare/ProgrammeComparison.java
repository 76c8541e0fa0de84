package dev.tierwise.application.compare;

import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.List;

/**
 * The same facts under several programmes.
 *
 * @param reports the answer under each programme, in the order in which they were asked for; at least two
 * @param rules   the rules that not all of them lay down alike
 * @param apps    the apps that some count and others do not
 * @param portals those that do not count alike under all of them, in the order in which the sources list them
 */
public record ProgrammeComparison(
        List<EvaluationAnswer> reports, List<Rule> rules, List<CountedApp> apps, List<PortalUnderEach> portals) {

    public ProgrammeComparison {
        reports = List.copyOf(reports);
        rules = List.copyOf(rules);
        apps = List.copyOf(apps);
        portals = List.copyOf(portals);
    }

    /** The programmes, in order. */
    public List<Programme> programmes() {
        return reports.stream().map(EvaluationAnswer::programme).toList();
    }

    /** Whose facts they are. */
    public Partner partner() {
        return reports.get(0).snapshot().partner();
    }

    /** The day, the same for all. */
    public LocalDate asOf() {
        return reports.get(0).snapshot().day();
    }

    /** The metrics that any of the programmes looks at, in the order in which they list them. */
    public List<MetricId> metrics() {
        return reports.stream()
                .flatMap(report -> report.programme().metrics().stream())
                .distinct()
                .toList();
    }

    /** What was ignored or could not be read, in the order of the sources; what concerns all programmes once. */
    public List<Problem> problems() {
        return reports.stream()
                .flatMap(report -> report.problems().stream())
                .distinct()
                .toList();
    }
}
