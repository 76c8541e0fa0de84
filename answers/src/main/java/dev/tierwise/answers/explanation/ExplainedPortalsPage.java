package dev.tierwise.answers.explanation;

import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.explain.AppEvidence;
import dev.tierwise.application.explain.CountingTime;
import dev.tierwise.application.explain.ExplainedPortal;
import dev.tierwise.application.explain.PortalsExplained;
import dev.tierwise.application.explain.UnknownFact;
import dev.tierwise.application.snapshot.Provenance;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Verdict;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Portals for people, one after the other: what counts and what does not, why, from when to when, and who says so. */
final class ExplainedPortalsPage {

    private static final String APP = "app:";

    private final PortalsExplained report;
    private final Page page;
    private final Words words;
    private final FaqNotes notes = new FaqNotes();
    private final boolean median;

    ExplainedPortalsPage(PortalsExplained report, Page page) {
        this.report = report;
        this.page = page;
        this.words = page.words();
        this.median = report.programme().metrics().contains(MetricId.MEDIAN_APP_USAGE);
    }

    void write() throws IOException {
        page.heading(
                words.foreign(report.partner().name()), words.header(report.asOf()), words.superseded(report.asOf()));
        page.news(Style.BOLD, summary());
        page.list(words.assumed(report.assumptions()));
        for (ExplainedPortal portal : report.portals()) {
            write(portal);
        }
        notes.write(page);
    }

    private String summary() {
        String portals = report.explained() == report.listed()
                ? words.count("portals", report.listed())
                : words.say(
                        "explain.some",
                        words.range(report.explained(), report.explained()),
                        words.range(report.listed(), report.listed()));
        String sold = words.range(report.sold().low(), report.sold().high());
        String managed = words.range(report.managed().low(), report.managed().high());
        return median
                ? words.say(
                        "explain.summary",
                        portals,
                        sold,
                        managed,
                        words.range(
                                report.contributing().low(),
                                report.contributing().high()))
                : words.say("summary", portals, sold, managed);
    }

    private void write(ExplainedPortal explained) throws IOException {
        Portal portal = explained.assessment().portal();
        String id = words.foreign(portal.id());
        page.section(words.portalName(portal.name())
                .map(name -> words.say("explain.portal", id, name))
                .orElse(id));
        List<String> statements = new ArrayList<>();
        statements.add(customer(explained));
        statements.add(words.say("explain.mrr", new MrrText(words).of(explained.mrr())));
        statements.add(sold(explained));
        statements.add(managed(explained));
        people(explained).ifPresent(statements::add);
        points(explained, statements);
        if (median) {
            statements.add(words.say(
                    "explain.median",
                    verdict(explained.contribution().count()),
                    words.say("explain.contribution." + MachineForm.code(explained.contribution()))));
            for (AppEvidence.Use use : AppEvidence.Use.values()) {
                apps(explained, use).ifPresent(statements::add);
            }
        }
        for (UnknownFact fact : explained.unknown()) {
            statements.add(words.say("explain.unknown", words.say("explain.unknown." + MachineForm.code(fact))));
        }
        statements.addAll(sources(explained));
        page.list(statements);
    }

    private String customer(ExplainedPortal explained) {
        Portal portal = explained.assessment().portal();
        if (portal.cancellation() instanceof Cancellation.SinceUnknownDay) {
            return words.say("explain.customer.unknown-day");
        }
        String time = explained.active().map(this::time).orElseGet(() -> words.say("explain.time.never"));
        return words.say(portal.isActiveOn(report.asOf()) ? "explain.customer" : "explain.customer.not-today", time);
    }

    private String time(CountingTime time) {
        if (time.from().isPresent() && time.through().isPresent()) {
            return words.say(
                    "explain.time",
                    words.day(time.from().get()),
                    words.day(time.through().get()));
        }
        return time.from()
                .map(from -> words.say("explain.time.from", words.day(from)))
                .or(() -> time.through().map(through -> words.say("explain.time.through", words.day(through))))
                .orElseGet(() -> words.say("explain.time.always"));
    }

    private String sold(ExplainedPortal explained) {
        Verdict<?> verdict = explained.assessment().sold();
        List<String> parts = new ArrayList<>(List.of(
                words.say("explain.sold", verdict(verdict.count()), words.reason("sold", verdict.reason())),
                words.rule("sold", verdict.reason())));
        explained.soldTime().ifPresent(time -> parts.add(words.say("explain.sold.time", time(time))));
        return notes.refer(String.join(" ", parts), explained.soldFaq());
    }

    private String managed(ExplainedPortal explained) {
        Verdict<?> verdict = explained.assessment().managed();
        List<String> parts = new ArrayList<>(List.of(
                words.say("explain.managed", verdict(verdict.count()), words.reason("managed", verdict.reason())),
                words.rule("managed", verdict.reason())));
        if (verdict.count() == Count.COUNTS) {
            parts.add(words.say("explain.managed.today"));
        }
        explained.managedThrough().ifPresent(last -> parts.add(words.say("explain.managed.through", words.day(last))));
        return notes.refer(String.join(" ", parts), explained.managedFaq());
    }

    private String verdict(Count count) {
        return count == Count.UNKNOWN ? words.say("explain.may-count") : words.verdict(count);
    }

    /** Who manages it, or would with other addresses or rights; empty where nobody of the kind is known. */
    private Optional<String> people(ExplainedPortal explained) {
        List<String> people = ManagingPeople.of(explained.people(), report.partner()).stream()
                .map(alike -> words.say(
                        alike.manage()
                                ? "explain.person.manages"
                                : alike.partnerEmployee()
                                        ? "explain.person.other-domain"
                                        : "explain.person.no-employee",
                        words.range(alike.users(), alike.users()),
                        words.foreign("@" + alike.domain())))
                .toList();
        return people.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say("explain.people", String.join("; ", people)));
    }

    private void points(ExplainedPortal explained, List<String> statements) {
        explained
                .assessment()
                .points()
                .ifPresent(points -> report.programme().metrics().stream()
                        .filter(MetricId.POINTS::contains)
                        .forEach(metric -> statements.add(words.say(
                                "explain.points",
                                words.metric(metric),
                                words.points(points.credit(
                                                metric,
                                                explained.assessment().managed().count())
                                        .points())))));
    }

    private Optional<String> apps(ExplainedPortal explained, AppEvidence.Use use) {
        List<String> apps = explained.apps().stream()
                .filter(app -> app.use() == use)
                .map(app -> app.usedOn()
                        .map(day -> words.say(
                                "explain.used-on", words.label(app.app().label()), words.day(day)))
                        .orElseGet(() -> words.label(app.app().label())))
                .toList();
        return apps.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say(
                        "explain.apps." + MachineForm.code(use),
                        words.range(apps.size(), apps.size()),
                        String.join(", ", apps)));
    }

    /** One statement for each source, with the places in it and the facts that stand there. */
    private List<String> sources(ExplainedPortal explained) {
        Map<String, Map<String, List<String>>> sources = new LinkedHashMap<>();
        for (Provenance provenance : explained.provenance()) {
            sources.computeIfAbsent(provenance.source(), source -> new LinkedHashMap<>())
                    .computeIfAbsent(provenance.evidence(), place -> new ArrayList<>())
                    .add(fact(provenance.fact()));
        }
        List<String> statements = new ArrayList<>();
        sources.forEach((source, places) -> {
            List<String> facts = new ArrayList<>();
            places.forEach((place, there) ->
                    facts.add(words.say("explain.place", words.foreign(place), String.join(", ", there))));
            statements.add(words.say("explain.source", words.foreign(source), String.join("; ", facts)));
        });
        return statements;
    }

    private String fact(String fact) {
        return fact.startsWith(APP) ? words.app(fact.substring(APP.length())) : words.fact(fact);
    }
}
