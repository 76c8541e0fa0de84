package dev.tierwise.cli.command;

import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import dev.tierwise.cli.config.Rates;
import dev.tierwise.cli.init.ConfigurationTemplate;
import dev.tierwise.cli.init.CsvConfigurationTemplate;
import dev.tierwise.cli.init.CsvFolderTemplate;
import dev.tierwise.cli.init.SetupAnswers;
import dev.tierwise.cli.programme.ProgrammeTemplate;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tierwise init}: something to begin with. */
@Command(
        name = "init",
        description = {
            "Writes a configuration, or a folder of CSV files to fill in.",
            "The configuration is for a live HubSpot account or, with --csv, for a folder of CSV files, which is written too. What"
                    + " is not given as an option is asked for on a terminal. Secrets are never asked for and never written."
        },
        footer = {
            "",
            "Examples:",
            "  tierwise init",
            "  tierwise init --partner Nordlicht --email-domains nordlicht.example",
            "  tierwise init --csv my-agency"
        })
public final class InitCommand implements Callable<Integer> {

    private static final String USUAL_FILE = "tierwise.yaml";
    private static final int MOST_TRIES = 3;

    private final Environment environment;

    @Option(
            names = "--csv",
            paramLabel = "DIR",
            description =
                    "A folder of CSV files to fill in, or one that is filled in. Files that are there are never touched.")
    private @Nullable String folder;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The configuration file (default: tierwise.yaml). One that is there is never touched.")
    private @Nullable String output;

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

    @Option(
            names = "--rate",
            paramLabel = "CUR=RATE",
            description =
                    "With --csv: what one unit of a currency is in the programme's, such as EUR=1.17. Can be repeated.")
    private List<String> rates = new ArrayList<>();

    @Inject
    InitCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        String file = output == null ? USUAL_FILE : output;
        boolean isThere = Files.exists(environment.workingDirectory().resolve(file), LinkOption.NOFOLLOW_LINKS);
        if (isThere && (folder == null || output != null)) {
            throw new UserException(
                    ExitCode.USAGE, file + " is there already and is not touched; name another one with -o");
        }
        if (folder != null) {
            csv(folder, file, isThere);
        } else {
            live(file);
        }
        return ExitCode.DONE.code();
    }

    private void live(String file) throws IOException {
        if (!rates.isEmpty()) {
            throw new UserException(
                    ExitCode.USAGE, "--rate goes with --csv; in the configuration of a live account fill in rates:");
        }
        ConfigurationTemplate configuration = ask(file);
        write(file, configuration.programme(), configuration.text());
        environment
                .err()
                .println("Wrote " + file + ". Put the token into " + configuration.tokenVariable()
                        + ", then: tierwise doctor --config " + argument(file));
    }

    /** A configuration that is there, and files that are filled in, stay as they are. */
    private void csv(String location, String file, boolean isThere) throws IOException {
        refuse("--partner", partner, "with --csv the agency is described in partner.csv");
        refuse("--email-domains", emailDomains, "with --csv the agency is described in partner.csv");
        refuse("--time-zone", timeZone, "with --csv the agency is described in partner.csv");
        refuse("--token-variable", tokenVariable, "a CSV folder needs no token");
        Path files = environment.workingDirectory().resolve(location);
        CsvConfigurationTemplate configuration = new CsvConfigurationTemplate(
                fromFolderOf(file, files), programmeOption(file), Rates.fromOptions(rates));
        boolean isInUse = !isThere && CsvFolderTemplate.isInUse(files);
        if (!isInUse) {
            CsvFolderTemplate.write(files);
        }
        if (!isThere) {
            write(file, configuration.programme(), configuration.text());
        }
        String next = "tierwise evaluate " + (isThere ? argument(location) : "--config " + argument(file));
        environment
                .err()
                .println(
                        isInUse
                                ? "Wrote " + file + " for " + location + ", which stays as it is. Now: " + next
                                : "Wrote " + location + (isThere ? "" : " and " + file)
                                        + ". Fill in the folder as its README.txt (German: LIESMICH.txt) says, then: "
                                        + next);
    }

    private static void refuse(String option, @Nullable String given, String why) {
        if (given != null) {
            throw new UserException(ExitCode.USAGE, option + ": " + why);
        }
    }

    private String programmeOption(String file) {
        try {
            return rules(file, programme);
        } catch (IllegalArgumentException e) {
            throw new UserException(ExitCode.USAGE, "--programme: " + e.getMessage());
        }
    }

    /** What the configuration calls the folder: a path from its own folder, where there is one. */
    private String fromFolderOf(String file, Path files) {
        Path from = environment.workingDirectory().resolve(file).normalize().getParent();
        Path to = files.normalize();
        if (from == null || !Objects.equals(from.getRoot(), to.getRoot())) {
            return to.toString();
        }
        String path = from.relativize(to).toString().replace(File.separatorChar, '/');
        return path.isEmpty() ? "." : path;
    }

    /** As a shell takes it for one word. */
    private static String argument(String text) {
        return text.matches("[\\w./:@+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** Writes the configuration, and the rules that it names where they are to be filled in. */
    private void write(String file, String rulesName, String text) throws IOException {
        Optional<ProgrammeTemplate> template = ProgrammeTemplate.find(rulesName.replaceFirst("\\.yaml$", ""));
        if (template.isPresent()) {
            writeRules(template.get(), file, rulesName);
        }
        Destination.write(file, environment, out -> out.write(text));
        keepFromOthers(environment.workingDirectory().resolve(file));
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
    private void writeRules(ProgrammeTemplate rules, String file, String name) throws IOException {
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

    private ConfigurationTemplate ask(String file) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8));
        return new ConfigurationTemplate(
                answer(in, partner, "--partner", "The agency's name", "", SetupAnswers::name),
                answer(
                        in,
                        emailDomains,
                        "--email-domains",
                        "The domains of your people's e-mail addresses, separated by commas",
                        "",
                        SetupAnswers::domains),
                answer(in, timeZone, "--time-zone", "Time zone, such as Europe/Berlin", "UTC", SetupAnswers::zone),
                answer(
                        in,
                        tokenVariable,
                        "--token-variable",
                        "The environment variable that holds your HubSpot token (its name, not the token)",
                        "HUBSPOT_PARTNER_TOKEN",
                        SetupAnswers::variable),
                answer(
                        in,
                        programme,
                        "--programme",
                        "The rules: hubspot-points-2026 (today's, a file to fill in), hubspot-2018-01 (MRR, until July 2022),"
                                + " hubspot-2016-11, or a file of your own",
                        BuiltInProgrammes.HUBSPOT_2018_01.id(),
                        text -> rules(file, text)));
    }

    /** What an option says or, where it says nothing, what is typed on a terminal; without a terminal what is usual. */
    private <T> T answer(
            BufferedReader in,
            @Nullable String given,
            String option,
            String question,
            String usual,
            Function<String, T> reading)
            throws IOException {
        if (given != null || !environment.errTerminal()) {
            try {
                return reading.apply(given == null ? usual : given.strip());
            } catch (IllegalArgumentException e) {
                throw new UserException(
                        ExitCode.USAGE, option + (given == null ? " is missing; " : ": ") + e.getMessage());
            }
        }
        String why = "";
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            environment.err().print(question + (usual.isEmpty() ? ": " : " [" + usual + "]: "));
            environment.err().flush();
            String typed = in.readLine();
            if (typed == null) {
                break;
            }
            try {
                return reading.apply(typed.isBlank() ? usual : typed.strip());
            } catch (IllegalArgumentException e) {
                why = "; " + e.getMessage();
                environment.err().println("  " + e.getMessage());
            }
        }
        throw new UserException(ExitCode.USAGE, option + " is missing" + why + "; nothing was written");
    }

    private String rules(String file, @Nullable String named) {
        Path target = environment.workingDirectory().resolve(file).toAbsolutePath();
        String rules = named == null ? BuiltInProgrammes.HUBSPOT_2018_01.id() : named.strip();
        return SetupAnswers.rules(rules, Objects.requireNonNullElse(target.getParent(), target));
    }
}
