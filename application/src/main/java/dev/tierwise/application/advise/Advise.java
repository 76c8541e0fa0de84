package dev.tierwise.application.advise;

import dev.tierwise.application.advise.Advice.Plan;
import dev.tierwise.application.credit.Outlook;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.forecast.Forecast;
import dev.tierwise.application.forecast.Published;
import dev.tierwise.application.keeping.Crediting;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.MetTier;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.application.simulate.Change;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.domain.tier.Evaluation;
import dev.tierwise.domain.tier.TierResult;
import dev.tierwise.spi.SourceException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is missing for a tier, and what is the least that closes it? */
public final class Advise {

    private final Snapshots snapshots;

    public Advise(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * Reads the sources and advises.
     *
     * @param tier   the tier that is wanted; empty for the next one above that which is expected anyway, or the highest. Where a
     *               programme says how tiers are kept, and the next day on which tiers fall may take the one that is credited,
     *               empty for that one
     * @param by     the day on which it is wanted; empty for the first mid-month update that credits what is sold today or, for a
     *               tier to be kept, for that day
     * @param ledger what HubSpot has published is taken from it, where it has the partner's history
     * @throws DayTooNearException when no mid-month update lies between today and the day by which the tier is wanted
     * @throws BadInputException   when the data is wrong
     * @throws SourceException     when a source cannot be used
     * @throws dev.tierwise.application.ledger.LedgerException when the ledger cannot be used
     */
    public Advice advise(SnapshotRequest request, Optional<Tier> tier, Optional<LocalDate> by, Optional<Ledger> ledger)
            throws BadInputException, SourceException {
        return of(EvaluationAnswer.of(request, snapshots.read(request).kept()), tier, by, ledger);
    }

    /**
     * The same for facts that have been read.
     *
     * @throws DayTooNearException when no mid-month update lies between today and the day by which the tier is wanted
     */
    public static Advice of(
            EvaluationAnswer today, Optional<Tier> tier, Optional<LocalDate> by, Optional<Ledger> ledger) {
        Snapshot facts = today.snapshot();
        Published published = Forecast.published(today, facts::on, ledger);
        Outlook outlook = Outlook.of(facts, published.report(), today.programme(), today.rates());
        Schedule schedule = Schedule.of(today.programme());
        Optional<Tier> atRisk = by.isPresent() || tier.isPresent()
                ? Optional.empty()
                : atRisk(published.crediting(), schedule.nextFall(facts.day()), today.programme(), outlook);
        LocalDate tierDay = atRisk.isPresent() ? schedule.nextFall(facts.day()) : tierDay(schedule, facts.day(), by);
        PublishedStandings standings = new PublishedStandings();
        Evaluation evaluation = outlook.on(tierDay, standings::add);
        TierRange expected = published
                .crediting()
                .through(tierDay.minusDays(1), outlook::on)
                .next(MetTier.of(tierDay, today.programme().on(tierDay), evaluation))
                .credited();
        TierResult standing = standing(evaluation, expected, tier.or(() -> atRisk));
        Plan plan = new Planning(today, tierDay, standings, standing).plan();
        return new Advice(
                today,
                expected,
                published.credited(),
                published.held(today.programme(), facts::on),
                published.fromLedger(),
                tierDay,
                schedule.latest(ScheduledEvent.Kind.MONTHLY_REPORT, tierDay),
                standing,
                plan,
                standings.unmanaged(),
                new LookUpTrials(today, tierDay, standings, standing, published.report()).lookUps(),
                Lapses.of(facts, standings, tierDay),
                changes(plan)
                        .map(changes -> new Renewing(today, published, tierDay, standing.tier(), changes).lasting()));
    }

    /**
     * The tier that is credited today and that the next day on which tiers fall takes, or may take, if nothing is done; empty where
     * there is none, and where every update takes a tier that is not met any more.
     */
    private static Optional<Tier> atRisk(Crediting credited, LocalDate fall, Programme programme, Outlook outlook) {
        return programme.updateDays().downgrades().isEmpty()
                ? Optional.empty()
                : credited.credited()
                        .atLeast()
                        .flatMap(programme.on(fall)::tier)
                        .filter(tier -> !credited.through(fall, outlook::on).isCertain(tier));
    }

    /** What is done to reach the tier; empty where no plan does. */
    private static Optional<List<Change>> changes(Plan plan) {
        if (plan instanceof Advice.Steps steps && steps.remaining().isEmpty()) {
            return Optional.of(steps.changes());
        }
        return plan instanceof Advice.NothingToDo ? Optional.of(List.of()) : Optional.empty();
    }

    private static LocalDate tierDay(Schedule schedule, LocalDate today, Optional<LocalDate> by) {
        if (by.isEmpty()) {
            return firstCredit(schedule, today);
        }
        if (by.get().isBefore(today)) {
            throw new DayTooNearException(Text.of(
                    Advise.class,
                    "day.past",
                    Text.day(by.get()),
                    Text.day(today),
                    Text.day(schedule.next(ScheduledEvent.Kind.TIER, today))));
        }
        LocalDate last = schedule.latest(ScheduledEvent.Kind.TIER, by.get());
        if (!last.isAfter(today)) {
            throw new DayTooNearException(Text.of(
                    Advise.class,
                    "day.too.near",
                    Text.day(today),
                    Text.day(by.get()),
                    Text.day(schedule.next(ScheduledEvent.Kind.TIER, today))));
        }
        return last;
    }

    /** The first mid-month update that credits what is sold on a day: a monthly report has to publish it before. */
    static LocalDate firstCredit(Schedule schedule, LocalDate soldOn) {
        LocalDate report = schedule.next(ScheduledEvent.Kind.MONTHLY_REPORT, soldOn);
        return schedule.next(ScheduledEvent.Kind.TIER, report.minusDays(1));
    }

    private static TierResult standing(Evaluation evaluation, TierRange expected, Optional<Tier> wanted) {
        List<TierResult> tiers = evaluation.tiers();
        if (wanted.isPresent()) {
            return tiers.stream()
                    .filter(result -> result.tier().id().equals(wanted.get().id()))
                    .findFirst()
                    .orElseThrow(() -> UserException.usage(
                            Advise.class, "tier.gone", wanted.get().id()));
        }
        int held = expected.atLeast()
                .map(tier -> tiers.stream()
                        .map(result -> result.tier().id())
                        .toList()
                        .indexOf(tier))
                .orElse(-1);
        return tiers.get(Math.min(held + 1, tiers.size() - 1));
    }
}
