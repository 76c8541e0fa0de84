package dev.tierwise.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;

/** Agencies as CSV folders, on a day of their choice. */
final class Agencies {

    private Agencies() {}

    /**
     * An agency of one portal, which it sells and manages: silver from $1,125 on, gold from $6,000.
     *
     * @param soldOn the sale counts for twelve months from that day on
     */
    static void write(Path folder, String name, int mrr, LocalDate soldOn) throws IOException {
        write(folder, name, mrr, soldOn, 0);
    }

    /** @param others how many further portals there are, which earn nothing and take time to read */
    static void write(Path folder, String name, int mrr, LocalDate soldOn, int others) throws IOException {
        Files.createDirectories(folder);
        StringBuilder portals = new StringBuilder("portal_id,mrr,currency,sold_on\n");
        StringBuilder users = new StringBuilder("portal_id,email,partner_employee\n");
        StringBuilder usage = new StringBuilder("portal_id,app,used_on\n");
        portals.append("p,").append(mrr).append(",USD,").append(soldOn).append('\n');
        users.append("p,jana@agency.example,yes\n");
        for (LocalDate day = soldOn; day.isBefore(soldOn.plusMonths(18)); day = day.plusDays(10)) {
            for (String app : new String[] {"crm", "forms", "email"}) {
                usage.append("p,").append(app).append(',').append(day).append('\n');
            }
        }
        for (int i = 0; i < others; i++) {
            portals.append("other").append(i).append(",0,USD,\n");
        }
        Files.writeString(folder.resolve("partner.csv"), "name,email_domains\n" + name + ",agency.example\n");
        Files.writeString(folder.resolve("users.csv"), users);
        Files.writeString(folder.resolve("app_usage.csv"), usage);
        Files.writeString(
                folder.resolve("certifications.csv"), "certification,awarded_on\nagency-partner," + soldOn + "\n");
        replace(folder.resolve("portals.csv"), portals.toString());
    }

    /** As a whole, so that whoever reads meanwhile finds the one or the other. */
    private static void replace(Path file, String text) throws IOException {
        Path beside = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
