package dev.tierwise.answers.report;

import dev.tierwise.answers.lookahead.AdviceDocument;
import dev.tierwise.answers.lookahead.AdviceDocument.Plan;
import dev.tierwise.answers.lookahead.PlannedStep;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the plan comes to, in a sentence. */
record Chance(Sheet sheet) {

    String sentence() {
        AdviceDocument advice = sheet.report().advice();
        Plan plan = advice.plan();
        String tier = sheet.words().tier(advice.to());
        String day = sheet.words().day(advice.creditedOn());
        return switch (plan.kind()) {
            case NOTHING_TO_DO -> sheet.say("report.chance.nothing", tier, day);
            case UNREACHABLE -> sheet.say("report.chance.unreachable", tier);
            case TOO_LATE ->
                sheet.say(
                        "report.chance.too-late",
                        tier,
                        sheet.words().money(Objects.requireNonNull(plan.newMrr())),
                        day,
                        sheet.words().day(Objects.requireNonNull(plan.creditedOn())));
            case NOT_PLANNED -> notPlanned(tier, advice);
            case STEPS ->
                sheet.say(
                        Boolean.TRUE.equals(plan.proven()) ? "report.chance.least" : "report.chance.enough",
                        tier,
                        day,
                        sheet.and(effort(plan)));
        };
    }

    private String notPlanned(String tier, AdviceDocument advice) {
        String lacks = sheet.lacks(advice.criteria());
        return lacks.isEmpty()
                ? sheet.say(
                        "report.chance.not-planned",
                        tier,
                        sheet.words()
                                .metrics(Objects.requireNonNull(advice.plan().missing())))
                : sheet.say("report.chance.not-planned", tier, lacks);
    }

    private List<String> effort(Plan plan) {
        List<String> parts = new ArrayList<>();
        BigDecimal newMrr = Objects.requireNonNull(plan.newMrr());
        if (newMrr.signum() > 0) {
            parts.add(sheet.say(
                    plan.sells() == null ? "report.effort.mrr" : "report.effort.mrr." + plan.sells(),
                    sheet.words().money(newMrr)));
        }
        // the portal of the new customer is one of them
        int portals = Objects.requireNonNull(plan.portals()) - (newMrr.signum() > 0 ? 1 : 0);
        if (portals > 0) {
            parts.add(sheet.words().count("report.effort.portals", portals));
        }
        int adoptions = Objects.requireNonNull(plan.adoptions());
        if (adoptions > 0) {
            parts.add(sheet.words().count("report.effort.apps", adoptions));
        }
        if (Objects.requireNonNull(plan.steps()).stream().anyMatch(PlannedStep.Certify.class::isInstance)) {
            parts.add(sheet.say("report.effort.certification"));
        }
        return parts;
    }
}
