package dev.tierwise.domain.programme;

import static dev.tierwise.domain.programme.MetricId.CERTIFICATION;
import static dev.tierwise.domain.programme.MetricId.MANAGED_MRR;
import static dev.tierwise.domain.programme.MetricId.MEDIAN_APP_USAGE;
import static dev.tierwise.domain.programme.MetricId.SOLD_MRR;

import dev.tierwise.domain.programme.Basis.Citation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The programmes whose figures HubSpot published in its FAQ. */
public final class BuiltInProgrammes {

    private static final String ENGLISH_FAQ =
            "https://knowledge.hubspot.com/partner-user-guide/frequently-asked-questions";

    private static final Label LAST_DAY_COUNTS = new Label(
            "a sale still counts on the day twelve months after it",
            "ein Verkauf zählt noch am Tag zwölf Monate danach");
    private static final Label LOOK_BACK =
            new Label("30 days: the FAQ names no period", "30 Tage: Die FAQ nennen keinen Zeitraum");
    private static final Label EVEN_MEDIAN = new Label(
            "of an even number of portals, the mean of the two in the middle",
            "bei einer geraden Zahl von Portalen das Mittel der beiden mittleren");
    private static final Label DAYS = new Label(
            "the days 1 and 15: the FAQ says monthly, and in the middle of the month",
            "die Tage 1 und 15: Die FAQ sagen monatlich und Mitte des Monats");

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
                    tier("diamond", "Diamond", "Diamant", 10000, 50000, 3)),
            references2018());

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
                    tier("diamond", "Diamond", "Diamant", 10000, 50000, 5)),
            references2016());

    private BuiltInProgrammes() {}

    /** Every built-in programme, the default first. */
    public static List<Programme> all() {
        return List.of(HUBSPOT_2018_01, HUBSPOT_2016_11);
    }

    private static Programme programme(
            String id, Label label, List<App> apps, List<Tier> tiers, References references) {
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
                tiers,
                Optional.empty(),
                Map.of(),
                references);
    }

    private static References references2018() {
        String german = "faq-2018-03";
        String english = "faq-2018-01";
        Map<Clause, Basis> bases = new LinkedHashMap<>();
        bases.put(
                Clause.Single.SOLD,
                quoting(
                        german,
                        "Der MRR aus verkauften Portalen ist die Summe des monatlich wiederkehrenden Umsatzes von Kunden,"
                                + " an die Sie in den vergangenen 12 Monaten verkauft haben."));
        bases.put(
                Clause.Single.PARTNER_EMPLOYEE,
                quoting(
                        german,
                        "Ihr Benutzer im HubSpot-Account des Kunden muss als Partnermitarbeiter eingerichtet sein."));
        bases.put(
                Clause.Single.EMAIL_DOMAIN,
                quoting(
                        german,
                        "Der Benutzer muss eine E-Mail-Adresse haben, die zur E-Mail-Domain des Partners passt."));
        bases.put(
                Clause.Single.MEDIAN,
                and(
                        quoting(
                                german,
                                "Der Medianwert für die App-Nutzung spiegelt die Anzahl der Apps wider, die über alle"
                                        + " Accounts hinweg verwendet werden, die für Ihre MRR-Werten für verkaufte und"
                                        + " verwaltete Portale angerechnet werden."),
                        EVEN_MEDIAN));
        bases.put(
                Clause.Single.CRITERIA,
                quoting(
                        german,
                        "Sie müssen sowohl die Anforderungen für die MMR-Werte aus verkauften als auch aus verwalteten"
                                + " Portalen, um für eine Stufe qualifiziert zu sein.",
                        "Neben den oben aufgeführten MRR-Werten müssen Sie zudem die folgenden Kriterien erfüllen, um"
                                + " sich für eine Stufe im Rahmen des Partnerprogramms von HubSpot zu qualifizieren:"));
        bases.put(
                Clause.Single.SOLD_WINDOW,
                and(
                        quoting(
                                german,
                                "Kunden, an die Sie vor über 12 Monaten verkauft haben, werden in die Berechnung des"
                                        + " MRR-Wertes nicht miteinbezogen."),
                        LAST_DAY_COUNTS));
        bases.put(Clause.Single.APP_LOOK_BACK, Basis.assumed(LOOK_BACK));
        bases.put(Clause.Single.APPS, Basis.of(Citation.of(german), Citation.of(english)));
        bases.put(
                Clause.Single.CERTIFICATION,
                quoting(german, "Sie müssen die Agenturpartner-Zertifizierung abgeschlossen haben."));
        bases.put(Clause.Single.UPDATE_DAYS, and(Basis.of(Citation.of(german)), DAYS));
        for (String tier : List.of("silver", "gold", "platinum", "diamond")) {
            bases.put(new Clause.OfTier(tier), Basis.of(Citation.of(german), Citation.of(english)));
        }
        return new References(
                List.of(
                        new Reference(
                                german,
                                Label.same("FAQ"),
                                Optional.empty(),
                                Optional.of(LocalDate.of(2018, 3, 15)),
                                Optional.of(new Label(
                                        "HubSpot's answers for partners in German: tiers and what they require, how MRR"
                                                + " and app usage are counted, how often each is updated",
                                        "HubSpots Antworten für Partner auf Deutsch: Partnerstufen und was sie erfordern,"
                                                + " wie MRR und App-Nutzung gezählt werden, wie oft was aktualisiert"
                                                + " wird"))),
                        new Reference(
                                english,
                                Label.same("FAQ"),
                                Optional.of(ENGLISH_FAQ),
                                Optional.of(LocalDate.of(2018, 1, 22)),
                                Optional.of(new Label(
                                        "the same in English, with the same figures",
                                        "dasselbe auf Englisch, mit denselben Zahlen")))),
                bases);
    }

    private static References references2016() {
        String faq = "faq-2016-11";
        Basis published = Basis.of(Citation.of(faq));
        Map<Clause, Basis> bases = new LinkedHashMap<>();
        bases.put(Clause.Single.SOLD, published);
        bases.put(Clause.Single.PARTNER_EMPLOYEE, published);
        bases.put(Clause.Single.EMAIL_DOMAIN, published);
        bases.put(Clause.Single.MEDIAN, and(published, EVEN_MEDIAN));
        bases.put(Clause.Single.CRITERIA, published);
        bases.put(Clause.Single.SOLD_WINDOW, and(published, LAST_DAY_COUNTS));
        bases.put(Clause.Single.APP_LOOK_BACK, Basis.assumed(LOOK_BACK));
        bases.put(Clause.Single.APPS, published);
        bases.put(Clause.Single.CERTIFICATION, published);
        bases.put(Clause.Single.UPDATE_DAYS, and(published, DAYS));
        for (String tier : List.of("silver", "gold", "platinum", "diamond")) {
            bases.put(new Clause.OfTier(tier), published);
        }
        return new References(
                List.of(new Reference(
                        faq,
                        Label.same("FAQ"),
                        Optional.of(ENGLISH_FAQ),
                        Optional.of(LocalDate.of(2016, 11, 3)),
                        Optional.of(new Label(
                                "HubSpot's answers for partners as they were then: the figures of the four tiers, a median"
                                        + " of five apps, the 17 apps that count",
                                "HubSpots Antworten für Partner, wie sie damals lauteten: die Zahlen der vier"
                                        + " Partnerstufen, ein Medianwert von fünf Apps, die 17 Apps, die zählen")))),
                bases);
    }

    private static Basis quoting(String reference, String... sentences) {
        return new Basis(
                Stream.of(sentences)
                        .map(sentence -> Citation.of(reference, sentence))
                        .toList(),
                Optional.empty());
    }

    private static Basis and(Basis published, Label assumed) {
        return new Basis(published.sources(), Optional.of(assumed));
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
