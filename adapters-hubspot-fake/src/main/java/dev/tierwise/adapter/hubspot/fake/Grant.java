package dev.tierwise.adapter.hubspot.fake;

import java.util.Optional;

/**
 * What a text in the {@code Authorization} header stands for.
 *
 * @param expires the nanosecond of the server's time at which it ends to be valid; empty for one that does not
 */
record Grant(FakeAccount account, Token token, Optional<Long> expires) {

    boolean isValid(long now) {
        return expires.filter(end -> now - end >= 0).isEmpty();
    }
}
