package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.util.List;

/**
 * A partner tier: it is met when each of its requirements is.
 *
 * <p>FAQ: "Sie müssen sowohl die Anforderungen für die MMR-Werte aus verkauften als auch aus verwalteten Portalen"
 * [erfüllen]; "Neben den oben aufgeführten MRR-Werten müssen Sie zudem die folgenden Kriterien erfüllen".
 *
 * @param id           the id, for instance {@code gold}
 * @param label        what people call it
 * @param requirements what it asks for, in the order in which people want to read it; at least one, one per metric
 */
public record Tier(String id, Label label, List<Requirement> requirements) {

    /** @throws IllegalArgumentException when the id is malformed, there is no requirement, or a metric has two */
    public Tier {
        Ids.checked("tier", id);
        requirements = List.copyOf(requirements);
        if (requirements.isEmpty()) {
            throw new InvalidValueException(Text.of(Tier.class, "tier.nothing", id));
        }
        if (requirements.stream().map(Requirement::metric).distinct().count() < requirements.size()) {
            throw new InvalidValueException(Text.of(Tier.class, "tier.metric.twice", id));
        }
    }
}
