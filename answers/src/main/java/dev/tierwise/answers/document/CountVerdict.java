package dev.tierwise.answers.document;

import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Verdict;

/**
 * Whether a portal counts, and why.
 *
 * @param state  whether it counts
 * @param reason the first rule that decides
 */
public record CountVerdict(Count state, String reason) {

    public static CountVerdict of(Verdict<?> verdict) {
        return new CountVerdict(verdict.count(), MachineForm.code(verdict.reason()));
    }
}
