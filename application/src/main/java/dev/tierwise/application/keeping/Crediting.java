package dev.tierwise.application.keeping;

import dev.tierwise.application.ledger.MetTier;
import dev.tierwise.application.ledger.Reached;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.ledger.TierRecord;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.portfolio.CreditedTier;
import dev.tierwise.domain.programme.Downgrades;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.tier.Evaluation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is credited from a mid-month day on, and what decides on what is credited on the next. It never changes.
 *
 * <p>Without {@link Downgrades} it becomes the tier that the figures of the day lead to. With them it becomes the higher of
 * itself and that tier, except on a day on which tiers fall: then it becomes the highest tier that was met on a tier day of the
 * window, that day included. A tier that was reached less than the hold before is not lost. Where the certification is not valid
 * on such a day, the window protects nothing, and only the hold does.
 *
 * <p>Where no day on which tiers fell lies within the window of the next one, as in HubSpot's rule, both ends of what is not
 * known are exact: the least and the most that is credited over every way in which the tiers of the days could turn out, each
 * day on its own. Otherwise they are never too close together.
 */
public final class Crediting {

    private static final int NO_TIER = -1;

    private final Programme programme;
    private final Schedule schedule;
    private final List<MetTier> met = new ArrayList<>();

    /** For a tier the first day on which it may have been reached; without a day it may have been reached before anything. */
    private final Map<Integer, LocalDate> reachedAtEarliest = new TreeMap<>();

    /** For a tier the last day on which it may have been reached. */
    private final TreeMap<Integer, LocalDate> reachedAtLatest = new TreeMap<>();

    /** The ids of the tiers that there are on the last tier day, lowest first. */
    private List<String> tiers;

    private int least;
    private int most;
    private TierRange credited = new TierRange(Optional.empty(), Optional.empty());
    private MetTier last;

    /** What is credited was given on that day and does not follow from what was met before; empty where it does. */
    private Optional<LocalDate> given = Optional.empty();

    private Crediting(Crediting before) {
        this.programme = before.programme;
        this.schedule = before.schedule;
        this.tiers = before.tiers;
        this.met.addAll(before.met);
        this.reachedAtEarliest.putAll(before.reachedAtEarliest);
        this.reachedAtLatest.putAll(before.reachedAtLatest);
        this.least = before.least;
        this.most = before.most;
        this.credited = before.credited;
        this.last = before.last;
        this.given = before.given;
    }

    private Crediting(Programme programme, Collection<MetTier> met, MetTier last) {
        this.programme = programme;
        this.schedule = Schedule.of(programme);
        this.tiers = tiers(last.day());
        this.met.addAll(met);
        this.last = last;
    }

    /**
     * Begins where nothing is known of what was credited: on a day on which tiers fall, with the highest tier that was met on a
     * tier day of its window, and without a hold.
     *
     * @param window what was met on the tier days of the window, in chronological order; the last one is that of the day
     */
    public static Crediting ofWindow(Programme programme, List<MetTier> window) {
        MetTier last = window.get(window.size() - 1);
        Crediting crediting = new Crediting(programme, window, last);
        crediting.begin(
                new TierRange(
                        crediting.id(crediting.bestAtLeast(last.day())),
                        crediting.id(crediting.bestAtMost(last.day()))),
                Reached.on(crediting
                        .downgrades(last.day())
                        .map(downgrades -> last.day().minus(downgrades.hold()))
                        .orElse(last.day())));
        return crediting;
    }

    /**
     * Begins with a tier that is known to be credited.
     *
     * @param credited the tier
     * @param reached  when it was reached; where that is not known, it may have been long ago or on the last of the tier days
     * @param met      what was met on tier days, in chronological order; the last one is the tier day from which on the tier is
     *                 followed
     */
    public static Crediting of(Programme programme, TierRange credited, Optional<Reached> reached, List<MetTier> met) {
        MetTier last = met.get(met.size() - 1);
        Crediting crediting = new Crediting(programme, met, last);
        crediting.given = Optional.of(last.day());
        crediting.begin(credited, reached.orElse(new Reached(Optional.empty(), last.day())));
        return crediting;
    }

    /**
     * Goes on from what a ledger remembers.
     *
     * @param last   the last update of the tier by the day that is asked about
     * @param record tells what came before
     */
    public static Crediting remembered(Programme programme, RecordedEvent.TierUpdate last, TierRecord record) {
        return programme.on(last.day()).updateDays().downgrades().isEmpty()
                ? of(
                        programme,
                        last.tier(),
                        Optional.empty(),
                        List.of(new MetTier(last.day(), last.tier(), State.UNDETERMINED)))
                : resumed(programme, record.tierUpdates(last.day()), record.met(last.day()));
    }

    /**
     * What is credited from a coming day on.
     *
     * @param day     that day
     * @param figures the figures that are published by a coming tier day, and the tiers that they meet
     */
    public Crediting through(LocalDate day, Function<LocalDate, Evaluation> figures) {
        List<LocalDate> coming = schedule.tierDays(last.day().plusDays(1), day);
        boolean kept = coming.stream().anyMatch(tierDay -> downgrades(tierDay).isPresent());
        Crediting crediting = this;
        for (LocalDate tierDay : kept ? coming : coming.subList(Math.max(0, coming.size() - 1), coming.size())) {
            crediting = crediting.next(MetTier.of(tierDay, programme.on(tierDay), figures.apply(tierDay)));
        }
        return crediting;
    }

    private void begin(TierRange first, Reached reached) {
        credited = first;
        least = rank(first.atLeast());
        most = rank(first.atMost());
        reachedAtLatest.put(most, reached.atLatest());
        reached.atEarliest().ifPresent(day -> {
            for (int tier = 0; tier <= least; tier++) {
                reachedAtEarliest.put(tier, day);
            }
        });
    }

    /** What was met on the tier days so far that can still matter, in chronological order. */
    public List<MetTier> met() {
        return List.copyOf(met);
    }

    /** When the tier was reached; empty where none is credited, and where every update takes one that is not met any more. */
    public Optional<Reached> reached() {
        return downgrades(last.day()).isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(reachedAtLatest.floorEntry(most))
                        .map(latest ->
                                new Reached(Optional.ofNullable(reachedAtEarliest.get(least)), latest.getValue()));
    }

    /**
     * As it follows from the facts alone: from the tier that HubSpot itself credits, where the facts give it; else, with
     * {@link Downgrades}, from the second-latest day on which tiers fell, see {@link #ofWindow}; else what was met last.
     *
     * @param day      the day that is asked about
     * @param credited the tier that HubSpot itself credits; empty when unknown. One that is credited only since a later day says
     *                 nothing
     * @param met      what was met on a tier day, asked for those of {@link #tierDays} only
     */
    public static Crediting ofFacts(
            Programme programme, LocalDate day, Optional<CreditedTier> credited, Function<LocalDate, MetTier> met) {
        Schedule schedule = Schedule.of(programme);
        LocalDate latest = schedule.latest(ScheduledEvent.Kind.TIER, day);
        Optional<Downgrades> downgrades = programme.on(latest).updateDays().downgrades();
        if (downgrades.isEmpty()) {
            MetTier then = met.apply(latest);
            return of(programme, then.tier(), Optional.empty(), List.of(then));
        }
        Optional<CreditedTier> known = known(credited, day);
        LocalDate first = known.isPresent() ? latest : firstFall(schedule, day);
        List<MetTier> window =
                window(programme, schedule, first).stream().map(met).toList();
        if (known.isPresent()) {
            Optional<String> tier =
                    programme.on(latest).tier(known.get().tier()).map(Tier::id);
            return of(programme, new TierRange(tier, tier), known.get().since().map(Reached::on), window);
        }
        Crediting crediting = ofWindow(programme, window);
        for (LocalDate tierDay : schedule.tierDays(first.plusDays(1), latest)) {
            crediting = crediting.next(met.apply(tierDay));
        }
        return crediting;
    }

    private static Optional<CreditedTier> known(Optional<CreditedTier> credited, LocalDate day) {
        return credited.filter(
                tier -> tier.since().filter(since -> since.isAfter(day)).isEmpty());
    }

    /**
     * The day from which on what is credited is assumed to follow from the facts, see {@link #ofFacts}; empty where the facts tell
     * it, and where every update takes a tier that is not met any more.
     */
    public static Optional<LocalDate> assumedSince(
            Programme programme, LocalDate day, Optional<CreditedTier> credited) {
        return programme.updateDays().downgrades().isPresent()
                        && known(credited, day).isEmpty()
                ? Optional.of(firstFall(Schedule.of(programme), day))
                : Optional.empty();
    }

    /** The tier days that {@link #ofFacts} may ask about, in chronological order. */
    public static List<LocalDate> tierDays(Programme programme, LocalDate day) {
        Schedule schedule = Schedule.of(programme);
        LocalDate latest = schedule.latest(ScheduledEvent.Kind.TIER, day);
        if (programme.on(latest).updateDays().downgrades().isEmpty()) {
            return List.of(latest);
        }
        LocalDate first = firstFall(schedule, day);
        List<LocalDate> days = new ArrayList<>(window(programme, schedule, first));
        days.addAll(schedule.tierDays(first.plusDays(1), latest));
        window(programme, schedule, latest).stream()
                .filter(before -> !days.contains(before))
                .forEach(days::add);
        return days.stream().sorted().toList();
    }

    /** The tier days of the window of a day on which tiers fall, the day included: only that day where no tier is kept on it. */
    private static List<LocalDate> window(Programme programme, Schedule schedule, LocalDate day) {
        return programme
                .on(day)
                .updateDays()
                .downgrades()
                .map(downgrades -> schedule.tierDays(day.minus(downgrades.window()), day))
                .orElse(List.of(day));
    }

    private static LocalDate firstFall(Schedule schedule, LocalDate day) {
        return schedule.latestFall(schedule.latestFall(day).minusDays(1));
    }

    /**
     * Goes on from what a ledger remembers.
     *
     * @param updates the updates of the tier so far, in chronological order; at least one
     * @param met     what was met on the days of those updates, and on the tier days of the window before the first; in
     *                chronological order
     */
    public static Crediting resumed(Programme programme, List<RecordedEvent.TierUpdate> updates, List<MetTier> met) {
        RecordedEvent.TierUpdate first = updates.get(0);
        Crediting crediting = of(
                programme,
                first.tier(),
                first.reached(),
                met.stream().filter(one -> !one.day().isAfter(first.day())).toList());
        Map<LocalDate, MetTier> byDay = met.stream().collect(Collectors.toMap(MetTier::day, one -> one));
        for (RecordedEvent.TierUpdate update : updates.subList(1, updates.size())) {
            MetTier then = Objects.requireNonNull(byDay.get(update.day()));
            crediting.rankAmong(crediting.tiers(update.day()));
            crediting.met.add(then);
            crediting.become(
                    then,
                    crediting.rank(update.tier().atLeast()),
                    crediting.rank(update.tier().atMost()));
        }
        return crediting;
    }

    /**
     * What is credited on the next tier day.
     *
     * @param then what is met on that day, which comes after the last one
     */
    public Crediting next(MetTier then) {
        Crediting next = new Crediting(this);
        next.goTo(then);
        return next;
    }

    private void goTo(MetTier then) {
        LocalDate day = then.day();
        rankAmong(tiers(day));
        met.add(then);
        int metAtLeast = rank(then.tier().atLeast());
        int metAtMost = rank(then.tier().atMost());
        if (downgrades(day).isEmpty()) {
            become(then, metAtLeast, metAtMost);
        } else if (!schedule.canFall(day)) {
            become(then, Math.max(least, metAtLeast), Math.max(most, metAtMost));
        } else {
            become(
                    then,
                    Math.max(then.certified() == State.MET ? bestAtLeast(day) : metAtLeast, heldAtLeast(day)),
                    Math.max(then.certified() == State.UNMET ? metAtMost : bestAtMost(day), heldAtMost(day)));
        }
    }

    private Optional<Downgrades> downgrades(LocalDate day) {
        return programme.on(day).updateDays().downgrades();
    }

    private List<String> tiers(LocalDate day) {
        return programme.on(day).tiers().stream().map(Tier::id).toList();
    }

    /** Goes over to the tiers of the programme that is in force now. */
    private void rankAmong(List<String> now) {
        if (now.equals(tiers)) {
            return;
        }
        Map<Integer, LocalDate> earliest =
                ranked(reachedAtEarliest, now, BinaryOperator.minBy(Comparator.naturalOrder()));
        Map<Integer, LocalDate> latest = ranked(reachedAtLatest, now, BinaryOperator.maxBy(Comparator.naturalOrder()));
        reachedAtEarliest.clear();
        reachedAtEarliest.putAll(earliest);
        reachedAtLatest.clear();
        reachedAtLatest.putAll(latest);
        tiers = now;
        least = rank(credited.atLeast());
        most = rank(credited.atMost());
    }

    /** @param either which day it is where two tiers become one */
    private Map<Integer, LocalDate> ranked(
            Map<Integer, LocalDate> reached, List<String> now, BinaryOperator<LocalDate> either) {
        Map<Integer, LocalDate> ranked = new TreeMap<>();
        reached.forEach((tier, day) -> {
            int rank = tier == NO_TIER ? NO_TIER : rank(tiers.get(tier), now);
            if (rank != NO_TIER) {
                ranked.merge(rank, day, either);
            }
        });
        return ranked;
    }

    private void become(MetTier then, int atLeast, int atMost) {
        LocalDate day = then.day();
        int rises = downgrades(day).isPresent() && schedule.canFall(day)
                ? risesTo(then)
                : rank(then.tier().atMost());
        if (rises > least) {
            reachedAtLatest.put(rises, day);
        }
        for (int tier = 0; tier < tiers.size(); tier++) {
            if (tier > atMost) {
                reachedAtEarliest.remove(tier);
            } else if (tier > most) {
                reachedAtEarliest.put(tier, day);
            }
        }
        least = atLeast;
        most = atMost;
        credited = new TierRange(id(least), id(most));
        last = then;
    }

    private Held.Reason reason() {
        if (rank(last.tier().atLeast()) >= least) {
            return Held.Reason.MET;
        }
        if (!schedule.canFall(last.day())) {
            return Held.Reason.NO_DOWNGRADE_DUE;
        }
        return heldAtLeast(last.day()) >= least ? Held.Reason.REACHED_RECENTLY : Held.Reason.MET_IN_WINDOW;
    }

    private int bestAtLeast(LocalDate day) {
        return window(day).mapToInt(one -> rank(one.tier().atLeast())).max().orElse(NO_TIER);
    }

    private int bestAtMost(LocalDate day) {
        return window(day).mapToInt(one -> rank(one.tier().atMost())).max().orElse(NO_TIER);
    }

    /**
     * What a tier can rise to on a day on which tiers fall: to what is met on it, to what was met in the window and lost since, because
     * the certification was not valid on a day on which tiers fell, and to what was met before the tier was given.
     */
    private int risesTo(MetTier then) {
        LocalDate lost = met.stream()
                .filter(one ->
                        one.day().isBefore(then.day()) && schedule.canFall(one.day()) && one.certified() != State.MET)
                .map(MetTier::day)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
        return window(then.day())
                .filter(one -> one.equals(then)
                        || one.day().isBefore(lost)
                        || given.filter(day -> !one.day().isAfter(day)).isPresent())
                .mapToInt(one -> rank(one.tier().atMost()))
                .max()
                .orElse(NO_TIER);
    }

    private Stream<MetTier> window(LocalDate day) {
        return met.stream()
                .filter(one -> downgrades(day)
                        .map(downgrades -> downgrades.keeps(one.day(), day))
                        .orElse(one.day().equals(day)));
    }

    /** What the hold keeps for certain: a tier that is credited for certain, and whenever it was reached, too recently. */
    private int heldAtLeast(LocalDate day) {
        int held = least;
        while (held > NO_TIER && !isHeld(reachedAtEarliest.get(held), day)) {
            held--;
        }
        return held;
    }

    /** The highest tier that the hold may keep: it may have been reached as late as that. */
    private int heldAtMost(LocalDate day) {
        return reachedAtLatest.descendingMap().entrySet().stream()
                .filter(reached -> reached.getKey() <= most && isHeld(reached.getValue(), day))
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElse(NO_TIER);
    }

    private boolean isHeld(@Nullable LocalDate reached, LocalDate day) {
        return reached != null
                && downgrades(day)
                        .filter(downgrades -> downgrades.holds(reached, day))
                        .isPresent();
    }

    /** Whether a tier, or a higher one, is certainly credited; one that the rules of the last tier day do not have is not. */
    public boolean isCertain(Tier tier) {
        return tiers.contains(tier.id()) && least >= tiers.indexOf(tier.id());
    }

    /** What is credited from the last tier day on. */
    public TierRange credited() {
        return credited;
    }

    /**
     * Why the tier is credited that certainly is, and until when at least.
     *
     * @param certified whether the certification is certainly valid on a coming day
     * @return empty where no tier is, and where every update takes one that is not met any more
     */
    public Optional<Held> held(Predicate<LocalDate> certified) {
        if (downgrades(last.day()).isEmpty() || least == NO_TIER) {
            return Optional.empty();
        }
        LocalDate until = schedule.nextFall(last.day());
        while (isKept(until, certified)) {
            until = schedule.nextFall(until);
        }
        return Optional.of(new Held(reason(), until));
    }

    private boolean isKept(LocalDate day, Predicate<LocalDate> certified) {
        return heldAtLeast(day) == least || (bestAtLeast(day) >= least && certified.test(day));
    }

    private int rank(Optional<String> tier) {
        return tier.map(id -> rank(id, tiers)).orElse(NO_TIER);
    }

    /**
     * The place of a tier among others. One that is not among them counts as the next lower one of the line that is; without a
     * line, or where none is lower, as no tier.
     */
    private int rank(String tier, List<String> among) {
        int rank = among.indexOf(tier);
        if (rank != NO_TIER) {
            return rank;
        }
        List<String> line = programme.tiersOfLine().stream().map(Tier::id).toList();
        return IntStream.range(0, Math.max(0, line.indexOf(tier)))
                .map(place -> among.indexOf(line.get(place)))
                .max()
                .orElse(NO_TIER);
    }

    private Optional<String> id(int tier) {
        return tier == NO_TIER ? Optional.empty() : Optional.of(tiers.get(tier));
    }
}
