package dev.tierwise.server.dashboard;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.evaluation.EvaluationDocument;
import dev.tierwise.answers.failure.Failure;
import dev.tierwise.answers.lookahead.ForecastDocument;
import dev.tierwise.answers.partners.PartnersDocument;
import dev.tierwise.answers.partners.PartnersMapper;
import dev.tierwise.answers.status.StatusDocument;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerAheadException;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.LedgerOfToday;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.domain.text.Worded;
import dev.tierwise.domain.text.WordedException;
import dev.tierwise.server.Host;
import dev.tierwise.server.question.KeptReadings;
import dev.tierwise.server.question.Progress;
import dev.tierwise.server.question.Query;
import dev.tierwise.server.question.ReadingUnderWayException;
import dev.tierwise.server.question.ServedPartner;
import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The partners that can be asked about, and how each stands. */
final class Partners {

    /** Answers a question about a partner, as it stands today. */
    @FunctionalInterface
    interface Answers {
        Answer<?> apply(String question, ServedPartner partner) throws BadInputException, SourceException;
    }

    /** How long after the beginning of a day nobody misses its refresh. */
    private static final Duration LEEWAY = Duration.ofHours(1);

    private final List<ServedPartner> all;
    private final KeptReadings readings;
    private final Refreshing refreshing;
    private final Supplier<Ledger> ledgers;
    private final InstantSource clock;
    private final Answers answers;
    private final Redaction redaction;

    Partners(
            List<ServedPartner> all,
            KeptReadings readings,
            Refreshing refreshing,
            Supplier<Ledger> ledgers,
            Host host,
            Answers answers) {
        this.answers = answers;
        this.all = List.copyOf(all);
        this.readings = readings;
        this.refreshing = refreshing;
        this.ledgers = ledgers;
        this.clock = host.clock();
        this.redaction = host.redaction();
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
        return ServedPartner.named(all, query);
    }

    /** How each partner stands. Readings that are not there are begun. */
    Answer<PartnersDocument> standings(Locale language) {
        List<PartnersMapper.Standing> standings = new ArrayList<>();
        for (ServedPartner partner : all) {
            readings.begin(partner.facts());
            standings.add(standing(partner, language));
        }
        return PartnersMapper.of(standings);
    }

    private PartnersMapper.Standing standing(ServedPartner partner, Locale language) {
        Freshness fresh = freshness(partner, language);
        List<Text> failures = new ArrayList<>();
        Optional<ForecastDocument> forecast =
                document("forecast", ForecastDocument.class, partner, fresh.readAt(), failures);
        Optional<EvaluationDocument> evaluation =
                document("evaluation", EvaluationDocument.class, partner, fresh.readAt(), failures);
        return new PartnersMapper.Standing(
                partner.history().get(),
                partner.facts().programme(),
                fresh.zone(),
                document("status", StatusDocument.class, partner, fresh.refreshedAt(), failures),
                forecast,
                evaluation,
                fresh.readAt().filter(at -> forecast.isPresent() && evaluation.isPresent()),
                fresh.refreshedOn(),
                fresh.refreshedAt(),
                fresh.reading(),
                fresh.overdue(),
                fresh.error().or(() -> failures.stream().findFirst().map(why -> redaction.of(why.in(language)))));
    }

    /** What is answered about a partner today, if there is something to answer from; empty also if that fails, and then why is told. */
    private <D> Optional<D> document(
            String question, Class<D> type, ServedPartner partner, Optional<Instant> from, List<Text> failures) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.cast(answers.apply(question, partner).document()));
        } catch (ReadingUnderWayException e) {
            return Optional.empty();
        } catch (BadInputException | SourceException | WordedException e) {
            Failure.of(e).map(Failure::summary).ifPresent(failures::add);
            return Optional.empty();
        }
    }

    /** How fresh the figures of a partner are. Nothing is read for it. */
    Freshness freshness(ServedPartner partner, Locale language) {
        Optional<Text> error = refreshing.error(partner);
        Optional<RecordedDay> last = Optional.empty();
        Optional<ZoneId> zone = partner.facts().partner().timeZone();
        try (Ledger ledger = new LedgerOfToday(ledgers.get(), clock)) {
            HistoryId id = partner.history().get();
            zone = ledger.history(id)
                    .map(History::timeZone)
                    .or(() -> partner.facts().partner().timeZone());
            last = ledger.lastDay(id);
        } catch (LedgerException | LedgerAheadException e) {
            error = Optional.of(Worded.of(e));
        }
        ZoneId days = zone.orElse(ZoneOffset.UTC);
        LocalDate today = LocalDate.ofInstant(clock.instant().minus(LEEWAY), days);
        Optional<Text> failed = error.or(
                () -> readings.failure(partner.facts()).flatMap(Failure::of).map(Failure::summary));
        return new Freshness(
                readings.kept(partner.facts()).map(ReadFacts::readAt),
                last.map(RecordedDay::day),
                last.map(RecordedDay::refreshedAt),
                days,
                refreshing
                        .progress(partner)
                        .or(() -> readings.progress(partner.facts()))
                        .map(this::reading),
                last.filter(day -> day.day().isBefore(today)).isPresent(),
                failed.map(why -> redaction.of(why.in(language))));
    }

    private PartnersDocument.Reading reading(Progress progress) {
        return new PartnersDocument.Reading(redaction.of(progress.source()), progress.rows());
    }
}
