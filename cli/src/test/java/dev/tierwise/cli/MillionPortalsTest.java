package dev.tierwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Tag("process")
@Isolated("needs the memory for itself")
class MillionPortalsTest {

    private static final int PORTALS = 1_000_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aMillionPortalsAreEvaluatedWithin512MegabytesOfHeap() throws Exception {
        Files.writeString(folder.resolve("partner.csv"), "name,email_domains\nGross,gross.example\n");
        try (BufferedWriter portals = Files.newBufferedWriter(folder.resolve("portals.csv"));
                BufferedWriter users = Files.newBufferedWriter(folder.resolve("users.csv"));
                BufferedWriter apps = Files.newBufferedWriter(folder.resolve("app_usage.csv"))) {
            portals.write("portal_id,name,mrr,sold_on\n");
            users.write("portal_id,email,partner_employee\n");
            apps.write("portal_id,app,used_on\n");
            for (int i = 0; i < PORTALS; i++) {
                portals.write(i + ",Kunde Nummer " + i + " GmbH," + i % 1000 + ".25,2018-01-" + (10 + i % 20) + "\n");
                users.write(i + ",user" + i + "@gross.example,yes\n");
                apps.write(i + ",crm,2018-03-01\n");
            }
        }
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "evaluate",
                        folder.toString(),
                        "--as-of",
                        "2018-03-15",
                        "--format",
                        "json")
                .redirectError(errors.toFile())
                .start();
        String json = read(process);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        // the amounts go round every thousand portals: 0.25 to 999.25
        assertThat(json).contains("\"low\": \"499750000.00\"").contains("\"low\": 1000000");
    }

    private static String read(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
