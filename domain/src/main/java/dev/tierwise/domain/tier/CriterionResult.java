package dev.tierwise.domain.tier;

import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.Requirement;
import java.util.Optional;

/**
 * How one requirement of a tier stands.
 *
 * @param requirement what is asked for
 * @param required    the figure that is enough: the requirement's, or its share for a partner in a growth market; from one
 *                    to the other, and nothing in between, if the partner's market is unknown. Always bounded; empty
 *                    for a requirement without a figure
 * @param state       whether it is met
 * @param shortfall   what is missing, zero where nothing is; empty for a requirement without a figure
 */
public record CriterionResult(
        Requirement requirement, Optional<Interval> required, State state, Optional<Interval> shortfall) {}
