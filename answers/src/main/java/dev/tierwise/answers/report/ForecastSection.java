package dev.tierwise.answers.report;

import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.lookahead.ComingUpdate;
import dev.tierwise.answers.lookahead.ForecastDocument;
import dev.tierwise.answers.lookahead.TierLost;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happens if nothing is done. */
final class ForecastSection {

    private static final int MOST_EVENTS = 60;

    private final Sheet sheet;
    private final ForecastDocument forecast;
    private final RenewedCertification renewed;

    ForecastSection(Sheet sheet) {
        this.sheet = sheet;
        this.forecast = sheet.report().forecast();
        this.renewed = new RenewedCertification(sheet.report().evaluation().tiers());
    }

    void write() throws IOException {
        sheet.section("forecast", sheet.say("report.forecast"));
        sheet.lead(lead());
        ForecastChart chart = new ForecastChart(sheet);
        sheet.html().open("figure");
        chart.draw();
        List<String> notes = new ArrayList<>(List.of(sheet.say("report.forecast.assumed")));
        notes.add(sheet.say("report.forecast.dotted"));
        if (chart.showsPossible()) {
            notes.add(sheet.say("report.forecast.hatched"));
        }
        if (chart.showsRenewed()) {
            notes.add(sheet.say("report.forecast.dashed"));
        }
        sheet.html()
                .element("figcaption", String.join(" ", notes), "class", "note")
                .close("figure");
        table();
        events();
        sheet.end();
    }

    private String lead() {
        TierLost first = forecast.firstLoss();
        if (first == null) {
            boolean certain =
                    forecast.months().stream().allMatch(month -> month.tier().settled());
            return sheet.say(
                    certain ? "report.forecast.none-lost" : "report.forecast.none-certain-lost",
                    sheet.words().day(forecast.through()));
        }
        List<String> sentences = new ArrayList<>(List.of(sheet.loss(first)));
        TierLost certain = forecast.firstCertainLoss();
        if (certain != null && !certain.equals(first)) {
            sentences.add(sheet.loss(certain));
        }
        renewed(first).ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    /** How long the tier that is lost lasts if the certification is renewed. */
    private Optional<String> renewed(TierLost loss) {
        int rank = sheet.report().programmeRules().rank(loss.tier());
        boolean helps = false;
        for (ComingUpdate month : forecast.months()) {
            if (month.day().isBefore(loss.day())) {
                continue;
            }
            Optional<HeldTier> then = renewed.on(month);
            int least = sheet.report()
                    .programmeRules()
                    .rank(then.orElse(month.tier()).atLeast());
            if (least < rank) {
                return helps
                        ? Optional.of(sheet.say(
                                "report.forecast.renewed.until",
                                sheet.words().tier(loss.tier()),
                                sheet.words().day(month.day())))
                        : Optional.empty();
            }
            helps = true;
        }
        return helps
                ? Optional.of(sheet.say(
                        "report.forecast.renewed.through",
                        sheet.words().tier(loss.tier()),
                        sheet.words().day(forecast.through())))
                : Optional.empty();
    }

    private void table() throws IOException {
        sheet.details(sheet.say("report.forecast.table"));
        sheet.scrolling(sheet.say("report.forecast.table"));
        List<Sheet.Column> columns = new ArrayList<>(List.of(
                Sheet.Column.text(sheet.say("forecast.update")), Sheet.Column.text(sheet.say("history.credited"))));
        Set<MetricId> metrics = ComingUpdate.metrics(forecast.months());
        for (MetricId metric : metrics) {
            columns.add(new Sheet.Column(
                    sheet.words().column(metric), Metrics.get(metric).unit() != Unit.NONE));
        }
        sheet.table(sheet.say("report.forecast.months"), "", columns.toArray(new Sheet.Column[0]));
        for (ComingUpdate month : forecast.months()) {
            sheet.html().open("tr", "role", "row").open("th", "scope", "row", "role", "rowheader");
            sheet.day(month.day());
            sheet.html().close();
            sheet.cell(sheet.words().span(month.tier()), "");
            for (MetricId metric : metrics) {
                Measured measured = month.metrics().get(metric);
                sheet.cell(
                        measured == null
                                ? sheet.words().typeface().dash()
                                : sheet.words().measured(metric, measured),
                        Metrics.get(metric).unit() != Unit.NONE ? "num" : "");
            }
            sheet.html().close("tr").line();
        }
        sheet.endTable();
        sheet.html().close("div").close("details").line();
    }

    private void events() throws IOException {
        sheet.table(
                sheet.say("report.forecast.changes"),
                "mt stack",
                Sheet.Column.text(sheet.say("report.number")),
                Sheet.Column.text(sheet.say("column.day")),
                Sheet.Column.text(sheet.say("column.portal")),
                Sheet.Column.text(sheet.say("forecast.event")),
                Sheet.Column.figures(sheet.say("forecast.amount")));
        int number = 0;
        int written = 0;
        int all = 0;
        for (ComingUpdate month : forecast.months()) {
            number += month.events().isEmpty() ? 0 : 1;
            for (DatedEvent event : month.events()) {
                all++;
                if (written < MOST_EVENTS) {
                    written++;
                    event(Integer.toString(number), event);
                }
            }
        }
        for (DatedEvent event : forecast.eventsAfter()) {
            all++;
            if (written < MOST_EVENTS) {
                written++;
                event("–", event);
            }
        }
        sheet.endTable();
        if (all == 0) {
            sheet.note(sheet.say("report.forecast.no-changes"));
        } else if (all > written) {
            sheet.note(sheet.say("more.json", sheet.words().number(BigDecimal.valueOf(all - (long) written))));
        }
    }

    private void event(String number, DatedEvent event) throws IOException {
        boolean points = sheet.report().programmeRules().countPoints();
        sheet.html().open("tr", "role", "row").open("td", "role", "cell", "class", "g-n");
        sheet.html().element("span", number, "class", "n").close();
        sheet.html().open("td", "role", "cell", "class", "g-d nw");
        sheet.day(event.day());
        sheet.html().close();
        sheet.cell(
                event.portal() == null
                        ? sheet.words().metric(MetricId.CERTIFICATION)
                        : sheet.words().nameOrId(event.portal()),
                "g-a");
        sheet.cell(
                event.event() == DatedEvent.Kind.SOLD_EXPIRES && points
                        ? sheet.say("forecast.points-expire")
                        : sheet.say("forecast.event." + MachineForm.code(event.event())),
                "g-c");
        String amount = event.amount() != null
                ? sheet.words().signed(DatedEvent.unit(points), event.amount())
                : event.portal() == null ? "–" : sheet.say("unknown");
        sheet.cell(amount, "g-b num");
        sheet.html().close("tr").line();
    }
}
