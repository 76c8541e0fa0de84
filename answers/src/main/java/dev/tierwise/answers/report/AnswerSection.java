package dev.tierwise.answers.report;

import dev.tierwise.answers.document.Criterion;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.TierStatus;
import dev.tierwise.answers.lookahead.TierLost;
import dev.tierwise.domain.metric.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Which tier, until when, and what next. */
record AnswerSection(Sheet sheet) {

    void write() throws IOException {
        ReportDocument report = sheet.report();
        sheet.html().line().open("section", "id", "answer", "class", "answer", "aria-labelledby", "h-answer");
        sheet.html().element("h2", sheet.say("report.answer"), "id", "h-answer", "class", "sr");
        sheet.html().open("div", "class", "tiers2");
        held(sheet.say("report.credited"), report.credited().tier(), until());
        held(sheet.say("report.live"), report.evaluation().tier(), live());
        sheet.html().close("div").line();
        calls();
        steps();
        sheet.end();
    }

    private String until() {
        ReportDocument.Credited credited = sheet.report().credited();
        String until = sheet.words().day(credited.until());
        String since = credited.since() == null
                ? sheet.say("report.credited.until", until)
                : sheet.say("report.credited.since", sheet.words().day(credited.since()), until);
        return credited.held() == null ? since : since + ". " + sheet.words().kept(credited.tier(), credited.held());
    }

    private String live() {
        String day = sheet.words().day(sheet.report().asOf());
        return sheet.report().evaluation().unknown().isEmpty()
                ? sheet.say("report.live.all", day)
                : sheet.say("report.live.known", day);
    }

    private void held(String label, HeldTier tier, String note) throws IOException {
        sheet.html().open("dl").element("dt", label).open("dd", "class", "big");
        if (tier.settled()) {
            int tint = sheet.tint(tier.atLeast());
            sheet.chart()
                    .sign(6, 34)
                    .rect(0, 0, 1, 34, "ft" + tint + " st" + tint)
                    .end();
        }
        sheet.html().text(sheet.words().span(tier)).close();
        if (!tier.settled()) {
            sheet.html().element("dd", sheet.words().held(tier));
        }
        sheet.html().element("dd", note).close("dl").line();
    }

    private void calls() throws IOException {
        sheet.html().open("div", "class", "two");
        call("call bad", "▼", sheet.say("report.danger"), danger());
        call("call", "▲", sheet.say("report.chance"), new Chance(sheet).sentence());
        sheet.html().close("div").line();
    }

    private void call(String classes, String sign, String title, String text) throws IOException {
        sheet.html().open("p", "class", classes).open("strong", "class", "t");
        sheet.sign(sign);
        sheet.html().text(title).close().text(" " + text).close("p");
    }

    /** The first loss and, if that is only possible, the first certain one. */
    private String danger() {
        TierLost first = sheet.report().forecast().firstLoss();
        TierLost certain = sheet.report().forecast().firstCertainLoss();
        if (first == null) {
            return sheet.say(
                    "report.danger.none",
                    sheet.words().day(sheet.report().forecast().through()));
        }
        return certain == null || certain.equals(first)
                ? sheet.loss(first)
                : sheet.loss(first) + " " + sheet.loss(certain);
    }

    private void steps() throws IOException {
        sheet.html().element("h3", sheet.say("report.tiers"), "class", "sr").open("ol", "class", "steps");
        for (TierStatus tier : sheet.report().evaluation().tiers()) {
            String state = switch (tier.state()) {
                case MET -> " met";
                case UNDETERMINED -> " open";
                case UNMET -> "";
            };
            sheet.html().open("li", "class", "t" + sheet.tint(tier.tier()) + state);
            sheet.html().element("strong", sheet.words().tier(tier.tier()));
            sheet.html().text(" " + state(tier));
            List<String> held = new ArrayList<>();
            if (isHeld(tier, sheet.report().credited().tier())) {
                held.add(sheet.say("report.step.credited"));
            }
            if (isHeld(tier, sheet.report().evaluation().tier())) {
                held.add(sheet.say("report.step.live"));
            }
            if (!held.isEmpty()) {
                sheet.html().text(" ").element("span", String.join(", ", held), "class", "at");
            }
            sheet.html().close("li");
        }
        sheet.html().close("ol").line();
    }

    private static boolean isHeld(TierStatus tier, HeldTier held) {
        return held.settled() && tier.tier().equals(held.atLeast());
    }

    private String state(TierStatus tier) {
        String met = Long.toString(tier.criteria().stream()
                .map(Criterion::state)
                .filter(State.MET::equals)
                .count());
        String all = Integer.toString(tier.criteria().size());
        return switch (tier.state()) {
            case MET -> "✓ " + sheet.say("state.met");
            case UNDETERMINED -> "? " + sheet.say("report.step.open", met, all);
            case UNMET -> sheet.say("report.step.unmet", met, all);
        };
    }
}
