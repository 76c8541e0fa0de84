package dev.tierwise.answers.explanation;

import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.PortalLabel;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.explanation.PartnerExplanation.Held;
import dev.tierwise.answers.explanation.SumExplanation.Others;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a figure comes about, for people: everything that it is made of, so that it can be worked out again. */
final class ExplainedFigurePage {

    private static final int NAME = 1;
    private static final int STATE = 1;

    private final ExplanationDocument explanation;
    private final Page page;
    private final Words words;

    ExplainedFigurePage(ExplanationDocument explanation, Page page) {
        this.explanation = explanation;
        this.page = page;
        this.words = page.words();
    }

    void draw() throws IOException {
        page.heading(explanation.partner(), words.header(explanation.asOf()), words.superseded());
        if (explanation instanceof SumExplanation sum) {
            draw(sum);
        } else if (explanation instanceof MedianExplanation median) {
            draw(median);
        } else if (explanation instanceof PointsExplanation points) {
            draw(points);
        } else if (explanation instanceof PartnerExplanation partner) {
            draw(partner);
        } else if (explanation instanceof TierExplanation tier) {
            draw(tier);
        }
        page.list(words.assumed(explanation.assumptions()));
        SourceNotes notes = new SourceNotes(explanation.ruleSources());
        page.list(notes.assumed(words));
        notes.referToAll();
        notes.write(page);
    }

    private void news(MetricId metric, Measured.Figure figure) throws IOException {
        page.news(Style.BOLD, words.say("explain.figure", words.metric(metric), words.figures(metric, figure.value())));
    }

    private void draw(SumExplanation sum) throws IOException {
        news(sum.why(), sum.figure());
        String kind = sum.why().equals(MetricId.SOLD_MRR) ? "sold" : "managed";
        MrrText mrr = new MrrText(words);
        Grid grid = new Grid(NAME);
        grid.row(
                head("column.portal"),
                head("column.name"),
                figureHead("column.mrr"),
                figureHead("explain.column.at-least"),
                figureHead("explain.column.at-most"),
                head("column.reason"));
        for (SumExplanation.Addend addend : sum.portals()) {
            Style style = style(addend.state());
            grid.row(
                    Cell.of(addend.id()),
                    Cell.of(words.nameOrDash(addend.name())),
                    Cell.right(addend.mrr() == null ? words.say("unknown") : mrr.factors(addend.mrr()), style),
                    Cell.right(words.money(addend.low()), style),
                    Cell.right(bound(addend.high()), style),
                    Cell.of(words.reason(kind, addend.reason()), style));
        }
        grid.row(
                Cell.of(words.say("explain.sum"), Style.BOLD),
                Cell.of(""),
                Cell.of(""),
                Cell.right(words.money(sum.figure().low()), Style.BOLD),
                Cell.right(bound(sum.figure().high()), Style.BOLD),
                Cell.of(words.portals(sum.figure()).orElse("")));
        page.table(grid);
        others(sum.others(), reason -> words.reason(kind, reason));
    }

    private static Style style(Count count) {
        return count == Count.COUNTS ? Style.PLAIN : Style.WARN;
    }

    private void others(List<Others> others, Function<String, String> reason) throws IOException {
        page.list(others.stream()
                .map(other -> words.say(
                        "explain.other", words.count("portals", other.portals()), reason.apply(other.reason())))
                .toList());
    }

    private String bound(@Nullable BigDecimal high) {
        return high == null ? words.say("explain.no-bound") : words.money(high);
    }

    private Cell head(String key) {
        return Cell.of(words.say(key), Style.BOLD);
    }

    private Cell figureHead(String key) {
        return Cell.right(words.say(key), Style.BOLD);
    }

    private void draw(MedianExplanation median) throws IOException {
        news(median.why(), median.figure());
        if (median.lowest().equals(median.highest())) {
            draw(median.lowest());
        } else {
            page.section(words.say("explain.median.lowest"));
            page.paragraph(words.say("explain.median.lowest.about"));
            draw(median.lowest());
            page.section(words.say("explain.median.highest"));
            page.paragraph(words.say("explain.median.highest.about"));
            draw(median.highest());
        }
        others(median.others(), reason -> words.say("explain.contribution." + reason));
    }

    private void draw(MedianExplanation.Choice choice) throws IOException {
        int portals = choice.portals().size();
        if (portals > 0) {
            Grid grid = new Grid(NAME);
            grid.row(
                    head("column.portal"),
                    head("column.name"),
                    figureHead("column.apps"),
                    head("explain.column.middle"));
            for (MedianExplanation.Member member : choice.portals()) {
                Style style = member.middle() ? Style.BOLD : Style.PLAIN;
                grid.row(
                        Cell.of(member.id(), style),
                        Cell.of(words.nameOrDash(member.name()), style),
                        Cell.right(apps(member), style),
                        Cell.of(note(member), style));
            }
            page.table(grid);
        }
        List<String> statements = new ArrayList<>(List.of(working(choice)));
        if (!choice.leftOut().isEmpty()) {
            statements.add(words.say(
                    "explain.median.left-out",
                    String.join(
                            ", ",
                            choice.leftOut().stream()
                                    .map(member -> words.say("explain.median.member", member.id(), apps(member)))
                                    .toList())));
        }
        page.list(statements);
    }

    private String apps(MedianExplanation.Member member) {
        return words.range(member.apps(), member.apps());
    }

    private String note(MedianExplanation.Member member) {
        List<String> notes = new ArrayList<>();
        if (member.middle()) {
            notes.add(words.say("explain.median.middle"));
        }
        if (member.state() != Count.COUNTS) {
            notes.add(words.say("explain.median.possible"));
        }
        return String.join(", ", notes);
    }

    /** How the median comes of the portals in the middle. */
    private String working(MedianExplanation.Choice choice) {
        int portals = choice.portals().size();
        String median = words.figure(MetricId.MEDIAN_APP_USAGE, choice.median());
        if (portals == 0) {
            return words.say("explain.median.none", median);
        }
        String number = words.count("portals", portals);
        return portals % 2 == 1
                ? words.say("explain.median.odd", words.count("portals.of", portals), median)
                : words.say(
                        "explain.median.even",
                        number,
                        apps(choice.portals().get(portals / 2 - 1)),
                        apps(choice.portals().get(portals / 2)),
                        median);
    }

    private void draw(PointsExplanation points) throws IOException {
        news(points.why(), points.figure());
        Grid grid = new Grid(NAME);
        grid.row(head("column.portal"), head("column.name"), figureHead("column.points"));
        for (PointsExplanation.Addend addend : points.portals()) {
            grid.row(
                    Cell.of(addend.id()),
                    Cell.of(words.nameOrDash(addend.name())),
                    Cell.right(words.points(addend.points()), style(addend.state())));
        }
        grid.row(
                Cell.of(words.say("explain.sum"), Style.BOLD),
                Cell.of(""),
                Cell.right(words.briefFigures(points.why(), points.figure().value()), Style.BOLD));
        page.table(grid);
        lines(points);
        if (points.withoutPoints() > 0) {
            page.list(List.of(words.say("explain.no-points", words.count("portals", points.withoutPoints()))));
        }
    }

    /** What each portal's points are made of. */
    private void lines(PointsExplanation points) throws IOException {
        PointsText text = new PointsText(words);
        Grid grid = new Grid(0);
        grid.row(
                head("explain.points.what"),
                head("explain.points.calculation"),
                figureHead("column.points"),
                head("explain.points.holds"));
        boolean known = true;
        for (PointsExplanation.Addend portal : points.portals()) {
            grid.row(
                    Cell.of(words.called(new PortalLabel(portal.id(), portal.name())), Style.BOLD),
                    Cell.of(""),
                    Cell.right(words.points(portal.points()), Style.BOLD),
                    Cell.of(""));
            for (PointsLine line : portal.lines()) {
                Range range = line.points();
                Style style = range.isExact() ? Style.PLAIN : Style.WARN;
                known = known && range.isExact();
                grid.row(
                        Cell.of(text.what(line)),
                        Cell.of(text.calculation(line).orElse(words.say("unknown")), style),
                        Cell.right(words.points(range), style),
                        Cell.of(String.join("; ", text.since(line))));
            }
        }
        page.section(words.say("explain.points.lines"));
        page.table(grid);
        page.list(known ? List.of() : List.of(words.say("explain.points.by-itself")));
    }

    private void draw(PartnerExplanation partner) throws IOException {
        String value = partner.figure() instanceof Measured.Figure number
                ? words.figures(partner.why(), number.value())
                : words.state(((Measured.Status) partner.figure()).state());
        page.news(Style.BOLD, words.say("explain.figure", words.metric(partner.why()), value));
        List<String> statements = new ArrayList<>();
        for (Held held : partner.certifications()) {
            statements.add(words.say(
                    "explain.certification", held.certification(), words.day(held.awardedOn()), validity(held)));
        }
        boolean certified =
                partner.why().equals(MetricId.CERTIFICATION) || partner.why().equals(MetricId.CERTIFIED_PEOPLE);
        if (!partner.complete()) {
            statements.add(words.say("explain.certification.incomplete"));
        } else if (certified && partner.certifications().isEmpty()) {
            statements.add(words.say("explain.certification.none"));
        }
        page.list(statements);
    }

    /** From when and until when a certification is valid, seen from the day that is asked about. */
    private String validity(Held held) {
        String through = held.expiresOn() == null
                ? words.say("explain.certification.endless")
                : words.say("explain.certification.through", words.day(held.expiresOn()));
        if (!held.asked()) {
            return words.say("explain.certification.other", through);
        }
        if (held.awardedOn().isAfter(explanation.asOf())) {
            return words.say("explain.certification.not-yet", words.day(explanation.asOf()));
        }
        if (!held.valid()) {
            return words.say("explain.certification.expired", through, words.day(explanation.asOf()));
        }
        return explanation.asOf().equals(held.expiresOn())
                ? words.say("explain.certification.last-day", through)
                : through;
    }

    private void draw(TierExplanation explained) throws IOException {
        page.news(Style.BOLD, words.say("explain.figure", words.say("variable.tier"), held(explained)));
        page.list(reasons(explained));
        for (TierExplanation.Tier tier : explained.tiers()) {
            page.section(words.say("explain.figure", words.tier(tier.tier()), words.state(tier.state())));
            Grid grid = new Grid(STATE);
            grid.row(
                    head("column.criterion"),
                    head("column.state"),
                    figureHead("column.value"),
                    figureHead("column.required"),
                    figureHead("column.missing"));
            tier.criteria().forEach(criterion -> grid.row(row(criterion)));
            page.table(grid);
        }
    }

    private List<Cell> row(TierExplanation.Criterion criterion) {
        MetricId metric = criterion.metric();
        String dash = words.typeface().dash();
        return List.of(
                Cell.of(words.metric(metric)),
                Cell.of(words.state(criterion.state()), Style.of(criterion.state())),
                Cell.right(
                        criterion.value() == null
                                ? dash
                                : words.briefFigures(metric, criterion.value().interval())),
                Cell.right(criterion
                        .demand()
                        .map(required -> words.required(metric, required))
                        .orElse(dash)),
                Cell.right(
                        criterion.missing() == null
                                ? dash
                                : words.shortfall(metric, criterion.missing().interval())));
    }

    private String held(TierExplanation explained) {
        String least = words.tierOrNone(explained.tier().atLeast());
        return explained.tier().settled()
                ? least
                : words.say("range", least, words.tierOrNone(explained.tier().atMost()));
    }

    /** Why it is this tier and no other, the highest one first. */
    private List<String> reasons(TierExplanation explained) {
        List<String> reasons = new ArrayList<>();
        for (int i = explained.tiers().size() - 1; i >= 0; i--) {
            TierExplanation.Tier result = explained.tiers().get(i);
            String tier = words.tier(result.tier());
            switch (result.state()) {
                case MET -> {
                    if (result.tier().equals(explained.tier().atLeast())) {
                        reasons.add(words.say("explain.tier.met", tier));
                    }
                }
                case UNMET ->
                    reasons.add(words.say("explain.tier.unmet", tier, words.metrics(result.metrics(State.UNMET))));
                case UNDETERMINED ->
                    reasons.add(words.say(
                            "explain.tier.undetermined", tier, words.metrics(result.metrics(State.UNDETERMINED))));
            }
        }
        return reasons;
    }
}
