package dev.tierwise.answers.explanation;

import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.PointsCredited;
import dev.tierwise.answers.document.Portals;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.answers.explanation.PortalExplanation.People;
import dev.tierwise.application.explain.CountingTime;
import dev.tierwise.application.explain.ExplainedPortal;
import dev.tierwise.application.explain.PortalsExplained;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.MetricId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The document of what the rules make of portals. */
record PortalExplanations(PortalsExplained report, boolean median, RuleSources sources) {

    static PortalExplanation of(PortalsExplained report) {
        return new PortalExplanations(
                        report,
                        report.programme().metrics().contains(MetricId.MEDIAN_APP_USAGE),
                        RuleSources.of(report.programme(), report.clauses()))
                .document();
    }

    private PortalExplanation document() {
        return new PortalExplanation(
                report.partner().name(),
                report.programme().id(),
                report.asOf(),
                sources.quoted(),
                new PortalExplanation.Summary(
                        report.listed(),
                        report.explained(),
                        Portals.of(report.sold()),
                        Portals.of(report.managed()),
                        median ? Portals.of(report.contributing()) : null),
                each -> report.portals().forEach(portal -> each.accept(portal(portal))),
                StatedAssumption.all(report.assumptions()),
                ReportedProblem.all(report.problems(), List.of(report.programme()), report.asOf()),
                sources,
                Rules.of(report.programme(), report.asOf()));
    }

    private PortalExplanation.Portal portal(ExplainedPortal explained) {
        Portal portal = explained.assessment().portal();
        return new PortalExplanation.Portal(
                portal.id(),
                portal.name().orElse(null),
                portal.subscription().map(MachineForm::code).orElse(null),
                active(explained),
                ExplainedMrr.of(explained.mrr()),
                sold(explained),
                managed(explained),
                points(explained),
                median
                        ? new PortalExplanation.Contribution(
                                explained.contribution().count(), MachineForm.code(explained.contribution()))
                        : null,
                apps(explained),
                explained.unknown().stream().map(MachineForm::code).toList(),
                explained.provenance().stream()
                        .map(provenance -> new PortalExplanation.Evidence(
                                provenance.fact(), provenance.source(), provenance.evidence()))
                        .toList(),
                PortalExplanation.Relationship.of(portal.relationship()));
    }

    private PortalExplanation.Active active(ExplainedPortal explained) {
        Portal portal = explained.assessment().portal();
        return new PortalExplanation.Active(
                portal.isActiveOn(report.asOf()),
                explained.active().flatMap(CountingTime::from).orElse(null),
                explained.active().flatMap(CountingTime::through).orElse(null),
                explained.active().isPresent(),
                portal.cancellation() instanceof Cancellation.SinceUnknownDay);
    }

    private PortalExplanation.Sold sold(ExplainedPortal explained) {
        return new PortalExplanation.Sold(
                explained.assessment().sold().count(),
                MachineForm.code(explained.assessment().sold().reason()),
                quotes(explained.soldClauses()),
                paths(explained.soldClauses()),
                explained.soldTime().flatMap(CountingTime::from).orElse(null),
                explained.soldTime().flatMap(CountingTime::through).orElse(null));
    }

    private PortalExplanation.Managed managed(ExplainedPortal explained) {
        return new PortalExplanation.Managed(
                explained.assessment().managed().count(),
                MachineForm.code(explained.assessment().managed().reason()),
                quotes(explained.managedClauses()),
                paths(explained.managedClauses()),
                explained.managedThrough().orElse(null),
                people(explained.people(), report.partner()));
    }

    private List<String> quotes(List<Clause> clauses) {
        return clauses.stream()
                .flatMap(clause -> sources.find(clause.path()).stream())
                .flatMap(clause -> clause.quotes().stream())
                .toList();
    }

    private static List<String> paths(List<Clause> clauses) {
        return clauses.stream().map(Clause::path).toList();
    }

    /** Users by domain and by what they are, in the order in which they come. */
    private static List<People> people(List<PortalUser> users, Partner partner) {
        Map<People, Integer> numbers = new LinkedHashMap<>();
        for (PortalUser user : users) {
            numbers.merge(
                    new People(user.email().domain(), user.partnerEmployee(), partner.owns(user.email()), 0),
                    1,
                    Integer::sum);
        }
        List<People> people = new ArrayList<>();
        numbers.forEach((alike, number) ->
                people.add(new People(alike.domain(), alike.partnerEmployee(), alike.partnersDomain(), number)));
        return List.copyOf(people);
    }

    private @Nullable Map<MetricId, Range> points(ExplainedPortal explained) {
        if (explained.assessment().creditedPoints().isEmpty()) {
            return null;
        }
        Map<MetricId, Range> points = new LinkedHashMap<>();
        report.programme().metrics().stream()
                .filter(MetricId.POINTS::contains)
                .forEach(metric -> points.put(
                        metric,
                        PointsCredited.range(explained
                                .assessment()
                                .points()
                                .orElseThrow()
                                .credit(metric, explained.assessment().managed().count())
                                .points())));
        return Collections.unmodifiableMap(points);
    }

    private static PortalExplanation.Apps apps(ExplainedPortal explained) {
        Portal portal = explained.assessment().portal();
        return new PortalExplanation.Apps(
                portal.appUsage().low(),
                portal.appUsage().high(),
                explained.apps().stream()
                        .map(app -> new PortalExplanation.App(
                                app.app().id(),
                                PortalExplanation.Use.valueOf(app.use().name()),
                                app.usedOn().orElse(null)))
                        .toList());
    }
}
