package dev.tierwise.cli.command;

import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.Rates;
import dev.tierwise.cli.init.ConfigurationTemplate;
import dev.tierwise.cli.init.CsvConfigurationTemplate;
import dev.tierwise.cli.init.CsvFolderTemplate;
import dev.tierwise.cli.init.SetupAnswers;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.programmes.ProgrammeTemplate;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tierwise init}: something to begin with. */
@Command(name = "init")
public final class InitCommand implements Callable<Integer> {

    private static final String USUAL_FILE = "tierwise.yaml";

    private final Environment environment;

    @Option(names = "--csv", paramLabel = "DIR")
    private @Nullable String folder;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private @Nullable String output;

    @Option(names = "--partner", paramLabel = "NAME")
    private @Nullable String partner;

    @Option(names = "--email-domains", paramLabel = "DOMAINS")
    private @Nullable String emailDomains;

    @Option(names = "--time-zone", paramLabel = "ZONE")
    private @Nullable String timeZone;

    @Option(names = "--token-variable", paramLabel = "NAME")
    private @Nullable String tokenVariable;

    @Option(names = "--programme", paramLabel = "ID|FILE")
    private @Nullable String programme;

    @Option(names = "--rate", paramLabel = "CUR=RATE")
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
            throw UserException.usage(InitCommand.class, "there-already", file);
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
            throw UserException.usage(InitCommand.class, "init.rate-without-csv");
        }
        ConfigurationTemplate configuration = ask(file);
        write(file, configuration.programme(), configuration.text(environment.locale()));
        environment.say(InitCommand.class, "init.wrote-live", file, configuration.tokenVariable(), argument(file));
    }

    /** A configuration that is there, and files that are filled in, stay as they are. */
    private void csv(String location, String file, boolean isThere) throws IOException {
        refuse("--partner", partner, "init.in-partner-file");
        refuse("--email-domains", emailDomains, "init.in-partner-file");
        refuse("--time-zone", timeZone, "init.in-partner-file");
        refuse("--token-variable", tokenVariable, "init.no-token");
        Path files = environment.workingDirectory().resolve(location);
        CsvConfigurationTemplate configuration = new CsvConfigurationTemplate(
                fromFolderOf(file, files), programmeOption(file), Rates.fromOptions(rates));
        boolean isInUse = !isThere && CsvFolderTemplate.isInUse(files);
        if (!isInUse) {
            CsvFolderTemplate.write(files);
        }
        if (!isThere) {
            write(file, configuration.programme(), configuration.text(environment.locale()));
        }
        String next = "tierwise evaluate " + (isThere ? argument(location) : "--config " + argument(file));
        if (isInUse) {
            environment.say(InitCommand.class, "init.wrote-for", file, location, next);
        } else if (isThere) {
            environment.say(InitCommand.class, "init.wrote-folder", location, next);
        } else {
            environment.say(InitCommand.class, "init.wrote-both", location, file, next);
        }
    }

    private static void refuse(String option, @Nullable String given, String key) {
        if (given != null) {
            throw UserException.usage(InitCommand.class, key, option);
        }
    }

    private String programmeOption(String file) {
        try {
            return rules(file, programme);
        } catch (IllegalArgumentException e) {
            throw Interview.wrong("--programme", e);
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
            throw UserException.usage(InitCommand.class, "init.rules-there", name);
        }
        Destination.write(target.toString(), environment, out -> out.write(rules.text(environment.locale())));
        environment.say(InitCommand.class, "wrote-template", name);
    }

    private ConfigurationTemplate ask(String file) throws IOException {
        Interview interview = new Interview(environment);
        return new ConfigurationTemplate(
                interview.answer(partner, "--partner", "", SetupAnswers::name),
                interview.answer(emailDomains, "--email-domains", "", SetupAnswers::domains),
                interview.answer(timeZone, "--time-zone", "UTC", SetupAnswers::zone),
                interview.answer(tokenVariable, "--token-variable", "HUBSPOT_PARTNER_TOKEN", SetupAnswers::variable),
                interview.answer(
                        programme, "--programme", BuiltInProgrammes.HUBSPOT_2018_01.id(), text -> rules(file, text)));
    }

    private String rules(String file, @Nullable String named) {
        Path target = environment.workingDirectory().resolve(file).toAbsolutePath();
        String rules = named == null ? BuiltInProgrammes.HUBSPOT_2018_01.id() : named.strip();
        return SetupAnswers.rules(rules, Objects.requireNonNullElse(target.getParent(), target));
    }
}
