package dev.tierwise.answers.explanation;

import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.explanation.PortalExplanation.People;
import dev.tierwise.answers.explanation.PortalExplanation.Portal;
import dev.tierwise.answers.explanation.PortalExplanation.Use;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.metric.Count;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Portals for people, one after the other: what counts and what does not, why, from when to when, and who says so. */
final class ExplainedPortalsPage {

    private static final String APP = "app:";

    private final PortalExplanation explanation;
    private final Page page;
    private final Words words;
    private final SourceNotes notes;

    ExplainedPortalsPage(PortalExplanation explanation, Page page) {
        this.explanation = explanation;
        this.page = page;
        this.words = page.words();
        this.notes = new SourceNotes(explanation.ruleSources());
    }

    void draw() throws IOException {
        page.heading(explanation.partner(), words.header(explanation.asOf()), words.superseded());
        page.news(Style.BOLD, summary(explanation.summary()));
        page.list(words.assumed(explanation.assumptions()));
        try {
            explanation.portals().forEach(portal -> {
                try {
                    draw(portal);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        notes.write(page);
    }

    private String summary(PortalExplanation.Summary summary) {
        String portals = summary.explained() == summary.listed()
                ? words.count("portals", summary.listed())
                : words.say(
                        "explain.some",
                        words.range(summary.explained(), summary.explained()),
                        words.range(summary.listed(), summary.listed()));
        String sold = words.range(summary.sold());
        String managed = words.range(summary.managed());
        return summary.contributing() == null
                ? words.say("summary", portals, sold, managed)
                : words.say("explain.summary", portals, sold, managed, words.range(summary.contributing()));
    }

    private void draw(Portal explained) throws IOException {
        page.section(words.portalName(explained.name())
                .map(name -> words.say("explain.portal", explained.id(), name))
                .orElse(explained.id()));
        List<String> statements = new ArrayList<>();
        statements.add(customer(explained.active()));
        statements.add(words.say("explain.mrr", new MrrText(words).of(explained.mrr())));
        statements.add(sold(explained.sold()));
        statements.add(managed(explained.managed()));
        people(explained.managed()).ifPresent(statements::add);
        relationship(explained.relationship(), statements);
        if (explained.points() != null) {
            explained
                    .points()
                    .forEach((metric, points) ->
                            statements.add(words.say("explain.points", words.metric(metric), words.points(points))));
        }
        if (explained.median() != null) {
            statements.add(words.say(
                    "explain.median",
                    verdict(explained.median().state()),
                    words.say("explain.contribution." + explained.median().reason())));
            for (Use use : Use.values()) {
                apps(explained, use).ifPresent(statements::add);
            }
        }
        for (String fact : explained.unknown()) {
            statements.add(words.say("explain.unknown", words.say("explain.unknown." + fact)));
        }
        statements.addAll(sources(explained));
        page.list(statements);
    }

    private String customer(PortalExplanation.Active active) {
        if (active.endUnknown()) {
            return words.say("explain.customer.unknown-day");
        }
        String time = active.ever() ? time(active.from(), active.through()) : words.say("explain.time.never");
        return words.say(active.today() ? "explain.customer" : "explain.customer.not-today", time);
    }

    private String time(@Nullable LocalDate from, @Nullable LocalDate through) {
        if (from != null && through != null) {
            return words.say("explain.time", words.day(from), words.day(through));
        }
        if (from != null) {
            return words.say("explain.time.from", words.day(from));
        }
        return through == null
                ? words.say("explain.time.always")
                : words.say("explain.time.through", words.day(through));
    }

    private String sold(PortalExplanation.Sold sold) {
        List<String> parts = new ArrayList<>(List.of(
                words.say("explain.sold", verdict(sold.state()), words.reason("sold", sold.reason())),
                words.rule("sold", sold.reason())));
        if (sold.from() != null) {
            boolean past = sold.through() != null && sold.through().isBefore(explanation.asOf());
            parts.add(words.say(
                    past ? "explain.sold.time.past" : "explain.sold.time", time(sold.from(), sold.through())));
        }
        return notes.refer(String.join(" ", parts), sold.clauses());
    }

    private String managed(PortalExplanation.Managed managed) {
        List<String> parts = new ArrayList<>(List.of(
                words.say("explain.managed", verdict(managed.state()), words.reason("managed", managed.reason())),
                words.rule("managed", managed.reason())));
        if (managed.state() == Count.COUNTS) {
            parts.add(words.say("explain.managed.today"));
        }
        if (managed.through() != null) {
            parts.add(words.say("explain.managed.through", words.day(managed.through())));
        }
        return notes.refer(String.join(" ", parts), managed.clauses());
    }

    private String verdict(Count count) {
        return count == Count.UNKNOWN ? words.say("explain.may-count") : words.verdict(count);
    }

    /** Who manages it, or would with other addresses or rights; empty where nobody of the kind is known. */
    private Optional<String> people(PortalExplanation.Managed managed) {
        List<String> people = managed.people().stream()
                .map(alike -> words.say(key(alike), words.range(alike.users(), alike.users()), "@" + alike.domain()))
                .toList();
        return people.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say("explain.people", String.join("; ", people)));
    }

    private static String key(People people) {
        if (!people.partnerEmployee()) {
            return "explain.person.no-employee";
        }
        return people.partnersDomain() ? "explain.person.manages" : "explain.person.other-domain";
    }

    private Optional<String> apps(Portal portal, Use use) {
        List<String> apps = portal.apps().list().stream()
                .filter(app -> app.use() == use)
                .map(app -> app.usedOn() == null
                        ? words.app(app.app())
                        : words.say("explain.used-on", words.app(app.app()), words.day(app.usedOn())))
                .toList();
        return apps.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say(
                        "explain.apps." + MachineForm.code(use),
                        words.range(apps.size(), apps.size()),
                        String.join(", ", apps)));
    }

    /** One statement for each source, with the places in it and the facts that stand there. */
    private void relationship(PortalExplanation.@Nullable Relationship known, List<String> statements) {
        if (known == null) {
            return;
        }
        day("explain.managed-expires-on", known.managedExpiresOn()).ifPresent(statements::add);
        day("explain.last-active-on", known.lastActiveOn()).ifPresent(statements::add);
        day("explain.cancellation-expected-on", known.cancellationExpectedOn()).ifPresent(statements::add);
        day("explain.renews-on", known.renewsOn()).ifPresent(statements::add);
        for (PortalExplanation.Hub hub : known.hubs()) {
            String mrr = hub.mrr() == null || hub.currency() == null
                    ? words.say("unknown")
                    : words.price(hub.mrr(), hub.currency());
            statements.add(
                    hub.renewsOn() == null
                            ? words.say("explain.hub", hub.hub(), mrr)
                            : words.say("explain.hub.renews", hub.hub(), mrr, words.day(hub.renewsOn())));
        }
    }

    private Optional<String> day(String key, @Nullable LocalDate day) {
        return Optional.ofNullable(day).map(known -> words.say(key, words.day(known)));
    }

    private List<String> sources(Portal portal) {
        Map<String, Map<String, List<String>>> sources = new LinkedHashMap<>();
        for (PortalExplanation.Evidence provenance : portal.sources()) {
            sources.computeIfAbsent(provenance.source(), source -> new LinkedHashMap<>())
                    .computeIfAbsent(provenance.evidence(), place -> new ArrayList<>())
                    .add(fact(provenance.fact()));
        }
        List<String> statements = new ArrayList<>();
        sources.forEach((source, places) -> {
            List<String> facts = new ArrayList<>();
            places.forEach((place, there) -> facts.add(words.say("explain.place", place, String.join(", ", there))));
            statements.add(words.say("explain.source", source, String.join("; ", facts)));
        });
        return statements;
    }

    private String fact(String fact) {
        return fact.startsWith(APP) ? words.app(fact.substring(APP.length())) : words.fact(fact);
    }
}
