package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step of a plan, in words. */
public record StepText(Words words) {

    /** The step in a sentence without its end. */
    public String of(PlannedStep step) {
        if (step instanceof PlannedStep.Sell sell) {
            List<String> parts = new ArrayList<>(List.of(sale(sell)));
            if (sell.manage()) {
                parts.add(words.say("advise.sell.manage"));
            }
            adopt(sell.apps()).ifPresent(parts::add);
            return String.join("; ", parts);
        }
        if (step instanceof PlannedStep.Care care) {
            List<String> parts = new ArrayList<>();
            if (care.manage() != null) {
                parts.add(manage(care));
            }
            adopt(care.apps()).ifPresent(parts::add);
            return words.called(care.portal()) + ": " + String.join("; ", parts);
        }
        PlannedStep.Certify certify = (PlannedStep.Certify) step;
        String by = words.day(certify.by());
        return certify.validThrough() == null
                ? words.say("advise.certify", by)
                : words.say("advise.renew", by, words.day(certify.validThrough()));
    }

    private String sale(PlannedStep.Sell sell) {
        String mrr = words.money(sell.mrr());
        String by = words.day(sell.by());
        return sell.kind() == null
                ? words.say("advise.sell", mrr, by)
                : words.say("advise.sell.as", mrr, by, words.say("deal-kind." + sell.kind()), points(sell.points()));
    }

    /** How a portal comes to be managed, and how many points that adds. */
    public String manage(PlannedStep.Care care) {
        String manage = words.say("advise.manage." + care.manage());
        return care.points() == null ? manage : words.say("advise.manage.adds", manage, points(care.points()));
    }

    /** How many points something adds at least; no more than a hundredth is left out. */
    public String points(@Nullable BigDecimal points) {
        BigDecimal least = Objects.requireNonNullElse(points, BigDecimal.ZERO);
        return words.countPoints(least.scale() > 2 ? least.setScale(2, RoundingMode.DOWN) : least);
    }

    /** Where somebody has to work so that a portal stays managed. */
    public List<String> lapses(AdviceDocument advice) {
        List<AdviceDocument.Lapse> lapses = advice.lapses();
        return lapses == null
                ? List.of()
                : lapses.stream()
                        .map(lapse -> lapse(lapse, advice.programmeRules().countPoints()))
                        .toList();
    }

    private String lapse(AdviceDocument.Lapse lapse, boolean inPoints) {
        String portal = words.called(lapse.portal());
        String by = words.day(lapse.by());
        String text = lapse.amount() == null
                ? words.say("advise.lapse", portal, by)
                : words.say(
                        inPoints ? "advise.lapse.points" : "advise.lapse.mrr",
                        portal,
                        by,
                        inPoints ? points(lapse.amount()) : words.money(lapse.amount()));
        return lapse.lastActiveOn() == null
                ? text
                : words.say("advise.lapse.last-active", text, words.day(lapse.lastActiveOn()));
    }

    /** What the same plan takes with other sales. */
    public List<String> otherSales(AdviceDocument advice) {
        List<AdviceDocument.OtherSale> others = advice.plan().otherSales();
        return others == null
                ? List.of()
                : others.stream().map(sale -> otherSale(sale, advice)).toList();
    }

    /** What the tier requires besides what is planned; empty if nothing, or if there is no plan at all. */
    public Optional<String> remaining(AdviceDocument advice) {
        return switch (advice.plan().kind()) {
            case STEPS -> remaining("advise.remaining", advice);
            case TOO_LATE -> remaining("advise.remaining.too-late", advice);
            case NOTHING_TO_DO, NOT_PLANNED, UNREACHABLE -> Optional.empty();
        };
    }

    private Optional<String> remaining(String key, AdviceDocument advice) {
        return Optional.ofNullable(advice.plan().missing())
                .map(metrics -> words.say(key, words.tier(advice.to()), words.metrics(metrics)));
    }

    private String otherSale(AdviceDocument.OtherSale sale, AdviceDocument advice) {
        String kind =
                words.say("advise.other-kind." + sale.kind() + (sale.market() == null ? "" : "." + sale.market()));
        if (sale.newMrr() != null) {
            return words.say("advise.other-sale", kind, words.money(sale.newMrr()));
        }
        boolean minimum = sale.kind().equals("assisted")
                && advice.criteria().stream()
                        .anyMatch(criterion ->
                                criterion.metric().equals(MetricId.SOURCED_POINTS) && criterion.state() != State.MET);
        return minimum
                ? words.say("advise.other-sale.minimum", kind, words.metric(MetricId.SOURCED_POINTS))
                : words.say("advise.other-sale.never", kind);
    }

    /** Which apps have to be used; empty if none. */
    public Optional<String> adopt(List<String> apps) {
        return apps.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say("advise.adopt", words.count("changes.apps", apps.size()), words.apps(apps)));
    }
}
