package dev.tierwise.domain.metric;

import java.util.Collection;

/** Whether something that is asked for is fulfilled, as far as the known facts tell. */
public enum State {
    /** It is, however the unknown facts turn out. */
    MET,
    /** It is not, however the unknown facts turn out. */
    UNMET,
    /** It depends on unknown facts. */
    UNDETERMINED;

    /** The state of a whole that is fulfilled when each of its parts is. */
    public static State ofAll(Collection<State> parts) {
        if (parts.contains(UNMET)) {
            return UNMET;
        }
        return parts.contains(UNDETERMINED) ? UNDETERMINED : MET;
    }
}
