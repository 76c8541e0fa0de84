package dev.tierwise.server.dashboard;

import dev.tierwise.domain.text.Text;
import dev.tierwise.server.question.Progress;
import dev.tierwise.server.question.ServedPartner;
import java.util.Optional;

/** Brings partners up to today when somebody asks for it. Used by many threads at once. */
public interface Refreshing {

    /** Begins to refresh a partner, unless that goes on already; comes back at once. */
    void begin(ServedPartner partner);

    /** How far the refresh is that goes on; empty if none does. */
    Optional<Progress> progress(ServedPartner partner);

    /** Why the last refresh failed, in words; empty if it did not. */
    Optional<Text> error(ServedPartner partner);
}
