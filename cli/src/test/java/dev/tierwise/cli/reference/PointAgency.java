package dev.tierwise.cli.reference;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * An agency under a programme with points: it sells product lines again and again, and does not know all of what it sold.
 * An empty text is none, {@code ?} an unknown.
 */
final class PointAgency {

    /** A sale, as a row says it. */
    record SaleRow(String product, String kind, String mrr, String currency, String soldOn) {}

    /** A customer, as the files say it. */
    record Client(
            String id,
            String mrr,
            String currency,
            String soldOn,
            String cancelledOn,
            String market,
            String partners,
            String managed,
            List<SaleRow> sales) {

        Client {
            sales = List.copyOf(sales);
        }
    }

    /** A certificate, as a row says it. */
    record Certificate(String holder, String awardedOn, String expiresOn) {}

    /**
     * What is known at one time.
     *
     * @param salesGiven        whether sales are told apart by product line
     * @param certificatesGiven whether anything is said about certificates
     */
    record Facts(
            String market,
            String invited,
            String retention,
            List<Client> clients,
            boolean salesGiven,
            List<Certificate> certificates,
            boolean certificatesGiven) {

        Facts {
            clients = List.copyOf(clients);
            certificates = List.copyOf(certificates);
        }
    }

    private static final List<String> PRODUCTS = List.of("Marketing Hub", "Sales Hub", "CMS");
    private static final int MOST_CLIENTS = 7;

    private final Random random;
    private final int perCentUnknown;
    private final List<Client> clients = new ArrayList<>();
    private final List<Client> lost = new ArrayList<>();
    private final List<Certificate> certificates = new ArrayList<>();
    private LocalDate today;
    private String market;
    private String invited;
    private String retention;
    private int lastId;

    /** Founds an agency that has some customers already. */
    PointAgency(Random random, LocalDate firstDay) {
        this.random = random;
        today = firstDay;
        perCentUnknown = random.nextInt(3) * 6;
        market = known("standard", "growth");
        invited = known("yes", "no");
        retention = known("85", "84.99", "91.5");
        for (int i = 0; i < 4; i++) {
            clients.add(client());
        }
        certify();
    }

    /** Lets time pass, and things be found out. */
    void liveUntil(LocalDate day) {
        long days = Math.max(1, day.toEpochDay() - today.toEpochDay());
        today = day;
        for (long changes = random.nextInt(2) + Math.min(days / 4, 8); changes > 0; changes--) {
            change();
        }
    }

    private void change() {
        int which = clients.isEmpty() ? -1 : random.nextInt(clients.size());
        switch (random.nextInt(16)) {
            case 0 -> market = known("standard", "growth", "growth");
            case 1 -> invited = known("yes", "no");
            case 2 -> retention = known("85", "84.99", "91.5");
            case 3 -> certify();
            case 4, 5 -> {
                if (clients.size() < MOST_CLIENTS) {
                    clients.add(client());
                }
            }
            case 6 -> {
                if (which >= 0 && clients.size() > 3) {
                    lost.add(clients.remove(which));
                }
            }
            case 7 -> {
                if (!lost.isEmpty()) {
                    clients.add(lost.remove(0));
                }
            }
            default -> {
                if (which >= 0) {
                    clients.set(which, changed(clients.get(which)));
                }
            }
        }
    }

    private Client client() {
        return new Client(
                Integer.toString(++lastId),
                mrr(),
                currency(),
                known("", "", today.minusDays(random.nextInt(500)).toString()),
                "",
                known("standard", "standard", "growth"),
                known("1", "2", "3", "7"),
                known("yes", "yes", "no"),
                sales(random.nextInt(3)));
    }

    private Client changed(Client old) {
        int field = random.nextInt(8);
        List<SaleRow> sales = new ArrayList<>(old.sales());
        if (field == 5) {
            sales.addAll(sales(1));
        }
        if (field == 6 && !sales.isEmpty()) {
            sales.remove(random.nextInt(sales.size()));
        }
        return new Client(
                old.id(),
                field == 0 ? mrr() : old.mrr(),
                old.currency(),
                field == 7 ? known("", dayAround()) : old.soldOn(),
                field == 1 ? oneOf("", dayAround()) : old.cancelledOn(),
                field == 2 ? known("standard", "growth") : old.market(),
                field == 3 ? known("1", "2", "3", "7") : old.partners(),
                field == 4 ? known("yes", "no") : old.managed(),
                sales);
    }

    private List<SaleRow> sales(int number) {
        List<SaleRow> sales = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String day = today.minusDays(random.nextInt(550)).toString();
            sales.add(new SaleRow(
                    PRODUCTS.get(random.nextInt(PRODUCTS.size())),
                    known("sourced", "sourced", "assisted"),
                    mrr(),
                    currency(),
                    known(day, day, dayAround())));
        }
        return sales;
    }

    private void certify() {
        certificates.add(new Certificate(
                oneOf("Jana", "Tom", "Ines", ""),
                today.minusDays(random.nextInt(100)).toString(),
                oneOf("", today.plusDays(random.nextInt(300)).toString())));
    }

    private String mrr() {
        String amount = BigDecimal.valueOf(random.nextInt(400_000), 2).toPlainString();
        return random.nextInt(20) == 0 ? oneOf("0.00", "0.01", "100.00", "1234567890.12") : known(amount);
    }

    private String currency() {
        return oneOf("USD", "USD", "EUR", "JPY");
    }

    private String dayAround() {
        return today.plusDays(random.nextInt(80) - 50).toString();
    }

    /** One of the choices, unless it is not known. */
    private String known(String... choices) {
        return random.nextInt(100) < perCentUnknown ? "?" : oneOf(choices);
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** What is known now. */
    Facts facts() {
        return new Facts(
                market,
                invited,
                retention,
                clients,
                perCentUnknown == 0 || random.nextInt(12) > 0,
                certificates,
                perCentUnknown == 0 || random.nextInt(12) > 0);
    }

    /** Writes facts as a folder. */
    static void write(Facts facts, String partner, Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, List<String>> files = new LinkedHashMap<>();
        files.put(
                "partner.csv",
                List.of(
                        "name,email_domains,time_zone,market,invited,retention",
                        String.join(
                                ",",
                                partner,
                                "nordlicht.example",
                                "UTC",
                                facts.market(),
                                facts.invited(),
                                facts.retention())));
        List<String> portals =
                begin(files, "portals.csv", "portal_id,mrr,currency,sold_on,cancelled_on,market,managing_partners");
        List<String> users = begin(files, "users.csv", "portal_id,email,partner_employee");
        List<String> sales = facts.salesGiven()
                ? begin(files, "sales.csv", "portal_id,product,kind,mrr,currency,sold_on")
                : List.of();
        for (Client client : facts.clients()) {
            portals.add(String.join(
                    ",",
                    client.id(),
                    client.mrr(),
                    client.currency(),
                    client.soldOn(),
                    client.cancelledOn(),
                    client.market(),
                    client.partners()));
            switch (client.managed()) {
                case "yes" -> users.add(client.id() + ",jana@nordlicht.example,yes");
                case "?" -> users.add(client.id() + ",?,");
                default -> {}
            }
            if (facts.salesGiven()) {
                client.sales()
                        .forEach(sale -> sales.add(String.join(
                                ",",
                                client.id(),
                                sale.product(),
                                sale.kind(),
                                sale.mrr(),
                                sale.currency(),
                                sale.soldOn())));
            }
        }
        if (facts.certificatesGiven()) {
            List<String> rows = begin(files, "certifications.csv", "certification,holder,awarded_on,expires_on");
            facts.certificates()
                    .forEach(held -> rows.add(
                            String.join(",", "agency-partner", held.holder(), held.awardedOn(), held.expiresOn())));
        }
        for (Map.Entry<String, List<String>> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private static List<String> begin(Map<String, List<String>> files, String file, String header) {
        List<String> rows = new ArrayList<>(List.of(header));
        files.put(file, rows);
        return rows;
    }
}
