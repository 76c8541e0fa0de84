package dev.tierwise.cli.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The figures of a programme, typed in from the contract once more. */
record NaiveProgramme(
        String id,
        List<NaiveTier> tiers,
        BigDecimal minimumMedian,
        List<NaiveApp> apps,
        int reportDay,
        int tierDay,
        Set<Month> tierMonths,
        @Nullable NaiveKeeping keeping) {

    private static final Set<Month> EVERY_MONTH = EnumSet.allOf(Month.class);

    record NaiveTier(String id, BigDecimal sold, BigDecimal managed) {}

    /** An app and the names that it goes by in input. */
    record NaiveApp(String id, List<String> labels) {}

    static final NaiveApp SOCIAL_INBOX = app("social-inbox", "Social Inbox");

    static final NaiveProgramme OF_2018 = new NaiveProgramme(
            "hubspot-2018-01",
            List.of(
                    tier("silver", "1125.00", "1125.00"),
                    tier("gold", "2100.00", "6000.00"),
                    tier("platinum", "3750.00", "20000.00"),
                    tier("diamond", "10000.00", "50000.00")),
            new BigDecimal("3"),
            List.of(
                    app("ads-add-on", "Ads add-on", "Ads-Add-On"),
                    app("contacts", "Contacts", "Kontakte"),
                    app("contacts-report", "Contacts report", "Kontaktberichte"),
                    app("crm", "CRM"),
                    app("ctas", "CTAs"),
                    app("email", "Email", "E-Mail"),
                    app("forms", "Forms", "Formulare"),
                    app("landing-pages", "Landing pages", "Landing-Pages"),
                    app("lists", "Lists", "Listen"),
                    app("pages-report", "Pages report", "Seitenbericht"),
                    app("reporting-add-on", "Reporting add-on", "Reporting-Add-on"),
                    app("social-monitoring", "Social monitoring", "Social-Media-Monitoring"),
                    app("social-publishing", "Social publishing", "Social-Media-Publishing"),
                    app("sources-report", "Sources report", "Quellenbericht"),
                    app("website-pages", "Website pages", "Webseiten"),
                    app("workflows", "Workflows")),
            1,
            15,
            EVERY_MONTH,
            null);

    static final NaiveProgramme OF_2016 = new NaiveProgramme(
            "hubspot-2016-11",
            List.of(
                    tier("silver", "625.00", "3500.00"),
                    tier("gold", "1125.00", "6500.00"),
                    tier("platinum", "3750.00", "20000.00"),
                    tier("diamond", "10000.00", "50000.00")),
            new BigDecimal("5"),
            allAppsOf2016(),
            1,
            15,
            EVERY_MONTH,
            null);

    /** The same rules with other days of a month. */
    NaiveProgramme publishedOn(int newReportDay, int newTierDay) {
        return new NaiveProgramme(id, tiers, minimumMedian, apps, newReportDay, newTierDay, tierMonths, keeping);
    }

    /** The same rules under a name of their own. */
    NaiveProgramme called(String newId) {
        return new NaiveProgramme(newId, tiers, minimumMedian, apps, reportDay, tierDay, tierMonths, keeping);
    }

    /** The same rules where tiers are updated in some months only. */
    NaiveProgramme updatedIn(Set<Month> newTierMonths) {
        return new NaiveProgramme(id, tiers, minimumMedian, apps, reportDay, tierDay, newTierMonths, keeping);
    }

    /** The same rules where tiers are kept. */
    NaiveProgramme kept(NaiveKeeping newKeeping) {
        return new NaiveProgramme(id, tiers, minimumMedian, apps, reportDay, tierDay, tierMonths, newKeeping);
    }

    boolean isReportDay(LocalDate day) {
        return falls(day, reportDay);
    }

    /** Whether it is a mid-month day, in whatever month. */
    boolean isMidMonth(LocalDate day) {
        return falls(day, tierDay);
    }

    boolean isTierDay(LocalDate day) {
        return isMidMonth(day) && tierMonths.contains(day.getMonth());
    }

    private static boolean falls(LocalDate day, int dayOfMonth) {
        boolean monthEndsToday = day.plusDays(1).getDayOfMonth() == 1;
        return day.getDayOfMonth() == dayOfMonth || (monthEndsToday && day.getDayOfMonth() < dayOfMonth);
    }

    private static List<NaiveApp> allAppsOf2016() {
        List<NaiveApp> apps = new ArrayList<>(OF_2018.apps());
        apps.add(SOCIAL_INBOX);
        return List.copyOf(apps);
    }

    private static NaiveTier tier(String id, String sold, String managed) {
        return new NaiveTier(id, new BigDecimal(sold), new BigDecimal(managed));
    }

    private static NaiveApp app(String id, String... labels) {
        return new NaiveApp(id, List.of(labels));
    }

    /** How high a tier ranks, whatever its programme; no tier ranks lowest. */
    static int rank(String tier) {
        return List.of("silver", "gold", "platinum", "diamond").indexOf(tier);
    }
}
