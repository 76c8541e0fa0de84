package dev.tierwise.answers.explanation;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.explain.FigureExplained;
import dev.tierwise.application.explain.MedianChoice;
import dev.tierwise.application.explain.Reckoning;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.tier.CriterionResult;
import dev.tierwise.domain.tier.TierAnswer;
import dev.tierwise.domain.tier.TierResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a figure comes about, for people: everything that it is made of, so that it can be worked out again. */
final class ExplainedFigurePage {

    private static final int NAME = 1;
    private static final int STATE = 1;

    private final FigureExplained report;
    private final Page page;
    private final Words words;

    ExplainedFigurePage(FigureExplained report, Page page) {
        this.report = report;
        this.page = page;
        this.words = page.words();
    }

    void write() throws IOException {
        page.heading(
                words.foreign(report.snapshot().partner().name()),
                words.header(report.snapshot().day()),
                words.superseded(report.snapshot().day()));
        Reckoning reckoning = report.reckoning();
        if (reckoning instanceof Reckoning.Sum sum) {
            news(sum.metric(), sum.figure());
            write(sum);
        } else if (reckoning instanceof Reckoning.Median median) {
            news(MetricId.MEDIAN_APP_USAGE, median.figure());
            write(median);
        } else if (reckoning instanceof Reckoning.PointList points) {
            news(points.metric(), points.figure());
            write(points);
        } else if (reckoning instanceof Reckoning.OfPartner partner) {
            write(partner);
        } else {
            writeTiers();
        }
        page.list(words.assumed(report.assumptions()));
        FaqNotes notes = new FaqNotes();
        notes.refer("", report.faq());
        notes.write(page);
    }

    private void news(MetricId metric, Measurement.Numeric figure) throws IOException {
        page.news(Style.BOLD, words.say("explain.figure", words.metric(metric), words.figures(metric, figure.value())));
    }

    private void write(Reckoning.Sum sum) throws IOException {
        String kind = sum.metric().equals(MetricId.SOLD_MRR) ? "sold" : "managed";
        MrrText mrr = new MrrText(words);
        Grid grid = new Grid(NAME);
        grid.row(
                head("column.portal"),
                head("column.name"),
                figureHead("column.mrr"),
                figureHead("explain.column.at-least"),
                figureHead("explain.column.at-most"),
                head("column.reason"));
        for (Reckoning.Addend addend : sum.addends()) {
            Style style = addend.count() == Count.COUNTS ? Style.PLAIN : Style.WARN;
            grid.row(
                    Cell.of(words.foreign(addend.id())),
                    Cell.of(name(addend.name())),
                    Cell.right(addend.mrr().map(mrr::factors).orElseGet(() -> words.say("unknown")), style),
                    Cell.right(words.money(addend.low()), style),
                    Cell.right(bound(addend.high()), style),
                    Cell.of(words.reason(kind, addend.reason()), style));
        }
        grid.row(
                Cell.of(words.say("explain.sum"), Style.BOLD),
                Cell.of(""),
                Cell.of(""),
                Cell.right(words.money(sum.figure().value().low()), Style.BOLD),
                Cell.right(bound(sum.figure().value().high()), Style.BOLD),
                Cell.of(words.portals(sum.figure().portals())));
        page.table(grid);
        List<String> others = new ArrayList<>();
        for (Map.Entry<Enum<?>, Integer> other : sum.others().entrySet()) {
            others.add(words.say(
                    "explain.other", words.count("portals", other.getValue()), words.reason(kind, other.getKey())));
        }
        page.list(others);
    }

    private String bound(Optional<BigDecimal> high) {
        return high.map(words::money).orElseGet(() -> words.say("explain.no-bound"));
    }

    private String name(Optional<String> name) {
        return words.portalName(name).orElseGet(words.typeface()::dash);
    }

    private Cell head(String key) {
        return Cell.of(words.say(key), Style.BOLD);
    }

    private Cell figureHead(String key) {
        return Cell.right(words.say(key), Style.BOLD);
    }

    private void write(Reckoning.Median median) throws IOException {
        if (median.low().equals(median.high())) {
            write(median.low());
        } else {
            page.section(words.say("explain.median.lowest"));
            page.paragraph(words.say("explain.median.lowest.about"));
            write(median.low());
            page.section(words.say("explain.median.highest"));
            page.paragraph(words.say("explain.median.highest.about"));
            write(median.high());
        }
        List<String> others = new ArrayList<>();
        median.others()
                .forEach((reason, number) -> others.add(words.say(
                        "explain.other",
                        words.count("portals", number),
                        words.say("explain.contribution." + MachineForm.code(reason)))));
        page.list(others);
    }

    private void write(MedianChoice choice) throws IOException {
        int portals = choice.portals().size();
        if (portals > 0) {
            Grid grid = new Grid(NAME);
            grid.row(
                    head("column.portal"),
                    head("column.name"),
                    figureHead("column.apps"),
                    head("explain.column.middle"));
            for (int i = 0; i < portals; i++) {
                MedianChoice.Member member = choice.portals().get(i);
                Style style = choice.isMiddle(i) ? Style.BOLD : Style.PLAIN;
                grid.row(
                        Cell.of(words.foreign(member.id()), style),
                        Cell.of(name(member.name()), style),
                        Cell.right(apps(member), style),
                        Cell.of(note(member, choice.isMiddle(i)), style));
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
                                    .map(member -> words.say(
                                            "explain.median.member", words.foreign(member.id()), apps(member)))
                                    .toList())));
        }
        page.list(statements);
    }

    private String apps(MedianChoice.Member member) {
        return words.range(member.apps(), member.apps());
    }

    private String note(MedianChoice.Member member, boolean middle) {
        List<String> notes = new ArrayList<>();
        if (middle) {
            notes.add(words.say("explain.median.middle"));
        }
        if (!member.certain()) {
            notes.add(words.say("explain.median.possible"));
        }
        return String.join(", ", notes);
    }

    /** How the median comes of the portals in the middle. */
    private String working(MedianChoice choice) {
        int portals = choice.portals().size();
        String median = words.figure(MetricId.MEDIAN_APP_USAGE, choice.value());
        if (portals == 0) {
            return words.say("explain.median.none", median);
        }
        String number = words.count("portals", portals);
        return portals % 2 == 1
                ? words.say("explain.median.odd", number, median)
                : words.say(
                        "explain.median.even",
                        number,
                        apps(choice.portals().get(portals / 2 - 1)),
                        apps(choice.portals().get(portals / 2)),
                        median);
    }

    private void write(Reckoning.PointList points) throws IOException {
        Grid grid = new Grid(NAME);
        grid.row(head("column.portal"), head("column.name"), figureHead("column.points"));
        for (Reckoning.PointAddend addend : points.portals()) {
            Style style = addend.credit().count() == Count.COUNTS ? Style.PLAIN : Style.WARN;
            grid.row(
                    Cell.of(words.foreign(addend.id())),
                    Cell.of(name(addend.name())),
                    Cell.right(words.points(addend.credit().points()), style));
        }
        grid.row(
                Cell.of(words.say("explain.sum"), Style.BOLD),
                Cell.of(""),
                Cell.right(words.briefFigures(points.metric(), points.figure().value()), Style.BOLD));
        page.table(grid);
        if (points.others() > 0) {
            page.list(List.of(words.say("explain.no-points", words.count("portals", points.others()))));
        }
    }

    private void write(Reckoning.OfPartner partner) throws IOException {
        String value = partner.measurement() instanceof Measurement.Numeric number
                ? words.figures(partner.metric(), number.value())
                : partner.measurement() instanceof Measurement.Status status
                        ? words.state(status.state())
                        : words.say("unknown");
        page.news(Style.BOLD, words.say("explain.figure", words.metric(partner.metric()), value));
        List<String> statements = new ArrayList<>();
        for (Certification held : partner.certifications()) {
            statements.add(words.say(
                    "explain.certification", words.foreign(held.id()), words.day(held.awardedOn()), validity(held)));
        }
        boolean certified = partner.metric().equals(MetricId.CERTIFICATION)
                || partner.metric().equals(MetricId.CERTIFIED_PEOPLE);
        if (!partner.complete()) {
            statements.add(words.say("explain.certification.incomplete"));
        } else if (certified && partner.certifications().isEmpty()) {
            statements.add(words.say("explain.certification.none"));
        }
        page.list(statements);
    }

    /** From when and until when a certification is valid, seen from the day that is asked about. */
    private String validity(Certification held) {
        LocalDate day = report.snapshot().day();
        String through = held.expiresOn()
                .map(last -> words.say("explain.certification.through", words.day(last)))
                .orElseGet(() -> words.say("explain.certification.endless"));
        if (!held.isOf(report.programme().certification())) {
            return words.say("explain.certification.other", through);
        }
        if (held.awardedOn().isAfter(day)) {
            return words.say("explain.certification.not-yet", words.day(day));
        }
        if (!held.isValidOn(day)) {
            return words.say("explain.certification.expired", through, words.day(day));
        }
        return held.expiresOn().filter(day::equals).isPresent()
                ? words.say("explain.certification.last-day", through)
                : through;
    }

    private void writeTiers() throws IOException {
        TierAnswer answer = report.evaluation().answer();
        page.news(Style.BOLD, words.say("explain.figure", words.say("variable.tier"), held(answer)));
        page.list(reasons(answer));
        for (TierResult tier : report.evaluation().tiers()) {
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

    private List<Cell> row(CriterionResult criterion) {
        MetricId metric = criterion.requirement().metric();
        boolean number = criterion.required().isPresent();
        return List.of(
                Cell.of(words.metric(metric)),
                Cell.of(words.state(criterion.state()), style(criterion.state())),
                Cell.right(
                        report.evaluation().measurements().get(metric) instanceof Measurement.Numeric figure && number
                                ? words.briefFigures(metric, figure.value())
                                : words.typeface().dash()),
                Cell.right(criterion
                        .required()
                        .map(required -> words.required(metric, required))
                        .orElseGet(words.typeface()::dash)),
                Cell.right(criterion
                        .shortfall()
                        .map(shortfall -> words.shortfall(metric, shortfall))
                        .orElseGet(words.typeface()::dash)));
    }

    private static Style style(State state) {
        return switch (state) {
            case MET -> Style.GOOD;
            case UNMET -> Style.PLAIN;
            case UNDETERMINED -> Style.WARN;
        };
    }

    private String held(TierAnswer answer) {
        String least = answer.atLeast().map(words::tier).orElseGet(() -> words.say("tier.none.brief"));
        return answer.settled()
                ? least
                : words.say("range", least, answer.atMost().map(words::tier).orElseThrow());
    }

    /** Why it is this tier and no other, the highest one first. */
    private List<String> reasons(TierAnswer answer) {
        List<String> reasons = new ArrayList<>();
        List<TierResult> tiers = report.evaluation().tiers();
        for (int i = tiers.size() - 1; i >= 0; i--) {
            TierResult result = tiers.get(i);
            String tier = words.tier(result.tier());
            switch (result.state()) {
                case MET -> {
                    if (answer.atLeast()
                            .map(Tier::id)
                            .equals(Optional.of(result.tier().id()))) {
                        reasons.add(words.say("explain.tier.met", tier));
                    }
                }
                case UNMET -> reasons.add(words.say("explain.tier.unmet", tier, criteria(result, State.UNMET)));
                case UNDETERMINED ->
                    reasons.add(words.say("explain.tier.undetermined", tier, criteria(result, State.UNDETERMINED)));
            }
        }
        return reasons;
    }

    private String criteria(TierResult tier, State state) {
        return words.metrics(tier.criteria().stream()
                .filter(criterion -> criterion.state() == state)
                .map(criterion -> criterion.requirement().metric())
                .toList());
    }
}
