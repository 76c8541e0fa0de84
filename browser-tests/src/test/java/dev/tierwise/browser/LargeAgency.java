package dev.tierwise.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An agency of 1,000 portals. */
final class LargeAgency {

    private static final String APPS = "crm email forms workflows lists ctas contacts landing-pages";

    private LargeAgency() {}

    static void write(Path agency) throws IOException {
        Files.createDirectory(agency);
        Files.writeString(agency.resolve("partner.csv"), "name,email_domains\nNordlicht,nordlicht.example\n");
        StringBuilder portals = new StringBuilder("portal_id,name,mrr,currency,sold_on\n");
        StringBuilder users = new StringBuilder("portal_id,email,partner_employee\n");
        StringBuilder usage = new StringBuilder("portal_id,app,used_on\n");
        for (int i = 0; i < 1000; i++) {
            String id = Integer.toString(1_000_000 + i);
            portals.append(id)
                    .append(",Portal ")
                    .append(i)
                    .append(" Handelsgesellschaft mbH,")
                    .append(50 + i)
                    .append(".00,USD,")
                    .append(i % 3 == 0 ? "" : "201" + (6 + i % 2) + "-1" + i % 3 + "-0" + (1 + i % 9))
                    .append('\n');
            users.append(id).append(",jana@nordlicht.example,yes\n");
            int apps = 0;
            for (String app : APPS.split(" ")) {
                if (apps++ <= i % 8) {
                    usage.append(id).append(',').append(app).append(",2018-03-10\n");
                }
            }
        }
        Files.writeString(agency.resolve("portals.csv"), portals);
        Files.writeString(agency.resolve("users.csv"), users);
        Files.writeString(agency.resolve("app_usage.csv"), usage);
    }
}
