package dev.tierwise.benchmark;

import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A folder of CSV files about an agency, the same each time: every fact is known, each portal has one user and five uses of apps.
 *
 * @param portals  how many customers it has
 * @param mostMrr  MRR goes up to this
 * @param day      the day that it is to be asked about
 * @param shuffled whether each file has an order of its own; else all have that of the portals
 */
public record AgencyFolder(int portals, int mostMrr, LocalDate day, boolean shuffled) {

    static final String DOMAIN = "nordlicht.example";
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final int FIRST_ID = 10_000_001;
    private static final int USES = 5;
    private static final int SEED = 21;
    private static final List<String> SUBSCRIPTIONS = List.of("basic", "pro", "enterprise");
    private static final List<String> APPS = BuiltInProgrammes.HUBSPOT_2018_01.apps().apps().stream()
            .map(App::id)
            .toList();

    /** In the order of the portals. */
    public AgencyFolder(int portals, int mostMrr, LocalDate day) {
        this(portals, mostMrr, day, false);
    }

    /** Writes it, unless it is there. */
    public Path in(Path parent) throws IOException {
        Path folder = parent.resolve("agency-" + portals + "-" + mostMrr + "-" + day + (shuffled ? "-shuffled" : ""));
        if (Files.exists(folder)) {
            return folder;
        }
        Files.createDirectories(parent);
        Path unfinished = Files.createTempDirectory(parent, "agency");
        Files.writeString(
                unfinished.resolve("partner.csv"),
                "name,email_domains,time_zone\nNordlicht Agentur," + DOMAIN + "," + ZONE + "\n");
        Files.writeString(
                unfinished.resolve("certifications.csv"),
                "certification,holder,awarded_on,expires_on\nagency-partner,Jana Petersen," + day.minusMonths(3) + ","
                        + day.plusMonths(9) + "\n");
        Random random = new Random(SEED);
        write(
                unfinished.resolve("portals.csv"),
                "portal_id,name,subscription,mrr,currency,sold_on,customer_since,cancelled_on",
                random,
                1,
                this::portal);
        write(unfinished.resolve("users.csv"), "portal_id,email,partner_employee", random, 1, AgencyFolder::user);
        write(unfinished.resolve("app_usage.csv"), "portal_id,app,used_on", random, USES, this::use);
        return Files.move(unfinished, folder);
    }

    private interface Line {
        String of(int id, Random random);
    }

    private void write(Path file, String header, Random random, int each, Line line) throws IOException {
        int[] ids = new int[portals];
        Arrays.setAll(ids, i -> FIRST_ID + i);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.append(header).append('\n');
            if (shuffled) {
                for (int i = 0; i < each; i++) {
                    shuffle(ids, random);
                    for (int id : ids) {
                        writer.append(line.of(id, random)).append('\n');
                    }
                }
            } else {
                for (int id : ids) {
                    for (int i = 0; i < each; i++) {
                        writer.append(line.of(id, random)).append('\n');
                    }
                }
            }
        }
    }

    private static void shuffle(int[] ids, Random random) {
        for (int i = ids.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int id = ids[i];
            ids[i] = ids[other];
            ids[other] = id;
        }
    }

    private String portal(int id, Random random) {
        int cents = random.nextInt(100 * mostMrr);
        String mrr = random.nextInt(30) == 0 ? "0.00" : cents / 100 + "." + cents / 10 % 10 + cents % 10;
        Object soldOn = random.nextInt(10) < 7 ? day.minusDays(random.nextInt(800)) : "";
        Object customerSince = random.nextBoolean() ? day.minusDays(800 + random.nextInt(900)) : "";
        Object cancelledOn = random.nextInt(12) == 0 ? day.plusDays(random.nextInt(700) - 350) : "";
        return id + ",Kunde Nr. " + id + " GmbH," + SUBSCRIPTIONS.get(random.nextInt(SUBSCRIPTIONS.size())) + "," + mrr
                + ",USD," + soldOn + "," + customerSince + "," + cancelledOn;
    }

    private static String user(int id, Random random) {
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> id + ",it@kunde" + id + ".example,no";
            case 3, 4 -> id + ",freelance" + id + "@elsewhere.example,yes";
            case 5 -> id + ",anna@north." + DOMAIN + ",yes";
            default -> id + ",anna.sommer@" + DOMAIN + ",yes";
        };
    }

    private String use(int id, Random random) {
        return id + "," + APPS.get(random.nextInt(APPS.size())) + "," + day.minusDays(random.nextInt(50));
    }
}
