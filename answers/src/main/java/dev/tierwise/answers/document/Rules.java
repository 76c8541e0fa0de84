package dev.tierwise.answers.document;

import dev.tierwise.application.evaluate.Assumptions;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer has to know of the rules to name things.
 *
 * @param programme     the id of the programme
 * @param name          its name
 * @param currency      the code of the currency of every amount that says no other
 * @param soldWindow    how long a sale counts
 * @param appLookBack   how far back app usage is looked for
 * @param certification the id of the certification that is asked for
 * @param pointsPer     the amount that points are given for; null in a programme without points
 * @param reportDay     the day of the month of the report
 * @param tierDay       the day of the month on which tiers are updated
 * @param downgrades    how a tier is kept; null where every update takes one that is not met any more
 * @param supersededOn  when other rules replaced these, if they had by the day of the answer
 * @param metrics       what it looks at, in its order
 * @param tiers         its tiers, lowest first
 * @param apps          the apps that count
 */
public record Rules(
        String programme,
        Label name,
        String currency,
        Period soldWindow,
        Period appLookBack,
        String certification,
        @Nullable BigDecimal pointsPer,
        int reportDay,
        int tierDay,
        @LeftOutIfNull @Nullable Falling downgrades,
        @Nullable LocalDate supersededOn,
        List<MetricId> metrics,
        List<Named> tiers,
        List<Named> apps) {

    /**
     * How a tier is kept.
     *
     * @param months the months on whose tier day one can be lost
     * @param window how long before such a day a tier that was met is kept
     * @param hold   for how long after it was reached a tier is not lost
     */
    public record Falling(List<Month> months, Period window, Period hold) {}

    /** @param day the day of the answer */
    public static Rules of(Programme programme, LocalDate day) {
        return supersededOn(Assumptions.supersededOn(programme, day).orElse(null), programme);
    }

    /** The rules, whether they still hold or not. */
    public static Rules of(Programme programme) {
        return supersededOn(null, programme);
    }

    private static Rules supersededOn(@Nullable LocalDate supersededOn, Programme programme) {
        return new Rules(
                programme.id(),
                programme.label(),
                programme.currency(),
                programme.soldWindow(),
                programme.appLookBack(),
                programme.certification(),
                programme.pointRules().map(PointRules::per).orElse(null),
                programme.updateDays().reportDay(),
                programme.updateDays().tierDay(),
                programme
                        .updateDays()
                        .downgrades()
                        .map(falling -> new Falling(
                                falling.months().stream().sorted().toList(), falling.window(), falling.hold()))
                        .orElse(null),
                supersededOn,
                programme.metrics(),
                programme.tiersOfLine().stream()
                        .map(tier -> new Named(tier.id(), tier.label()))
                        .toList(),
                programme.apps().apps().stream()
                        .map(app -> new Named(app.id(), app.label()))
                        .toList());
    }

    /** Whether points are counted. */
    public boolean countPoints() {
        return pointsPer != null;
    }

    /** How high a tier is, the lowest being 0; -1 for none, and for one that the programme does not have. */
    public int rank(@Nullable String tier) {
        for (int i = 0; i < tiers.size(); i++) {
            if (tiers.get(i).id().equals(tier)) {
                return i;
            }
        }
        return -1;
    }
}
