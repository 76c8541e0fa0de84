package dev.tierwise.domain.programme;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** A rule or a figure of a programme: something that a source can be given for. */
public sealed interface Clause {

    /** What programs call it: where it stands in a programme file, such as {@code tiers.gold}. */
    String path();

    /** Whether it is a figure, which differs from one programme to the next; otherwise a rule that all have. */
    default boolean isFigure() {
        return true;
    }

    /** A clause that a programme has once. */
    enum Single implements Clause {
        /** Whose MRR, or whose points, count as sold. */
        SOLD("rules.sold"),
        /** That a managed portal has a user who is a partner employee. */
        PARTNER_EMPLOYEE("rules.partner-employee"),
        /** That this user has an e-mail address of the partner's. */
        EMAIL_DOMAIN("rules.email-domain"),
        /** Over which portals the median of app usage is taken. */
        MEDIAN("rules.median"),
        /** What a tier needs altogether. */
        CRITERIA("rules.criteria"),
        /** How long a sale counts. */
        SOLD_WINDOW("sold-window"),
        /** How far back app usage is looked for. */
        APP_LOOK_BACK("app-usage.look-back"),
        /** Which apps count. */
        APPS("app-usage.apps"),
        /** Which certification is asked for. */
        CERTIFICATION("certification"),
        /** When HubSpot publishes. */
        UPDATE_DAYS("update-days"),
        /** How a tier is kept. */
        DOWNGRADES("update-days.downgrades"),
        /** What partners in growth markets need. */
        GROWTH_SHARES("growth-market-shares"),
        /** The amount that points are given for. */
        PER("points.per"),
        /** Whether the credit for a managed portal is divided. */
        MANAGED_CREDIT("points.managed-credit"),
        /** How points are rounded, or that they are not. */
        ROUNDING("points.rounding");

        private static final String RULES = "rules.";

        private final String path;

        Single(String path) {
            this.path = path;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public boolean isFigure() {
            return !path.startsWith(RULES);
        }

        /** The key of a rule below {@code rules}. */
        public String key() {
            return path.substring(path.lastIndexOf('.') + 1);
        }
    }

    /**
     * The points of a kind from a day on.
     *
     * @param kind what earns the points
     * @param from the first day on which the rate holds; empty when it holds as far back as anybody looks
     */
    record OfRate(PointRate.Kind kind, Optional<LocalDate> from) implements Clause {

        /** That of a rate. */
        public static OfRate of(PointRate rate) {
            return new OfRate(rate.kind(), rate.from());
        }

        @Override
        public String path() {
            return "points.rates." + kind.name().toLowerCase(Locale.ROOT) + since(from);
        }
    }

    /**
     * What counts in another currency from a day on.
     *
     * @param currency its code
     * @param from     the first day on which the amount holds; empty when it holds as far back as anybody looks
     */
    record OfAmount(String currency, Optional<LocalDate> from) implements Clause {

        /** That of an amount. */
        public static OfAmount of(FixedAmount amount) {
            return new OfAmount(amount.currency(), amount.from());
        }

        @Override
        public String path() {
            return "points.fixed-amounts." + currency + since(from);
        }
    }

    /**
     * All that a tier requires.
     *
     * @param tier its id
     */
    record OfTier(String tier) implements Clause {

        @Override
        public String path() {
            return "tiers." + tier;
        }
    }

    private static String since(Optional<LocalDate> from) {
        return from.map(day -> "." + day).orElse("");
    }
}
