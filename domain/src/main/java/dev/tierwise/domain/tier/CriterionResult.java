package dev.tierwise.domain.tier;

import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.Requirement;
import java.util.Optional;

/**
 * How one requirement of a tier stands.
 *
 * @param requirement what is asked for
 * @param state       whether it is met
 * @param shortfall   what is missing, zero where nothing is; empty for a requirement without a figure
 */
public record CriterionResult(Requirement requirement, State state, Optional<Interval> shortfall) {}
