package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.Holding;
import dev.tierwise.answers.document.PortalLabel;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Advice for people: what is missing, the plan, how long the tier lasts, and what is worth looking up. */
final class AdvicePage {

    private static final int MOST_ROWS = 30;

    /** What a shell takes as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._=,@:+-]+");

    private final AdviceDocument advice;
    private final Page page;
    private final Words words;
    private final String tier;
    private final StepText step;

    AdvicePage(AdviceDocument advice, Page page) {
        this.advice = advice;
        this.page = page;
        this.words = page.words();
        this.tier = words.tier(advice.to());
        this.step = new StepText(words);
    }

    void draw() throws IOException {
        page.heading(advice.partner(), words.header(advice.asOf()), words.superseded());
        news();
        String missing = Outcome.missing(words, advice.criteria());
        if (!missing.isEmpty()) {
            page.paragraph(words.say("advise.missing", tier, words.day(advice.creditedOn()), missing));
        }
        kept();
        Optional<String> remaining = this.step.remaining(advice);
        if (remaining.isPresent()) {
            page.paragraph(remaining.get());
        }
        if (advice.plan().steps() != null) {
            steps(advice.plan().steps());
        }
        if (advice.lasts() != null) {
            lasts(advice.lasts());
            renewals(advice.lasts());
        }
        tryIt();
        List<String> lapses = this.step.lapses(advice);
        if (!lapses.isEmpty()) {
            page.section(words.say("advise.lapses"));
            page.list(lapses);
        }
        unmanaged();
        lookUps();
        page.list(List.of(words.say("advise.assumed"), Outcome.basis(words, advice.ledgerOf())));
    }

    private void news() throws IOException {
        String day = words.day(advice.creditedOn());
        AdviceDocument.Plan plan = advice.plan();
        switch (plan.kind()) {
            case NOTHING_TO_DO -> page.news(Style.TITLE_GOOD, words.say("advise.nothing", tier, day));
            case UNREACHABLE -> page.news(Style.BAD, words.say("advise.unreachable", tier));
            case TOO_LATE ->
                page.news(
                        Style.WARN,
                        words.say(
                                "advise.too-late",
                                tier,
                                day,
                                words.money(Objects.requireNonNull(plan.newMrr())),
                                words.day(Objects.requireNonNull(plan.creditedOn()))));
            case NOT_PLANNED ->
                page.news(
                        Style.WARN,
                        words.say("advise.not-planned", tier, words.metrics(Objects.requireNonNull(plan.missing()))));
            case STEPS ->
                page.news(
                        Style.TITLE_WARN,
                        words.say(
                                isProven(plan) ? "advise.least" : "advise.enough", tier, day, words.and(effort(plan))));
        }
    }

    /** Why the tier of today is credited; what has to be done to keep it, where the advice is about that. */
    private void kept() throws IOException {
        Holding credited = advice.credited();
        if (credited == null || credited.held() == null) {
            return;
        }
        String kept = words.kept(credited.tier(), credited.held());
        page.paragraph(
                advice.to().equals(credited.tier().atLeast())
                                && !advice.creditedOn().isAfter(credited.held().until())
                        ? kept + " "
                                + words.say(
                                        "advise.keep",
                                        tier,
                                        words.day(credited.held().until()))
                        : kept);
    }

    private static boolean isProven(AdviceDocument.Plan plan) {
        return Boolean.TRUE.equals(plan.proven());
    }

    private List<String> effort(AdviceDocument.Plan plan) {
        List<String> parts = new ArrayList<>();
        BigDecimal newMrr = Objects.requireNonNull(plan.newMrr());
        int portals = Objects.requireNonNull(plan.portals());
        int adoptions = Objects.requireNonNull(plan.adoptions());
        if (newMrr.signum() > 0) {
            parts.add(words.say(
                    plan.sells() == null ? "advise.new-mrr" : "advise.new-mrr." + plan.sells(), words.money(newMrr)));
        }
        if (portals > 0) {
            parts.add(words.count(newMrr.signum() > 0 ? "advise.touched-with-new" : "advise.touched", portals));
        }
        if (adoptions > 0) {
            parts.add(words.count("advise.adoptions", adoptions));
        }
        if (Objects.requireNonNull(plan.steps()).stream().anyMatch(PlannedStep.Certify.class::isInstance)) {
            parts.add(words.say("advise.certification", words.metric(MetricId.CERTIFICATION)));
        }
        return parts;
    }

    private void steps(List<PlannedStep> steps) throws IOException {
        page.section(words.say("advise.steps"));
        page.list(steps.stream().map(this.step::of).toList());
        if (!isProven(advice.plan())) {
            page.paragraph(words.say("advise.not-proven"));
        }
        List<String> others = this.step.otherSales(advice);
        if (!others.isEmpty()) {
            page.section(words.say("advise.other-sales"));
            page.list(others);
        }
    }

    private void tryIt() throws IOException {
        List<PlannedChange> changes = new ArrayList<>();
        if (advice.plan().changes() != null) {
            changes.addAll(advice.plan().changes());
        }
        advice.renewals().forEach(renewal -> changes.addAll(renewal.changes()));
        if (changes.isEmpty()) {
            return;
        }
        page.section(words.say("advise.try"));
        page.list(changes.stream().map(this::option).toList());
    }

    private String option(PlannedChange change) {
        String text = change.newCustomer() == null
                ? change.text()
                : words.newCustomer(change.newCustomer())
                        + change.text().substring(change.subject().length());
        return "--" + change.change() + between(text) + quoted(text);
    }

    /** How long the tier lasts, and what ends by then. */
    private void lasts(AdviceDocument.Lasts lasts) throws IOException {
        if (lasts.lostOn() == null) {
            page.paragraph(words.say("advise.lasts", tier, words.day(lasts.through())));
            return;
        }
        page.paragraph(words.say(
                lasts.certain() ? "advise.lost" : "advise.maybe-lost",
                tier,
                words.day(lasts.lostOn()),
                Outcome.reason(words, lasts.criteria())));
        List<DatedEvent> endings = lasts.events();
        if (!endings.isEmpty()) {
            page.section(words.say("advise.endings"));
            page.table(EventTable.grid(
                    words,
                    advice.programmeRules().countPoints(),
                    endings.subList(0, Math.min(MOST_ROWS, endings.size()))));
            more(endings.size());
        }
    }

    /** What has to be renewed, update by update. */
    private void renewals(AdviceDocument.Lasts lasts) throws IOException {
        List<String> items = new ArrayList<>();
        for (AdviceDocument.Renewal renewal : advice.renewals()) {
            for (PlannedStep step : renewal.steps()) {
                items.add(words.say("advise.renewal", words.day(renewal.creditedOn()), this.step.of(step)));
            }
        }
        if (lasts.openOn() != null) {
            items.add(words.say("advise.not-renewed", tier, words.day(lasts.openOn())));
        }
        if (!items.isEmpty()) {
            page.section(words.say("advise.renewals", tier, words.day(lasts.through())));
            page.list(items);
            if (advice.renewals().stream().anyMatch(renewal -> !renewal.proven())) {
                page.paragraph(words.say("advise.not-proven"));
            }
        }
    }

    /** What would be taken for an option or for a file of arguments is bound to its option. */
    private static String between(String text) {
        return text.startsWith("-") || text.startsWith("@") ? "=" : " ";
    }

    /** As a shell has to be given it. */
    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private void unmanaged() throws IOException {
        List<AdviceDocument.Unmanaged> all = advice.unmanaged();
        if (all.isEmpty()) {
            return;
        }
        boolean points = all.get(0).points() != null;
        page.section(words.say("advise.unmanaged"));
        Grid grid = new Grid(1);
        grid.row(
                Cell.of(words.say("column.portal"), Style.BOLD),
                Cell.of(words.say("column.name"), Style.BOLD),
                Cell.right(words.say(points ? "column.points" : "column.mrr"), Style.BOLD),
                Cell.of(words.say("advise.step"), Style.BOLD));
        for (AdviceDocument.Unmanaged portal : all.subList(0, Math.min(MOST_ROWS, all.size()))) {
            Range managed = portal.points();
            grid.row(
                    Cell.of(portal.portal().id()),
                    Cell.of(words.nameOrDash(portal.portal().name())),
                    managed == null
                            ? mrr(portal.mrr())
                            : Cell.right(words.points(managed), managed.isExact() ? Style.PLAIN : Style.WARN),
                    Cell.of(words.say("advise.manage." + portal.reason())));
        }
        page.table(grid);
        more(all.size());
    }

    private void lookUps() throws IOException {
        List<AdviceDocument.Fact> all = advice.lookUps();
        if (all.isEmpty()) {
            return;
        }
        page.section(words.say("advise.look-up"));
        Grid grid = new Grid(1);
        grid.row(
                Cell.of(words.say("column.portal"), Style.BOLD),
                Cell.of(words.say("column.name"), Style.BOLD),
                Cell.right(words.say("column.mrr"), Style.BOLD),
                Cell.of(words.say("advise.fact"), Style.BOLD),
                Cell.of(words.say("advise.effect"), Style.BOLD));
        for (AdviceDocument.Fact fact : all.subList(0, Math.min(MOST_ROWS, all.size()))) {
            PortalLabel portal = fact.portal();
            grid.row(
                    Cell.of(portal == null ? "" : portal.id()),
                    Cell.of(portal == null ? "" : words.nameOrDash(portal.name())),
                    fact.mrr() == null ? Cell.right("") : mrr(fact.mrr()),
                    Cell.of(words.say("advise.fact." + fact.fact())),
                    Cell.of(words.say("advise.effect." + fact.effect(), tier)));
        }
        page.table(grid);
        more(all.size());
    }

    private void more(int number) throws IOException {
        if (number > MOST_ROWS) {
            page.paragraph(words.say("more.json", words.number(BigDecimal.valueOf(number - MOST_ROWS))));
        }
    }

    private Cell mrr(Range mrr) {
        return Cell.right(words.mrr(mrr), mrr.isExact() ? Style.PLAIN : Style.WARN);
    }
}
