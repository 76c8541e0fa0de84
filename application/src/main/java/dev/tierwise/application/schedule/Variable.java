package dev.tierwise.application.schedule;

/** A figure that HubSpot updates on days of its own, in the order in which reports list what falls due. */
public enum Variable {
    /** FAQ: "Der MRR aus verkauften Portalen wird monatlich aktualisiert." */
    SOLD_MRR,
    /** FAQ: "Stufen werden jeweils einmal monatlich (Mitte des Monats) aktualisiert." */
    TIER,
    /** Daily. */
    MANAGED_MRR,
    /** Daily. */
    MEDIAN_APP_USAGE,
    /** Daily: new customers appear at once, but their MRR counts only from the next monthly report on. */
    NEW_CUSTOMERS
}
