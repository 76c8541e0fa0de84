package dev.tierwise.application.explain;

import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.Period;
import java.util.List;

/** A sentence of HubSpot's German FAQ of 15 March 2018 that a rule follows from, word for word. */
public enum FaqSentence {
    /** Whose MRR is the sold one. */
    SOLD(
            "Der MRR aus verkauften Portalen ist die Summe des monatlich wiederkehrenden Umsatzes von Kunden, an die Sie in"
                    + " den vergangenen 12 Monaten verkauft haben."),
    /** When a sale is too old. */
    SOLD_TOO_LONG_AGO("Kunden, an die Sie vor über 12 Monaten verkauft haben, werden in die Berechnung des MRR-Wertes"
            + " nicht miteinbezogen."),
    /** What a user has to be for a portal to be managed. */
    PARTNER_EMPLOYEE("Ihr Benutzer im HubSpot-Account des Kunden muss als Partnermitarbeiter eingerichtet sein."),
    /** What address that user has to have. */
    EMAIL_DOMAIN("Der Benutzer muss eine E-Mail-Adresse haben, die zur E-Mail-Domain des Partners passt."),
    /** Whose apps the median is taken of. */
    MEDIAN("Der Medianwert für die App-Nutzung spiegelt die Anzahl der Apps wider, die über alle Accounts hinweg"
            + " verwendet werden, die für Ihre MRR-Werten für verkaufte und verwaltete Portale angerechnet werden."),
    /** What certification is needed. */
    CERTIFICATION("Sie müssen die Agenturpartner-Zertifizierung abgeschlossen haben."),
    /** That a tier asks for all of its figures. */
    TIERS(
            "Sie müssen sowohl die Anforderungen für die MMR-Werte aus verkauften als auch aus verwalteten Portalen, um für"
                    + " eine Stufe qualifiziert zu sein."),
    /** That there are further criteria. */
    FURTHER_CRITERIA("Neben den oben aufgeführten MRR-Werten müssen Sie zudem die folgenden Kriterien erfüllen, um sich"
            + " für eine Stufe im Rahmen des Partnerprogramms von HubSpot zu qualifizieren:");

    /** What the sentences are taken from. */
    public static final String SOURCE = "FAQ, 15 March 2018";

    private static final Period TWELVE_MONTHS = Period.ofMonths(12);

    private final String text;

    FaqSentence(String text) {
        this.text = text;
    }

    /** The sentence in German, as HubSpot wrote it. */
    public String text() {
        return text;
    }

    /** Whether what it says is also what a programme asks: another window, figure or certification is not the FAQ's. */
    boolean holdsIn(Programme programme) {
        return switch (this) {
            case SOLD, SOLD_TOO_LONG_AGO -> programme.soldWindow().normalized().equals(TWELVE_MONTHS.normalized());
            case CERTIFICATION ->
                programme.certification().equals("agency-partner")
                        && programme.metrics().contains(MetricId.CERTIFICATION);
            case TIERS, FURTHER_CRITERIA ->
                programme.metrics().containsAll(List.of(MetricId.SOLD_MRR, MetricId.MANAGED_MRR));
            case PARTNER_EMPLOYEE, EMAIL_DOMAIN, MEDIAN -> true;
        };
    }
}
