package dev.tierwise.cli.command;

import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.text.TerminalPage;
import dev.tierwise.answers.proposal.ProposalPage;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.init.SetupAnswers;
import dev.tierwise.cli.plugin.Proposers;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.spi.proposal.MappingProposal;
import dev.tierwise.spi.proposal.MappingProposer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tierwise import}: how exports of other programs are to be read. */
@Command(name = "import")
public final class ImportCommand implements Callable<Integer> {

    private final Environment environment;
    private final Proposers proposers;

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "DIR")
    private String folder = "";

    @Option(names = "--partner-name", paramLabel = "NAME")
    private @Nullable String partnerName;

    @Option(names = "--email-domain", paramLabel = "DOMAIN")
    private List<String> emailDomains = new ArrayList<>();

    @Option(names = "--time-zone", paramLabel = "ZONE")
    private @Nullable String timeZone;

    @Option(names = "--preset", paramLabel = "NAME")
    private @Nullable String preset;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE")
    private @Nullable String output;

    @Option(names = "--force")
    private boolean force;

    @Inject
    ImportCommand(Environment environment, Proposers proposers) {
        this.environment = environment;
        this.proposers = proposers;
    }

    @Override
    public Integer call() throws Exception {
        MappingProposer proposer = proposers.first();
        if (preset != null && !proposer.presets().contains(preset)) {
            throw UserException.usage(
                    ImportCommand.class, "import.preset", preset, String.join(", ", proposer.presets()));
        }
        Path exports = environment.workingDirectory().resolve(folder);
        String file = output != null
                ? output
                : folder.endsWith("/") ? folder + proposer.fileName() : folder + "/" + proposer.fileName();
        boolean isToFile = !Destination.isStandardOutput(file);
        if (isToFile && !force && isThere(file)) {
            throw UserException.usage(ImportCommand.class, "import.there-already", file);
        }
        MappingProposal proposal = proposer.propose(exports, known(isPartnerThere(exports)));
        show(proposal, isToFile);
        Destination.write(file, environment, out -> out.write(proposal.text()));
        if (isToFile) {
            environment.say(ImportCommand.class, "import.wrote", file, folder);
        }
        return ExitCode.DONE.code();
    }

    private boolean isThere(String file) {
        return Files.exists(environment.workingDirectory().resolve(file), LinkOption.NOFOLLOW_LINKS);
    }

    /** The partner's own file says who it is. */
    private static boolean isPartnerThere(Path exports) {
        return Files.exists(exports.resolve("partner.csv")) || Files.exists(exports.resolve("partner.xlsx"));
    }

    private MappingProposer.Known known(boolean isPartnerThere) throws IOException {
        Interview interview = new Interview(environment);
        boolean asks = environment.errTerminal() && !isPartnerThere;
        Optional<String> name = partnerName == null && !asks
                ? Optional.empty()
                : Optional.of(interview.answer(partnerName, "--partner-name", "", SetupAnswers::name));
        String given = emailDomains.isEmpty() ? null : String.join(",", emailDomains);
        List<String> domains = given == null && !asks
                ? List.of()
                : List.copyOf(interview.answer(given, "--email-domain", "", SetupAnswers::domains));
        Optional<String> zone = timeZone == null && !asks
                ? Optional.empty()
                : Optional.of(interview
                        .answer(timeZone, "--time-zone", "UTC", SetupAnswers::zone)
                        .getId());
        return new MappingProposer.Known(name, domains, zone, Optional.ofNullable(preset));
    }

    /** On standard output, unless the mapping goes there. */
    private void show(MappingProposal proposal, boolean onStandardOutput) throws IOException {
        RootCommand root = (RootCommand) command.root().userObject();
        StringWriter page = new StringWriter();
        RenderOptions options = root.renderOptions(environment, null);
        ProposalPage.draw(
                proposal,
                environment.locale(),
                new TerminalPage(options, Rules.of(BuiltInProgrammes.HUBSPOT_2018_01), page));
        if (onStandardOutput) {
            environment.out().write(page.toString().getBytes(StandardCharsets.UTF_8));
            environment.out().flush();
        } else {
            page.toString().lines().map(Text::verbatim).forEach(environment::say);
        }
    }
}
