package dev.tierwise.cli.command;

import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import dev.tierwise.cli.init.ConfigurationTemplate;
import dev.tierwise.cli.init.CsvFolderTemplate;
import dev.tierwise.cli.programme.ProgrammeTemplate;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tierwise init}: something to begin with. */
@Command(
        name = "init",
        description = {
            "Writes a configuration, or a folder of CSV files to fill in.",
            "Writes a configuration file for a live HubSpot account or, with --csv, a folder of CSV "
                    + "files. What is not given as an option is asked for on a terminal. Secrets are never asked "
                    + "for and never written."
        },
        footer = {
            "",
            "Examples:",
            "  tierwise init",
            "  tierwise init --partner Nordlicht --email-domains nordlicht.example",
            "  tierwise init --csv my-agency"
        })
public final class InitCommand implements Callable<Integer> {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final int MOST_TRIES = 3;

    private final Environment environment;

    @Option(
            names = "--csv",
            paramLabel = "DIR",
            description =
                    "A folder to fill in; it is made when it is not there. Files that are there are never touched.")
    private @Nullable String folder;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "tierwise.yaml",
            description = "The configuration file (default: tierwise.yaml). One that is there is never touched.")
    private String file = "tierwise.yaml";

    @Option(names = "--partner", paramLabel = "NAME", description = "The agency's name.")
    private @Nullable String partner;

    @Option(
            names = "--email-domains",
            paramLabel = "DOMAINS",
            description = "The domains of your people's e-mail addresses, separated by commas.")
    private @Nullable String emailDomains;

    @Option(names = "--time-zone", paramLabel = "ZONE", description = "Where your days begin and end (default: UTC).")
    private @Nullable String timeZone;

    @Option(
            names = "--token-variable",
            paramLabel = "NAME",
            description = "The environment variable that holds your token (default: HUBSPOT_PARTNER_TOKEN).")
    private @Nullable String tokenVariable;

    @Option(
            names = "--programme",
            paramLabel = "ID|FILE",
            description = {
                "The rules: a built-in programme (hubspot-2018-01, the default, or hubspot-2016-11), a file of your own, or a"
                        + " template of today's rules such as hubspot-points-2026, which is written beside the configuration to be"
                        + " filled in."
            })
    private @Nullable String programme;

    @Inject
    InitCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        if (folder != null) {
            CsvFolderTemplate.write(environment.workingDirectory().resolve(folder));
            environment
                    .err()
                    .println("Wrote " + folder + ". Fill it in as its README.txt (German: LIESMICH.txt) says, then:"
                            + " tierwise evaluate " + folder);
            return ExitCode.DONE.code();
        }
        if (Files.exists(environment.workingDirectory().resolve(file), LinkOption.NOFOLLOW_LINKS)) {
            throw new UserException(
                    ExitCode.USAGE, file + " is there already and is not touched; name another one with -o");
        }
        ConfigurationTemplate configuration = ask();
        Optional<ProgrammeTemplate> rules =
                ProgrammeTemplate.find(configuration.programme().replaceFirst("\\.yaml$", ""));
        if (rules.isPresent()) {
            writeRules(rules.get(), configuration.programme());
        }
        Destination.write(file, environment, out -> out.write(configuration.text()));
        keepFromOthers(environment.workingDirectory().resolve(file));
        environment
                .err()
                .println("Wrote " + file + ". Put the token into " + configuration.tokenVariable()
                        + ", then: tierwise doctor --config " + file);
        return ExitCode.DONE.code();
    }

    /** A configuration that others can change is refused, and where all files of a group may be changed by it, this one would be. */
    private static void keepFromOthers(Path written) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(written, PosixFileAttributeView.class);
        if (view != null && Files.isRegularFile(written)) {
            Set<PosixFilePermission> permissions =
                    EnumSet.copyOf(view.readAttributes().permissions());
            permissions.removeAll(EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));
            view.setPermissions(permissions);
        }
    }

    /** Writes the rules to fill in beside the configuration. */
    private void writeRules(ProgrammeTemplate rules, String name) throws IOException {
        Path target = environment.workingDirectory().resolve(file).resolveSibling(name);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new UserException(
                    ExitCode.USAGE,
                    name + " is there already and is not touched; to use it, answer " + name + " as a file");
        }
        Destination.write(target.toString(), environment, out -> out.write(rules.text()));
        environment
                .err()
                .println("Wrote " + name
                        + ". Put your figures in place of every FILL-IN that is in it, then: tierwise programme"
                        + " validate " + name);
    }

    private ConfigurationTemplate ask() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8));
        return new ConfigurationTemplate(
                answer(in, partner, "--partner", "The agency's name", "", InitCommand::name),
                answer(
                        in,
                        emailDomains,
                        "--email-domains",
                        "The domains of your people's e-mail addresses, separated by commas",
                        "",
                        InitCommand::domains),
                answer(in, timeZone, "--time-zone", "Time zone, such as Europe/Berlin", "UTC", InitCommand::zone),
                answer(
                        in,
                        tokenVariable,
                        "--token-variable",
                        "The environment variable that holds your HubSpot token (its name, not the token)",
                        "HUBSPOT_PARTNER_TOKEN",
                        InitCommand::variable),
                answer(
                        in,
                        programme,
                        "--programme",
                        "The rules: hubspot-points-2026 (today's, a file to fill in), hubspot-2018-01 (MRR, until July 2022),"
                                + " hubspot-2016-11, or a file of your own",
                        BuiltInProgrammes.HUBSPOT_2018_01.id(),
                        InitCommand::rules));
    }

    /** What an option says or, where it says nothing, what is typed on a terminal; without a terminal what is usual. */
    private <T> T answer(
            BufferedReader in,
            @Nullable String given,
            String option,
            String question,
            String usual,
            Function<String, Optional<T>> reading)
            throws IOException {
        if (given != null || !environment.errTerminal()) {
            return reading.apply(given == null ? usual : given.strip())
                    .orElseThrow(() -> new UserException(
                            ExitCode.USAGE,
                            option
                                    + (given == null ? " is missing; expected: " : ": this is not what is expected: ")
                                    + question));
        }
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            environment.err().print(question + (usual.isEmpty() ? ": " : " [" + usual + "]: "));
            environment.err().flush();
            String typed = in.readLine();
            if (typed == null) {
                break;
            }
            Optional<T> answer = reading.apply(typed.isBlank() ? usual : typed.strip());
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new UserException(ExitCode.USAGE, option + " is missing; nothing was written");
    }

    private static Optional<String> name(String text) {
        return Optional.of(text).filter(name -> !name.isBlank());
    }

    private static Optional<List<String>> domains(String text) {
        List<String> domains =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        return Optional.of(domains)
                .filter(all ->
                        all.stream().allMatch(domain -> domain.contains(".") && EmailAddress.isPossibleDomain(domain)));
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What the configuration calls the rules: a built-in programme, or a file. */
    private static Optional<String> rules(String text) {
        if (ProgrammeTemplate.find(text).isPresent()) {
            return Optional.of(text + ".yaml");
        }
        boolean isBuiltIn = BuiltInProgrammes.all().stream()
                .anyMatch(programme -> programme.id().equals(text));
        return Optional.of(text).filter(name -> isBuiltIn || name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    /** A token has hyphens and is longer: it is refused, and not repeated in any message. */
    private static Optional<String> variable(String text) {
        return Optional.of(text).filter(name -> VARIABLE.matcher(name).matches());
    }
}
