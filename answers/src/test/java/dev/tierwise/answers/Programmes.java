package dev.tierwise.answers;

import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.AppList;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.programme.UpdateDays;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Programmes that differ from the built-in ones. */
public final class Programmes {

    private static final Programme BUILT_IN = BuiltInProgrammes.HUBSPOT_2018_01;

    private Programmes() {}

    public static Programme withAppsBackwards() {
        List<App> apps = new ArrayList<>(BUILT_IN.apps().apps());
        Collections.reverse(apps);
        return programme("USD", BUILT_IN.metrics(), new AppList(apps), "agency-partner", BUILT_IN.tiers());
    }

    public static Programme in(String currency) {
        return programme(currency, BUILT_IN.metrics(), BUILT_IN.apps(), "agency-partner", BUILT_IN.tiers());
    }

    public static Programme certifiedBy(String certification) {
        return programme("USD", BUILT_IN.metrics(), BUILT_IN.apps(), certification, BUILT_IN.tiers());
    }

    /** One tier that asks for sold MRR only, and another metric that no tier asks for. */
    public static Programme oneTier(String tier, String soldMrr) {
        return programme(
                "USD",
                List.of(MetricId.MEDIAN_APP_USAGE, MetricId.SOLD_MRR),
                BUILT_IN.apps(),
                "agency-partner",
                List.of(new Tier(
                        "only",
                        Label.same(tier),
                        List.of(new Requirement.AtLeast(MetricId.SOLD_MRR, new BigDecimal(soldMrr))))));
    }

    /** One tier that asks for the certification only. */
    public static Programme certificationOnly() {
        return programme(
                "USD",
                List.of(MetricId.CERTIFICATION),
                BUILT_IN.apps(),
                "agency-partner",
                List.of(new Tier(
                        "certified",
                        new Label("Certified", "Zertifiziert"),
                        List.of(new Requirement.Holds(MetricId.CERTIFICATION)))));
    }

    private static Programme programme(
            String currency, List<MetricId> metrics, AppList apps, String certification, List<Tier> tiers) {
        return new Programme(
                "own",
                new Label("Our programme", "Unser Programm"),
                currency,
                metrics,
                Period.ofMonths(12),
                Period.ofDays(30),
                apps,
                certification,
                new UpdateDays(1, 15),
                tiers);
    }
}
