package dev.tierwise.server.question;

import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerOfToday;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.spi.SourceException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A question as somebody asked it.
 *
 * @param partner whom it is about
 * @param query   its parameters
 * @param ledgers opens the ledger; empty if there is none
 * @param clock   tells today
 */
public record Asked(ServedPartner partner, Query query, Supplier<Optional<Ledger>> ledgers, InstantSource clock) {

    /** Something that is done with the ledger, or without one. */
    @FunctionalInterface
    interface Use<L, T> {
        T with(L ledger) throws BadInputException, SourceException;
    }

    /** What is to be read, under each programme that is named; under that of the partner if none is. */
    List<SnapshotRequest> facts() throws BadInputException, SourceException {
        List<String> programmes = query.all("programme");
        Optional<LocalDate> named = query.day("asOf");
        // those that are compared with each other are about one day, also around midnight
        Optional<LocalDate> asOf = named.isEmpty() && programmes.size() > 1
                ? Optional.of(ledgerIfThere(false, ledger -> today(ledger.flatMap(this::historyIfThere))))
                : named;
        return (programmes.isEmpty() ? List.of(partner.programme()) : programmes)
                .stream()
                        .map(programme -> partner.under(programme)
                                .orElseThrow(() -> UserException.usage(
                                        Asked.class,
                                        "programme.unknown",
                                        programme,
                                        String.join(
                                                ", ",
                                                partner.programmes().keySet().stream()
                                                        .sorted()
                                                        .toList()))))
                        .map(request -> asOf.map(request::asOf).orElse(request))
                        .toList();
    }

    /**
     * What is to be read, under one programme.
     *
     * @throws UserException if several are named, or one that cannot be
     */
    public SnapshotRequest fact() throws BadInputException, SourceException {
        query.one("programme");
        return facts().get(0);
    }

    /**
     * Does something with the ledger. One that is asked about today must not go on after it.
     *
     * @throws UserException if there is none
     */
    <T> T ledger(boolean ofToday, Use<Ledger, T> use) throws BadInputException, SourceException {
        return ledgerIfThere(
                ofToday, ledger -> use.with(ledger.orElseThrow(() -> UserException.usage(Asked.class, "ledger.none"))));
    }

    /** Does something with the ledger, or without one if there is none. One that is asked about today must not go on after it. */
    <T> T ledgerIfThere(boolean ofToday, Use<Optional<Ledger>, T> use) throws BadInputException, SourceException {
        Optional<Ledger> opened = ledgers.get();
        try {
            return use.with(ofToday ? opened.map(ledger -> new LedgerOfToday(ledger, clock)) : opened);
        } finally {
            opened.ifPresent(Ledger::close);
        }
    }

    /**
     * The partner's history.
     *
     * @throws UserException if nothing has been refreshed yet
     */
    History history(Ledger ledger) {
        return historyIfThere(ledger)
                .orElseThrow(() -> UserException.usage(
                        Asked.class,
                        "history.none",
                        history().partner(),
                        history().programme()));
    }

    /** The partner's history; empty if nothing has been refreshed yet. */
    Optional<History> historyIfThere(Ledger ledger) {
        return ledger.history(history());
    }

    /**
     * What the ledger knows of the partner by now.
     *
     * @param refreshed the last refreshed day; empty if nothing has been refreshed yet
     * @param today     today in the partner's time zone, as far as the configuration or the ledger knows that
     */
    public record Remembered(Optional<RecordedDay> refreshed, LocalDate today) {}

    /** What the ledger knows of the partner; nothing if there is none. */
    public Remembered remembered() throws BadInputException, SourceException {
        return ledgerIfThere(
                query.day("asOf").isEmpty(),
                ledger -> new Remembered(
                        ledger.flatMap(opened -> opened.lastDay(history())),
                        today(ledger.flatMap(this::historyIfThere))));
    }

    /** Today in the partner's time zone, as far as the configuration or the ledger knows that. */
    LocalDate today(Optional<History> history) {
        return LocalDate.ofInstant(
                clock.instant(),
                partner.facts()
                        .partner()
                        .timeZone()
                        .or(() -> history.map(History::timeZone))
                        .orElse(ZoneOffset.UTC));
    }

    private HistoryId history() {
        return new HistoryId(
                partner.name(), query.all("programme").stream().findFirst().orElse(partner.programme()));
    }

    /** What to say if nothing was refreshed by a day. */
    static UserException nothingBy(History history, Optional<LocalDate> day) {
        return UserException.usage(
                Asked.class,
                "history.nothing-by",
                history.partner(),
                history.id().programme(),
                day.map(Text::day).orElse(Text.of(Asked.class, "today")));
    }
}
