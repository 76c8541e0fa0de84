package dev.tierwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The units of systemd and the lines of cron in the documentation, and the unit of the distribution. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class DocumentedUnitsTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "running-unattended.md");
    private static final Path PACKAGED = Path.of("src", "main", "dist", "share", "systemd", "tierwise.service");
    private static final Pattern UNIT = Pattern.compile("<!-- unit: (\\S+) -->\n```ini\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("(?m)(?:/usr|/opt/tierwise)/bin/tierwise ([a-z][^\n`]*)$");
    private static final Path ANALYZER = Path.of("/usr/bin/systemd-analyze");

    @TempDir
    private Path folder;

    @Test
    void systemd_finds_nothing_wrong_with_the_units() throws Exception {
        assumeThat(ANALYZER).exists();
        Map<String, String> units = units();
        units.put("tierwise.service", Files.readString(PACKAGED));
        assertThat(units)
                .containsOnlyKeys(
                        "tierwise-once.service",
                        "tierwise-once.timer",
                        "tierwise-report.service",
                        "tierwise-report.timer",
                        "tierwise.service");
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (Map.Entry<String, String> unit : units.entrySet()) {
            Files.writeString(
                    folder.resolve(unit.getKey()),
                    unit.getValue().replaceAll("(/usr|/opt/tierwise)/bin/tierwise", program.toString()));
        }

        assertThat(units.entrySet())
                .filteredOn(unit -> unit.getKey().endsWith(".service"))
                .as("what they write is for their user's group, and they share a ledger")
                .allSatisfy(unit -> assertThat(unit.getValue())
                        .contains(
                                "User=tierwise\n",
                                "StateDirectory=tierwise\nStateDirectoryMode=0750\n",
                                "UMask=0027\n",
                                "EnvironmentFile=-/etc/tierwise/secrets\n",
                                "Environment=XDG_DATA_HOME=/var/lib\n"));
        assertThat(verified(units.keySet().stream().toList())).isEmpty();

        Path timer = folder.resolve("tierwise-once.timer");
        Files.writeString(timer, Files.readString(timer).replace("Persistent", "Persistant"));
        assertThat(verified(List.of("tierwise-once.timer"))).contains("Unknown key 'Persistant'");
    }

    @Test
    void every_command_of_a_unit_and_of_cron_is_one_that_tierwise_takes() throws IOException {
        String text = Files.readString(DOCUMENT);
        List<String> commands =
                COMMAND.matcher(text).results().map(found -> found.group(1)).toList();
        assertThat(commands).hasSize(4);
        for (String command : commands) {
            List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
            arguments.replaceAll(argument -> argument.replace("/etc/tierwise/", "gone/"));
            CommandLineRun run = CommandLineRun.in(folder).run(arguments.toArray(String[]::new));
            assertThat(run.err()).as(command).isEqualTo("tierwise: gone/tierwise.yaml:1:1: there is no such file\n");
        }
    }

    private static Map<String, String> units() throws IOException {
        Map<String, String> units = new TreeMap<>();
        Matcher unit = UNIT.matcher(Files.readString(DOCUMENT));
        while (unit.find()) {
            units.put(unit.group(1), unit.group(2));
        }
        return units;
    }

    /** What systemd says of units. */
    private String verified(List<String> units) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(ANALYZER.toString(), "verify", "--recursive-errors=no", "--man=no"));
        units.forEach(unit -> command.add(folder.resolve(unit).toString()));
        Path said = folder.resolve("said.txt");
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return Files.readString(said);
    }
}
