package dev.tierwise.server.dashboard;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.partners.PartnersDocument;
import dev.tierwise.answers.partners.PartnersMapper;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.forecast.Forecast;
import dev.tierwise.application.forecast.ForecastAnswer;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerAheadException;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.LedgerOfToday;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.spi.Redaction;
import dev.tierwise.application.status.Status;
import dev.tierwise.application.status.StatusAnswer;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.domain.text.Worded;
import dev.tierwise.server.Host;
import dev.tierwise.server.http.Query;
import dev.tierwise.server.question.KeptReadings;
import dev.tierwise.server.question.Progress;
import dev.tierwise.server.question.ServedPartner;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The partners that can be asked about, and how each stands. */
final class Partners {

    private static final int MONTHS = 12;

    private final List<ServedPartner> all;
    private final KeptReadings readings;
    private final Refreshing refreshing;
    private final Supplier<Ledger> ledgers;
    private final InstantSource clock;
    private final Redaction redaction;
    private final Status status;

    Partners(
            List<ServedPartner> all,
            KeptReadings readings,
            Refreshing refreshing,
            Supplier<Ledger> ledgers,
            Host host) {
        this.all = List.copyOf(all);
        this.readings = readings;
        this.refreshing = refreshing;
        this.ledgers = ledgers;
        this.clock = host.clock();
        this.redaction = host.redaction();
        this.status = new Status(clock);
    }

    List<ServedPartner> all() {
        return all;
    }

    /**
     * The partner that a question names; the only one if it names none.
     *
     * @throws UserException if there is none of that name, or several can be meant
     */
    ServedPartner named(Query query) {
        Optional<String> name = query.one("partner");
        List<ServedPartner> meant = all.stream()
                .filter(partner -> name.map(partner.name()::equals).orElse(true))
                .toList();
        if (meant.isEmpty()) {
            throw UserException.usage(Partners.class, "partner.unknown", name.orElseThrow(), names());
        }
        if (meant.size() == 1) {
            return meant.get(0);
        }
        List<String> programmes = query.all("programme");
        return meant.stream()
                .filter(partner -> name.isPresent() && programmes.equals(List.of(partner.programme())))
                .findFirst()
                .orElseThrow(() -> name.isEmpty()
                        ? UserException.usage(Partners.class, "partner.several", names())
                        : UserException.usage(
                                Partners.class,
                                "partner.programmes",
                                name.get(),
                                String.join(
                                        ", ",
                                        meant.stream()
                                                .map(ServedPartner::programme)
                                                .toList())));
    }

    private String names() {
        return String.join(
                ", ", all.stream().map(ServedPartner::name).distinct().toList());
    }

    /** How each partner stands. Readings that are not there are begun. */
    Answer<PartnersDocument> standings(Locale language) {
        List<PartnersMapper.Standing> standings = new ArrayList<>();
        for (ServedPartner partner : all) {
            readings.begin(partner.facts());
            standings.add(standing(partner, true, language));
        }
        return PartnersMapper.of(standings);
    }

    /** How fresh the figures of a partner are: how it stands without what is to come. Nothing is read for it. */
    PartnersMapper.Standing freshness(ServedPartner partner, Locale language) {
        return standing(partner, false, language);
    }

    private PartnersMapper.Standing standing(ServedPartner partner, boolean withForecast, Locale language) {
        Optional<ReadFacts> facts = readings.kept(partner.facts());
        Optional<String> error = refreshing.error(partner);
        Optional<StatusAnswer> known = Optional.empty();
        Optional<ForecastAnswer> forecast = Optional.empty();
        try (Ledger ledger = new LedgerOfToday(ledgers.get(), clock)) {
            known = ledger.histories().stream()
                    .filter(history -> history.id().equals(partner.history().get()))
                    .findFirst()
                    .flatMap(history -> status.status(ledger, history, Optional.empty()));
            if (withForecast) {
                forecast = facts.map(read -> forecast(partner, read, ledger));
            }
        } catch (LedgerException | LedgerAheadException e) {
            error = Optional.of(Worded.of(e).in(language));
        }
        return new PartnersMapper.Standing(
                partner.history().get(),
                partner.facts().programme(),
                known,
                forecast,
                facts.map(ReadFacts::readAt),
                refreshing
                        .progress(partner)
                        .or(() -> readings.progress(partner.facts()))
                        .map(this::reading),
                known.map(this::isOverdue).orElse(false),
                error.map(redaction::of));
    }

    private PartnersDocument.Reading reading(Progress progress) {
        return new PartnersDocument.Reading(redaction.of(progress.source()), progress.rows());
    }

    private static ForecastAnswer forecast(ServedPartner partner, ReadFacts facts, Ledger ledger) {
        EvaluationAnswer today = EvaluationAnswer.of(partner.facts(), facts);
        return Forecast.of(
                today,
                MONTHS,
                facts.snapshot()::on,
                Forecast.published(today, facts.snapshot()::on, Optional.of(ledger)));
    }

    private boolean isOverdue(StatusAnswer known) {
        History history = known.history();
        return known.refreshed().day().isBefore(LocalDate.ofInstant(clock.instant(), history.timeZone()));
    }
}
