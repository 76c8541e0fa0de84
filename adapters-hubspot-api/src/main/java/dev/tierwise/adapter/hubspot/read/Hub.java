package dev.tierwise.adapter.hubspot.read;

import java.util.Locale;

/** A product of HubSpot's whose subscription a client's record tells. */
enum Hub {
    MARKETING(ClientFact.MARKETING_HUB_MRR, ClientFact.MARKETING_HUB_RENEWS_ON),
    SALES(ClientFact.SALES_HUB_MRR, ClientFact.SALES_HUB_RENEWS_ON),
    SERVICE(ClientFact.SERVICE_HUB_MRR, ClientFact.SERVICE_HUB_RENEWS_ON),
    CMS(ClientFact.CMS_HUB_MRR, ClientFact.CMS_HUB_RENEWS_ON),
    OPERATIONS(ClientFact.OPERATIONS_HUB_MRR, ClientFact.OPERATIONS_HUB_RENEWS_ON);

    private final ClientFact mrr;
    private final ClientFact renewsOn;

    Hub(ClientFact mrr, ClientFact renewsOn) {
        this.mrr = mrr;
        this.renewsOn = renewsOn;
    }

    /** Its name, for instance {@code marketing}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    ClientFact mrr() {
        return mrr;
    }

    ClientFact renewsOn() {
        return renewsOn;
    }
}
