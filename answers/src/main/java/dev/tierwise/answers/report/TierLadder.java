package dev.tierwise.answers.report;

import dev.tierwise.answers.document.Criterion;
import dev.tierwise.answers.document.TierStatus;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The scale of a criterion on which every tier is one step wide, and every step is linear: half a step is half of the way to the next
 * tier. Above the highest one there is half a step more.
 *
 * @param steps the thresholds, lowest first
 */
record TierLadder(List<Step> steps) {

    /**
     * A threshold.
     *
     * @param value how much is asked for
     * @param tiers the ids of the tiers that ask for it
     * @param state whether it is reached
     */
    record Step(BigDecimal value, List<String> tiers, State state) {}

    /** The ladder of a metric; without steps if no tier asks for a figure of it. */
    static TierLadder of(MetricId metric, List<TierStatus> tiers) {
        List<Step> steps = new ArrayList<>();
        for (TierStatus tier : tiers) {
            for (Criterion criterion : tier.criteria()) {
                if (criterion.metric().equals(metric) && criterion.required() != null) {
                    add(steps, criterion.required(), tier.tier(), criterion.state());
                }
            }
        }
        return new TierLadder(List.copyOf(steps));
    }

    /** Adds what a tier asks for at its place; tiers that ask for the same share a step. */
    private static void add(List<Step> steps, BigDecimal value, String tier, State state) {
        int place = 0;
        while (place < steps.size() && steps.get(place).value().compareTo(value) < 0) {
            place++;
        }
        if (place < steps.size() && steps.get(place).value().compareTo(value) == 0) {
            List<String> tiers = new ArrayList<>(steps.get(place).tiers());
            tiers.add(tier);
            steps.set(place, new Step(value, List.copyOf(tiers), state));
        } else {
            steps.add(place, new Step(value, List.of(tier), state));
        }
    }

    /** Whether every tier asks for the same, so that there is nothing to climb. */
    boolean isFlat() {
        return steps.size() == 1;
    }

    /** Where a value is, as a share of the width. */
    double position(BigDecimal value) {
        double number = Math.max(0, value.doubleValue());
        double width = steps.size() + 0.5;
        double below = 0;
        for (int i = 0; i < steps.size(); i++) {
            double threshold = steps.get(i).value().doubleValue();
            if (number < threshold) {
                return (i + (number - below) / (threshold - below)) / width;
            }
            below = threshold;
        }
        double beyond = below == 0 ? 1 : Math.min(1, (number - below) / below);
        return (steps.size() + 0.5 * beyond) / width;
    }
}
