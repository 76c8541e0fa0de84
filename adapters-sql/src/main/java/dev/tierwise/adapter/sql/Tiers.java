package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.TierRange;

/** The two columns of a tier. */
final class Tiers {

    private Tiers() {}

    static TierRange read(Row row, String prefix) {
        return row.made(
                () -> new TierRange(row.optionalText(prefix + "at_least"), row.optionalText(prefix + "at_most")));
    }

    static Sql bind(Sql sql, String prefix, TierRange tier) {
        return sql.with(prefix + "at_least", tier.atLeast()).with(prefix + "at_most", tier.atMost());
    }
}
