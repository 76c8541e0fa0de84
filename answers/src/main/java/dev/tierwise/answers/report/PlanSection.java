package dev.tierwise.answers.report;

import dev.tierwise.answers.document.PortalLabel;
import dev.tierwise.answers.lookahead.AdviceDocument;
import dev.tierwise.answers.lookahead.PlannedStep;
import dev.tierwise.answers.lookahead.StepText;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The least that helps. */
final class PlanSection {

    private final Sheet sheet;
    private final AdviceDocument advice;
    private final String tier;
    private final StepText steps;

    PlanSection(Sheet sheet) {
        this.sheet = sheet;
        this.advice = sheet.report().advice();
        this.tier = sheet.words().tier(advice.to());
        this.steps = new StepText(sheet.words());
    }

    void write() throws IOException {
        sheet.section("plan", sheet.say("report.plan", tier));
        sheet.lead(new Chance(sheet).sentence() + lasts());
        if (advice.plan().steps() != null && !advice.plan().steps().isEmpty()) {
            plan(advice.plan().steps());
        }
        list(sheet.say("advise.other-sales"), steps.otherSales(advice));
        list(sheet.say("advise.lapses"), steps.lapses(advice));
        renewals();
        Optional<String> remaining = steps.remaining(advice);
        if (remaining.isPresent()) {
            sheet.note(remaining.get());
        }
        sheet.note(sheet.say("report.plan.least"));
        if (Boolean.FALSE.equals(advice.plan().proven())) {
            sheet.note(sheet.say("advise.not-proven"));
        }
        sheet.end();
    }

    private String lasts() {
        AdviceDocument.Lasts lasts = advice.lasts();
        if (lasts == null) {
            return "";
        }
        return " "
                + (lasts.lostOn() == null
                        ? sheet.say("report.plan.lasts", tier, sheet.words().day(lasts.through()))
                        : sheet.say(
                                lasts.certain() ? "report.plan.lost" : "report.plan.perhaps-lost",
                                tier,
                                sheet.words().day(lasts.lostOn()),
                                sheet.lacks(lasts.criteria())));
    }

    private void plan(List<PlannedStep> all) throws IOException {
        new GapBar(sheet).draw(all);
        sheet.table(
                sheet.say("report.plan.steps"),
                "mt stack",
                Sheet.Column.text(sheet.say("report.number")),
                Sheet.Column.text(sheet.say("report.plan.what")),
                Sheet.Column.text(sheet.say("column.portal")),
                Sheet.Column.text(sheet.say("report.plan.by")),
                Sheet.Column.figures(sheet.say("report.plan.adds")));
        int number = 0;
        for (PlannedStep step : all) {
            number++;
            sheet.html().open("tr", "role", "row").open("td", "role", "cell", "class", "g-n");
            sheet.html().element("span", Integer.toString(number), "class", "n").close();
            step(step);
            sheet.html().close("tr").line();
        }
        sheet.endTable();
    }

    private void step(PlannedStep step) throws IOException {
        if (step instanceof PlannedStep.Sell sell) {
            List<String> what = new ArrayList<>(List.of(
                    sell.kind() == null
                            ? sheet.say("report.plan.sell", sheet.words().money(sell.mrr()))
                            : sheet.say(
                                    "report.plan.sell.as",
                                    sheet.words().money(sell.mrr()),
                                    sheet.say("deal-kind." + sell.kind()))));
            if (sell.manage()) {
                what.add(sheet.say("advise.sell.manage"));
            }
            steps.adopt(sell.apps()).ifPresent(what::add);
            cells(
                    String.join("; ", what),
                    sheet.say("report.plan.customer"),
                    sell.by(),
                    Optional.of(
                            sell.points() == null
                                    ? sheet.words().signed(Unit.MONEY, sell.mrr())
                                    : steps.points(sell.points())));
        } else if (step instanceof PlannedStep.Care care) {
            List<String> what = new ArrayList<>();
            if (care.manage() != null) {
                what.add(sheet.say("advise.manage." + care.manage()));
            }
            steps.adopt(care.apps()).ifPresent(what::add);
            cells(
                    String.join("; ", what),
                    sheet.words().called(care.portal()),
                    advice.creditedOn(),
                    care.manage() == null
                            ? Optional.empty()
                            : care.points() == null ? mrr(care.portal()) : Optional.of(steps.points(care.points())));
        } else if (step instanceof PlannedStep.Certify certify) {
            cells(
                    sheet.say(certify.validThrough() == null ? "report.plan.certify" : "report.plan.renew"),
                    sheet.words().metric(MetricId.CERTIFICATION),
                    certify.by(),
                    Optional.empty());
        }
    }

    private void cells(String what, String where, LocalDate by, Optional<String> adds) throws IOException {
        sheet.cell(what, "g-a capital");
        sheet.cell(where, "g-c");
        sheet.html().open("td", "role", "cell", "class", "g-d nw");
        sheet.day(by);
        sheet.html().close();
        sheet.cell(adds.orElse("–"), "g-b num");
    }

    /** What a portal adds to managed MRR if it is managed. */
    private Optional<String> mrr(PortalLabel portal) {
        return advice.unmanaged().stream()
                .filter(unmanaged -> unmanaged.portal().id().equals(portal.id()))
                .filter(unmanaged -> unmanaged.mrr().isExact())
                .findFirst()
                .map(unmanaged ->
                        sheet.words().signed(Unit.MONEY, unmanaged.mrr().low()));
    }

    /** What has to be renewed, update by update, so that the tier lasts. */
    private void renewals() throws IOException {
        List<String> items = new ArrayList<>();
        if (advice.plan().renewals() != null) {
            for (AdviceDocument.Renewal renewal : advice.plan().renewals()) {
                for (PlannedStep step : renewal.steps()) {
                    items.add(sheet.say("advise.renewal", sheet.words().day(renewal.creditedOn()), steps.of(step)));
                }
            }
        }
        AdviceDocument.Lasts lasts = advice.lasts();
        @Nullable LocalDate open = lasts == null ? null : lasts.openOn();
        if (open != null) {
            items.add(sheet.say("advise.not-renewed", tier, sheet.words().day(open)));
        }
        if (lasts != null) {
            list(sheet.say("advise.renewals", tier, sheet.words().day(lasts.through())), items);
        }
    }

    private void list(String heading, List<String> items) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        sheet.html().element("h3", heading, "class", "mt");
        sheet.html().open("ul", "class", "plain");
        for (String item : items) {
            sheet.html().element("li", item);
        }
        sheet.html().close("ul").line();
    }
}
