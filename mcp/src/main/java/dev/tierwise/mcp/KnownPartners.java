package dev.tierwise.mcp;

import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.domain.text.WordedException;
import dev.tierwise.server.question.Asked;
import dev.tierwise.server.question.KeptReadings;
import dev.tierwise.server.question.Query;
import dev.tierwise.server.question.ReadingUnderWayException;
import dev.tierwise.server.question.ServedPartner;
import dev.tierwise.spi.SourceException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The partners of the configuration, and their names: the sources tell those that the configuration does not. */
final class KnownPartners {

    private final KeptReadings readings;
    private final Masking masking;
    private final List<ServedPartner> all;
    private final Map<String, Programme> programmes;
    private final Map<SnapshotRequest, String> names = new ConcurrentHashMap<>();

    KnownPartners(List<ServedAccounts.Account> accounts, KeptReadings readings, Masking masking) {
        this.readings = readings;
        this.masking = masking;
        this.all = accounts.stream()
                .map(account -> new ServedPartner(
                        account.facts(),
                        account.programmes(),
                        () -> HistoryId.of(
                                name(account.facts()), account.facts().programme())))
                .toList();
        this.programmes = programmes(all);
    }

    List<ServedPartner> all() {
        return all;
    }

    /** Every programme that can be named, by its id. */
    Map<String, Programme> programmes() {
        return programmes;
    }

    private static Map<String, Programme> programmes(List<ServedPartner> partners) {
        Map<String, Programme> programmes = new LinkedHashMap<>();
        for (ServedPartner partner : partners) {
            programmes.put(partner.programme(), partner.facts().programme());
        }
        for (ServedPartner partner : partners) {
            partner.programmes().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> programmes.putIfAbsent(
                            entry.getKey(), entry.getValue().programme()));
        }
        return Collections.unmodifiableMap(programmes);
    }

    /**
     * A programme by its id.
     *
     * @throws UserException if there is none
     */
    Programme programme(String id) {
        return Optional.ofNullable(programmes.get(id))
                .orElseThrow(() -> UserException.usage(
                        KnownPartners.class, "programme.unknown", id, Suggestion.orAll(id, programmes.keySet())));
    }

    /**
     * The programme that a question names; that of its partner if it names none.
     *
     * @throws UserException if there is none of that id
     */
    Programme rules(Asked asked) {
        return programme(asked.query().one("programme").orElse(asked.partner().programme()));
    }

    /**
     * The partner that a question names, also as an assistant is told its name; the only one if it names none.
     *
     * @throws BadInputException if none of that name is known and the data of a source that may tell it is wrong
     * @throws SourceException   if none of that name is known and a source that may tell it cannot be used
     * @throws WordedException   if there is none of that name, it is not known yet, or several can be meant
     */
    ServedPartner named(Query query) throws BadInputException, SourceException {
        Optional<String> asked = query.one("partner");
        if (asked.isPresent() && told(asked.get()).isEmpty()) {
            Optional<Exception> failure = learnNames();
            if (failure.isPresent() && told(asked.get()).isEmpty()) {
                throw failure(failure.get());
            }
        }
        return ServedPartner.named(
                all,
                asked.flatMap(this::told)
                        .map(name -> query.with("partner", name))
                        .orElse(query));
    }

    /** What the only partner is called that is meant by a name. */
    private Optional<String> told(String name) {
        if (all.stream().anyMatch(partner -> partner.isCalled(name))) {
            return Optional.of(name);
        }
        List<String> meant = all.stream()
                .map(ServedPartner::name)
                .filter(own -> masking.of(own).equals(name))
                .distinct()
                .toList();
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    /** Reads all sources that tell a name at one time; why the first failed that did, or that some are still being read. */
    private Optional<Exception> learnNames() {
        List<ServedPartner> unnamed =
                all.stream().filter(partner -> !isNamed(partner)).toList();
        unnamed.forEach(partner -> readings.begin(partner.facts()));
        Optional<Exception> failure = Optional.empty();
        for (ServedPartner partner : unnamed) {
            try {
                learnName(partner);
            } catch (ReadingUnderWayException e) {
                return Optional.of(e);
            } catch (BadInputException | SourceException | WordedException e) {
                failure = failure.or(() -> Optional.of(e));
            }
        }
        return failure;
    }

    private static WordedException failure(Exception why) throws BadInputException, SourceException {
        if (why instanceof BadInputException bad) {
            throw bad;
        }
        if (why instanceof SourceException unusable) {
            throw unusable;
        }
        return (WordedException) why;
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
