package dev.tierwise.cli.reference;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The facts of one or several folders put together by the contract's merging rules, one fact after the other. */
final class NaiveAgency {

    String name;
    final Set<String> domains = new LinkedHashSet<>();
    ZoneId zone = ZoneId.of("UTC");
    final List<NaivePortal> portals = new ArrayList<>();
    final List<Map<String, String>> certificates = new ArrayList<>();
    boolean allCertificatesKnown;
    String creditedTier = "none";
    String creditedSince = "";

    private NaiveAgency() {}

    /** Merges the folders; earlier ones are preferred. */
    static NaiveAgency of(List<NaiveFolder> folders) {
        NaiveAgency agency = new NaiveAgency();
        agency.mergePartner(folders);
        Set<String> ids = new LinkedHashSet<>();
        folders.forEach(folder -> folder.rows("portals.csv").forEach(row -> ids.add(row.get("portal_id"))));
        for (String id : ids) {
            NaivePortal portal = new NaivePortal(id);
            mergeOwnFacts(portal, folders);
            mergeUsers(portal, folders);
            mergeApps(portal, folders);
            agency.portals.add(portal);
        }
        agency.mergeCertificates(folders);
        return agency;
    }

    private void mergePartner(List<NaiveFolder> folders) {
        boolean zoneKnown = false;
        for (NaiveFolder folder : folders) {
            for (Map<String, String> row : folder.rows("partner.csv")) {
                if (name == null) {
                    name = folder.cell("partner.csv", row, "name");
                    domains.addAll(List.of(
                            folder.cell("partner.csv", row, "email_domains").split(";")));
                    if (folder.cell("partner.csv", row, "credited_tier") != null) {
                        creditedTier = folder.cell("partner.csv", row, "credited_tier");
                        creditedSince = folder.cell("partner.csv", row, "credited_since");
                    }
                }
                String zoneCell = folder.cell("partner.csv", row, "time_zone");
                if (!zoneKnown && zoneCell != null && !zoneCell.isEmpty()) {
                    zone = ZoneId.of(zoneCell);
                    zoneKnown = true;
                }
            }
        }
    }

    private static void mergeOwnFacts(NaivePortal portal, List<NaiveFolder> folders) {
        boolean saleKnown = false;
        for (NaiveFolder folder : folders) {
            for (Map<String, String> row : folder.rows("portals.csv")) {
                if (!row.get("portal_id").equals(portal.id)) {
                    continue;
                }
                String nameCell = folder.cell("portals.csv", row, "name");
                if (portal.name.isEmpty() && nameCell != null) {
                    portal.name = nameCell;
                }
                String mrr = folder.cell("portals.csv", row, "mrr");
                if (portal.mrr.equals("?") && mrr != null && !mrr.isEmpty() && !mrr.equals("?")) {
                    portal.mrr = mrr;
                    String currency = folder.cell("portals.csv", row, "currency");
                    portal.currency = currency == null || currency.isEmpty() ? "USD" : currency;
                }
                String soldOn = folder.cell("portals.csv", row, "sold_on");
                if (soldOn != null) {
                    boolean isDay = !soldOn.isEmpty() && !soldOn.equals("?");
                    if (!saleKnown || (portal.soldOn.equals("?") && isDay)) {
                        portal.soldOn = soldOn;
                    }
                    saleKnown = true;
                }
                String since = folder.cell("portals.csv", row, "customer_since");
                if (portal.customerSince.isEmpty() && since != null) {
                    portal.customerSince = since;
                }
                String cancelled = folder.cell("portals.csv", row, "cancelled_on");
                if (portal.cancelledOn.isEmpty() && cancelled != null) {
                    portal.cancelledOn = cancelled;
                }
                String flag = folder.cell("portals.csv", row, "managed");
                if (portal.managedFlag.equals("?") && flag != null && !flag.isEmpty()) {
                    portal.managedFlag = flag;
                }
            }
        }
    }

    private static void mergeUsers(NaivePortal portal, List<NaiveFolder> folders) {
        for (NaiveFolder folder : folders) {
            if (portal.allUsersKnown || !folder.has("users.csv")) {
                continue;
            }
            boolean furtherUsers = false;
            for (Map<String, String> row : rowsOf(portal, folder, "users.csv")) {
                if (row.get("email").equals("?")) {
                    furtherUsers = true;
                } else {
                    portal.users.add(row);
                }
            }
            portal.allUsersKnown = folder.lists(portal.id) && !furtherUsers;
        }
    }

    private static void mergeApps(NaivePortal portal, List<NaiveFolder> folders) {
        for (NaiveFolder folder : folders) {
            if (folder.has("app_usage.csv")) {
                portal.apps.add(
                        new NaivePortal.AppRows(folder.lists(portal.id), rowsOf(portal, folder, "app_usage.csv")));
            }
        }
    }

    private static List<Map<String, String>> rowsOf(NaivePortal portal, NaiveFolder folder, String file) {
        return folder.rows(file).stream()
                .filter(row -> row.get("portal_id").equals(portal.id))
                .toList();
    }

    private void mergeCertificates(List<NaiveFolder> folders) {
        for (NaiveFolder folder : folders) {
            if (allCertificatesKnown || !folder.has("certifications.csv")) {
                continue;
            }
            for (Map<String, String> row : folder.rows("certifications.csv")) {
                Map<String, String> certificate = new LinkedHashMap<>(row);
                certificate.put("expires_on", expiryOfEqualCertificates(row, folder, folders));
                certificates.add(certificate);
            }
            allCertificatesKnown = folder.has("portals.csv");
        }
    }

    /** An expiry day that one folder leaves out is taken from the first that gives it for the same certificate. */
    private static String expiryOfEqualCertificates(
            Map<String, String> wanted, NaiveFolder home, List<NaiveFolder> folders) {
        String own = home.cell("certifications.csv", wanted, "expires_on");
        if (own != null && !own.isEmpty()) {
            return own;
        }
        for (NaiveFolder folder : folders) {
            for (Map<String, String> row : folder.rows("certifications.csv")) {
                String expires = folder.cell("certifications.csv", row, "expires_on");
                if (expires != null
                        && !expires.isEmpty()
                        && row.get("certification").equals(wanted.get("certification"))
                        && row.get("awarded_on").equals(wanted.get("awarded_on"))
                        && Objects.equals(
                                folder.cell("certifications.csv", row, "holder"),
                                home.cell("certifications.csv", wanted, "holder"))) {
                    return expires;
                }
            }
        }
        return "";
    }
}
