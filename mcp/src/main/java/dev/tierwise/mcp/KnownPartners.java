package dev.tierwise.mcp;

import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.WordedException;
import dev.tierwise.server.question.KeptReadings;
import dev.tierwise.server.question.Query;
import dev.tierwise.server.question.ServedPartner;
import dev.tierwise.spi.SourceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The partners of the configuration, and their names: the sources tell those that the configuration does not. */
final class KnownPartners {

    private final KeptReadings readings;
    private final List<ServedPartner> all;
    private final Map<SnapshotRequest, String> names = new ConcurrentHashMap<>();

    KnownPartners(List<ServedAccounts.Account> accounts, KeptReadings readings) {
        this.readings = readings;
        this.all = accounts.stream()
                .map(account -> new ServedPartner(
                        account.facts(),
                        account.programmes(),
                        () -> HistoryId.of(
                                name(account.facts()), account.facts().programme())))
                .toList();
    }

    List<ServedPartner> all() {
        return all;
    }

    /** Every programme that can be named, by its id. */
    Map<String, Programme> programmes() {
        Map<String, Programme> programmes = new LinkedHashMap<>();
        for (ServedPartner partner : all) {
            programmes.put(partner.programme(), partner.facts().programme());
        }
        for (ServedPartner partner : all) {
            partner.programmes().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> programmes.putIfAbsent(
                            entry.getKey(), entry.getValue().programme()));
        }
        return programmes;
    }

    /**
     * The partner that a question names; the only one if it names none.
     *
     * @throws dev.tierwise.domain.text.UserException if there is none of that name, or several can be meant
     */
    ServedPartner named(Query query) {
        Optional<String> name = query.one("partner");
        if (name.isPresent() && all.stream().noneMatch(partner -> partner.isCalled(name.get()))) {
            all.stream().filter(partner -> !isNamed(partner)).forEach(this::tryToLearnName);
        }
        return ServedPartner.named(all, query);
    }

    private void tryToLearnName(ServedPartner partner) {
        try {
            learnName(partner);
        } catch (BadInputException | SourceException | WordedException e) {
            // it goes on to be called by the place of its sources, and a question about it says why they fail
            return;
        }
    }

    /**
     * Reads what tells the partner's name, unless that is known.
     *
     * @throws BadInputException if the data of the sources is wrong
     * @throws SourceException   if a source cannot be used
     */
    void learnName(ServedPartner partner) throws BadInputException, SourceException {
        if (!isNamed(partner)) {
            ReadFacts facts = readings.read(partner.facts());
            names.put(partner.facts(), facts.snapshot().partner().name());
        }
    }

    private boolean isNamed(ServedPartner partner) {
        return known(partner.facts()).isPresent();
    }

    private Optional<String> known(SnapshotRequest facts) {
        return facts.partner().name().or(() -> {
            Optional<String> told =
                    readings.kept(facts).map(kept -> kept.snapshot().partner().name());
            told.ifPresent(name -> names.put(facts, name));
            return Optional.ofNullable(names.get(facts));
        });
    }

    private String name(SnapshotRequest facts) {
        return known(facts)
                .orElseGet(() ->
                        facts.sources().stream().map(ConfiguredSource::location).collect(Collectors.joining(" ")));
    }
}
