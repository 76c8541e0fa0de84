package dev.tierwise.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.packages.Shell.Ended;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What somebody does who has neither Java nor Maven: installs as the README says, asks, runs the service, and removes it. */
@EnabledOnOs(OS.LINUX)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmptyRootIT {

    private static final String DOWNLOADS = "/root/downloads";
    private static final long MOST_SECONDS = 60;

    private static EmptyRoot root;

    @BeforeAll
    static void the_packages_lie_in_a_root_without_java() throws Exception {
        root = EmptyRoot.make("root-of-packages");
        root.put(DOWNLOADS, debianPackage(), ArchiveIT.archive());
        assertThat(root.sh("/", "command -v java").exitCode()).isNotZero();
    }

    @AfterAll
    static void the_root_is_removed() throws Exception {
        if (root != null) {
            root.close();
        }
    }

    @Test
    @Order(1)
    void two_commands_of_the_readme_unpack_the_archive_and_give_the_answer() throws Exception {
        assertAnswer(Readme.commands("tar "));
    }

    @Test
    @Order(2)
    void two_commands_of_the_readme_install_the_package_and_give_the_answer() throws Exception {
        List<String> commands = Readme.commands("sudo apt ");
        assertThat(commands).hasSize(2);
        assertThat(Readme.blocks().get(0).lines().toList())
                .as("they come first")
                .isEqualTo(commands);
        assertAnswer(commands);
    }

    private static void assertAnswer(List<String> commands) throws Exception {
        Ended last = null;
        for (String command : commands) {
            last = root.sh(DOWNLOADS, command.replaceFirst("^sudo ", ""));
            assertThat(last.exitCode()).as("%s: %s", command, last.err()).isZero();
        }
        assertThat(last).isNotNull();
        assertThat(last.out()).isEqualTo(Readme.answer());
        assertThat(last.err()).isEmpty();
    }

    @Test
    @Order(3)
    void the_archive_of_classes_fits_the_installed_program() throws Exception {
        Ended run = root.sh("/", "TIERWISE_JAVA_OPTS=-Xshare:on tierwise --version");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    @Order(4)
    void doctor_checks_the_example() throws Exception {
        Ended run = root.sh("/", "tierwise doctor /usr/share/doc/tierwise/examples/agency --as-of 2018-03-15");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("/usr/share/doc/tierwise/examples/agency");
    }

    @Test
    @Order(5)
    void files_belong_to_root_and_only_the_service_reads_its_configuration() throws Exception {
        Ended run = root.sh(
                "/",
                "find /usr/lib/tierwise /usr/share/tierwise /usr/bin/tierwise ! -user root -o -perm /022 ! -type l");
        assertThat(run.out()).isEmpty();
        assertThat(root.sh("/", "stat -c '%U:%G %a' /etc/tierwise /var/lib/tierwise")
                        .out())
                .isEqualTo("root:tierwise 750\ntierwise:tierwise 750\n");
    }

    @Test
    @Order(6)
    void the_service_runs_as_its_unit_says_and_ends_when_it_is_told_to() throws Exception {
        Files.writeString(root.inside("/etc/tierwise/tierwise.yaml"), """
                sources:
                  - {adapter: csv, location: /usr/share/tierwise/examples/agency}
                ledger: /var/lib/tierwise/ledger.db
                """);
        assertThat(root.sh("/etc/tierwise", "chgrp tierwise tierwise.yaml && chmod 640 tierwise.yaml")
                        .exitCode())
                .isZero();
        int port = freePort();
        String unit = Files.readString(root.inside("/usr/lib/systemd/system/tierwise.service"));
        assertThat(unit).contains("User=tierwise\n", "WorkingDirectory=/var/lib/tierwise\n");
        String started = unit.lines()
                .filter(line -> line.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow()
                .substring("ExecStart=".length());
        Process service = root.start(
                "tierwise:tierwise",
                Stream.concat(Stream.of(started.split(" ")), Stream.of("--listen", "127.0.0.1:" + port))
                        .toArray(String[]::new));
        try {
            HttpResponse<String> health = healthOnceItAnswers(service, port);
            assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
            assertThat(health.body()).contains("Nordlicht Agentur GmbH");
        } finally {
            service.destroy();
            assertThat(service.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(service.exitValue()).isZero();
        assertThat(root.inside("/var/lib/tierwise/ledger.db")).isNotEmptyFile();
    }

    @Test
    @Order(7)
    void what_the_service_remembers_is_shown_to_its_user() throws Exception {
        Ended run = root.sh("/", "chroot --userspec=tierwise / tierwise status --config /etc/tierwise/tierwise.yaml");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Nordlicht Agentur GmbH");
    }

    @Test
    @Order(8)
    void an_upgrade_keeps_configuration_and_ledger() throws Exception {
        Ended run = root.sh(DOWNLOADS, "apt-get install -y --reinstall ./tierwise_*.deb");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertConfigurationAndLedgerAreThere();
        assertThat(root.sh("/", "stat -c '%U:%G %a' /etc/tierwise").out()).isEqualTo("root:tierwise 750\n");
    }

    @Test
    @Order(9)
    void removal_takes_the_program_and_leaves_what_was_written() throws Exception {
        Ended run = root.sh("/", "apt-get remove -y tierwise");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(root.sh(
                                "/",
                                "command -v tierwise; ls -d /usr/lib/tierwise /usr/share/tierwise /usr/share/doc/tierwise")
                        .out())
                .isEmpty();
        assertConfigurationAndLedgerAreThere();
    }

    @Test
    @Order(10)
    void purging_says_what_it_leaves_and_then_takes_empty_folders() throws Exception {
        Ended kept = root.sh("/", "apt-get purge -y tierwise");
        assertThat(kept.exitCode()).as(kept.err()).isZero();
        assertThat(kept.out() + kept.err()).contains("/etc/tierwise is not empty", "/var/lib/tierwise is not empty");
        assertConfigurationAndLedgerAreThere();

        assertThat(root.sh(
                                DOWNLOADS,
                                "apt-get install -y ./tierwise_*.deb && rm -r /etc/tierwise/* /var/lib/tierwise/*")
                        .exitCode())
                .isZero();
        Ended all = root.sh("/", "apt-get purge -y tierwise");
        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(root.inside("/etc/tierwise")).doesNotExist();
        assertThat(root.inside("/var/lib/tierwise")).doesNotExist();
    }

    private static void assertConfigurationAndLedgerAreThere() {
        assertThat(root.inside("/etc/tierwise/tierwise.yaml")).isNotEmptyFile();
        assertThat(root.inside("/var/lib/tierwise/ledger.db")).isNotEmptyFile();
    }

    private static HttpResponse<String> healthOnceItAnswers(Process service, int port) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .build();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        HttpResponse<String> last = null;
        while (System.nanoTime() < end && service.isAlive()) {
            try {
                last = client.send(request, BodyHandlers.ofString());
                if (last.statusCode() == 200 && last.body().contains("\"lastRefreshedDay\":\"")) {
                    return last;
                }
            } catch (IOException e) {
                // not yet
            }
            Thread.sleep(200);
        }
        throw new AssertionError("no health but " + (last == null ? "none" : last.body()) + "; the service said: "
                + Files.readString(Path.of("target", "serve.log")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Path debianPackage() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no Debian package"));
        }
    }
}
