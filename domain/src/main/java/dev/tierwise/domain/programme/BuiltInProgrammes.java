package dev.tierwise.domain.programme;

import static dev.tierwise.domain.programme.MetricId.CERTIFICATION;
import static dev.tierwise.domain.programme.MetricId.MANAGED_MRR;
import static dev.tierwise.domain.programme.MetricId.MEDIAN_APP_USAGE;
import static dev.tierwise.domain.programme.MetricId.SOLD_MRR;

import java.math.BigDecimal;
import java.time.Period;
import java.util.List;

/** The programmes whose figures HubSpot published in its FAQ. */
public final class BuiltInProgrammes {

    /** The FAQ of 22 January 2018, unchanged in the German one of 15 March 2018. The default programme. */
    public static final Programme HUBSPOT_2018_01 = programme(
            "hubspot-2018-01",
            new Label(
                    "HubSpot agency programme, FAQ of 15 March 2018",
                    "HubSpot-Agenturpartnerprogramm, FAQ vom 15. März 2018"),
            List.of(
                    app("ads-add-on", "Ads add-on", "Ads-Add-On"),
                    app("contacts", "Contacts", "Kontakte"),
                    app("contacts-report", "Contacts report", "Kontaktberichte"),
                    app("crm", "CRM", "CRM"),
                    app("ctas", "CTAs", "CTAs"),
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
                    app("workflows", "Workflows", "Workflows")),
            List.of(
                    tier("silver", "Silver", "Silber", 1125, 1125, 3),
                    tier("gold", "Gold", "Gold", 2100, 6000, 3),
                    tier("platinum", "Platinum", "Platin", 3750, 20000, 3),
                    tier("diamond", "Diamond", "Diamant", 10000, 50000, 3)));

    /** The FAQ of 3 November 2016. The day on which its rules began is not known. */
    public static final Programme HUBSPOT_2016_11 = programme(
            "hubspot-2016-11",
            new Label(
                    "HubSpot agency programme, FAQ of 3 November 2016",
                    "HubSpot-Agenturpartnerprogramm, FAQ vom 3. November 2016"),
            List.of(
                    app("ads-add-on", "Ads add-on", "Ads-Add-On"),
                    app("contacts", "Contacts", "Kontakte"),
                    app("contacts-report", "Contacts report", "Kontaktberichte"),
                    app("crm", "CRM", "CRM"),
                    app("ctas", "CTAs", "CTAs"),
                    app("email", "Email", "E-Mail"),
                    app("forms", "Forms", "Formulare"),
                    app("landing-pages", "Landing pages", "Landing-Pages"),
                    app("lists", "Lists", "Listen"),
                    app("pages-report", "Page Performance", "Seitenbericht"),
                    app("reporting-add-on", "Reporting add-on", "Reporting-Add-on"),
                    app("social-inbox", "Social Inbox", "Social Inbox"),
                    app("social-monitoring", "Social monitoring", "Social-Media-Monitoring"),
                    app("social-publishing", "Social publishing", "Social-Media-Publishing"),
                    app("sources-report", "Sources", "Quellenbericht"),
                    app("website-pages", "Websites", "Webseiten"),
                    app("workflows", "Workflows", "Workflows")),
            List.of(
                    tier("silver", "Silver", "Silber", 625, 3500, 5),
                    tier("gold", "Gold", "Gold", 1125, 6500, 5),
                    tier("platinum", "Platinum", "Platin", 3750, 20000, 5),
                    tier("diamond", "Diamond", "Diamant", 10000, 50000, 5)));

    private BuiltInProgrammes() {}

    /** Every built-in programme, the default first. */
    public static List<Programme> all() {
        return List.of(HUBSPOT_2018_01, HUBSPOT_2016_11);
    }

    private static Programme programme(String id, Label label, List<App> apps, List<Tier> tiers) {
        return new Programme(
                id,
                label,
                "USD",
                List.of(SOLD_MRR, MANAGED_MRR, MEDIAN_APP_USAGE, CERTIFICATION),
                Period.ofMonths(12),
                Period.ofDays(30),
                new AppList(apps),
                "agency-partner",
                new UpdateDays(1, 15),
                tiers);
    }

    private static App app(String id, String en, String de) {
        return new App(id, new Label(en, de));
    }

    private static Tier tier(String id, String en, String de, int soldMrr, int managedMrr, int medianAppUsage) {
        return new Tier(
                id,
                new Label(en, de),
                List.of(
                        new Requirement.AtLeast(SOLD_MRR, BigDecimal.valueOf(soldMrr)),
                        new Requirement.AtLeast(MANAGED_MRR, BigDecimal.valueOf(managedMrr)),
                        new Requirement.Holds(CERTIFICATION),
                        new Requirement.AtLeast(MEDIAN_APP_USAGE, BigDecimal.valueOf(medianAppUsage))));
    }
}
