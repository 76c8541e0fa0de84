package dev.tierwise.adapter.sql;

import java.time.Duration;

/**
 * How long a database server is waited for, so that a connection of which every packet is lost does not hold anybody for ever.
 *
 * @param connect for a connection to one of its addresses; whole seconds
 * @param login   until it lets the user in, all addresses together; whole seconds
 * @param answer  for the next part of an answer
 * @param lock    until others end their changes; comes on top of {@code answer} where a lock is waited for
 */
record ServerLimits(Duration connect, Duration login, Duration answer, Duration lock) {

    /** For statements that touch one history; whole answers may take longer, as long as there is always a part to read. */
    static final ServerLimits USUAL = new ServerLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60));

    /** The same, for statements that go through a whole ledger or change its tables. */
    ServerLimits forWholeLedgers() {
        return new ServerLimits(connect, login, Duration.ofMinutes(10), lock);
    }
}
