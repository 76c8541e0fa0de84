package dev.tierwise.cli.command;

import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerFactory;
import dev.tierwise.application.ledger.LedgerOfToday;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.config.Configuration;
import dev.tierwise.cli.config.ConfigurationReader;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.programmes.ProgrammeCatalogue;
import dev.tierwise.programmes.ProgrammeReference;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which history of which ledger: the options of every command that only looks at what is remembered. */
public final class HistoryOptions {

    private final Environment environment;
    private final AdapterRegistry adapters;

    @Mixin
    private final LedgerOptions ledger;

    @Option(names = "--config", order = HelpOrder.SOURCES, paramLabel = "FILE")
    private @Nullable String config;

    @Option(names = "--partner", order = HelpOrder.SOURCES, paramLabel = "NAME")
    private @Nullable String partner;

    @Option(names = "--programme", order = HelpOrder.SOURCES, paramLabel = "ID|FILE")
    private @Nullable String programme;

    HistoryOptions(Environment environment, AdapterRegistry adapters, LedgerOptions ledger) {
        this.environment = environment;
        this.adapters = adapters;
        this.ledger = ledger;
    }

    /**
     * The configuration that holds, without its sources.
     *
     * @throws dev.tierwise.files.yaml.InvalidFileException if it is wrong
     */
    Configuration configuration() {
        return new ConfigurationReader(adapters, environment)
                .findWithoutSources(Optional.ofNullable(config), environment);
    }

    /**
     * Opens the ledger that is there.
     *
     * @param ofToday whether it is asked about today, and not about a day that somebody names
     * @throws dev.tierwise.application.ledger.LedgerException when it cannot be opened
     */
    Ledger open(Configuration configuration, boolean ofToday) {
        Ledger opened = ledger.open(ledger.location(configuration), LedgerFactory.IfMissing.FAIL);
        return ofToday ? new LedgerOfToday(opened, environment.clock()) : opened;
    }

    /**
     * The history that is meant: the options say which; where they leave several, the configuration does.
     *
     * @throws UserException when there is none, or several could be meant
     */
    History history(Ledger opened, Configuration configuration) {
        List<History> all = opened.histories();
        if (all.isEmpty()) {
            throw UserException.usage(HistoryOptions.class, "history.empty");
        }
        List<History> meant = all;
        if (partner != null) {
            meant = ofPartner(all, partner);
            if (meant.isEmpty()) {
                throw none("--partner " + partner, all);
            }
        }
        if (programme != null) {
            List<History> before = meant;
            meant = ofProgramme(meant, programme);
            if (meant.isEmpty()) {
                throw none("--programme " + programme, before);
            }
        }
        if (meant.size() > 1 && partner == null && configuration.accounts().size() == 1) {
            Optional<String> configured =
                    configuration.accounts().get(0).partner().name();
            meant = narrowed(meant, configured.map(name -> ofPartner(all, name)));
        }
        if (meant.size() > 1 && programme == null && configuration.accounts().size() == 1) {
            List<History> before = meant;
            meant = narrowed(
                    meant,
                    configuration
                            .accounts()
                            .get(0)
                            .programme()
                            .map(reference -> ofProgramme(
                                    before,
                                    ProgrammeCatalogue.find(reference)
                                            .programme()
                                            .historyId())));
        }
        if (meant.size() > 1) {
            throw UserException.usage(HistoryOptions.class, "history.several", names(meant));
        }
        return meant.get(0);
    }

    private static List<History> narrowed(List<History> histories, Optional<List<History>> narrower) {
        return narrower.filter(some -> !some.isEmpty())
                .map(some -> some.stream().filter(histories::contains).toList())
                .orElse(histories);
    }

    private static List<History> ofPartner(List<History> histories, String name) {
        return histories.stream()
                .filter(history -> history.partner().equals(name))
                .toList();
    }

    /** By the id that the ledger remembers, else by the file or id that the user has now. */
    private List<History> ofProgramme(List<History> histories, String wanted) {
        List<History> remembered = withId(histories, wanted);
        return remembered.isEmpty()
                ? withId(
                        histories,
                        ProgrammeCatalogue.find(
                                        new ProgrammeReference("--programme", wanted, environment.workingDirectory()))
                                .programme()
                                .historyId())
                : remembered;
    }

    private static List<History> withId(List<History> histories, String id) {
        return histories.stream()
                .filter(history -> history.id().programme().equals(id))
                .toList();
    }

    /** What to do when nothing was refreshed by a day. */
    static UserException nothingBy(History history, Optional<LocalDate> day) {
        return UserException.usage(
                HistoryOptions.class,
                "history.nothing-by",
                history.partner(),
                history.id().programme(),
                day.map(Text::day).orElse(Text.of(HistoryOptions.class, "today")));
    }

    private static UserException none(String option, List<History> there) {
        return UserException.usage(HistoryOptions.class, "history.none", option, names(there));
    }

    private static Text names(List<History> histories) {
        return Text.joined(
                ", ",
                histories.stream()
                        .map(history -> Text.of(
                                HistoryOptions.class,
                                "history.name",
                                history.partner(),
                                history.id().programme()))
                        .toList());
    }
}
