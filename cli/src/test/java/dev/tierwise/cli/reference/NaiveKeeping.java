package dev.tierwise.cli.reference;

import static dev.tierwise.cli.reference.NaiveEvaluation.object;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a tier is kept, written a second time: it goes once through every way in which what is unknown could turn out.
 *
 * @param months the months in which tiers fall
 * @param window how many months before such a day a tier that was met is kept
 * @param hold   for how many months after it was reached a tier is not lost
 */
record NaiveKeeping(Set<Month> months, int window, int hold) {

    private static final List<String> TIERS = List.of("silver", "gold", "platinum", "diamond");

    /** A tier that was met on a day. */
    private record Met(LocalDate day, int tier) {}

    /** One way in which everything may have turned out. */
    private record State(int credited, LocalDate reached, List<Met> met) {}

    /** All ways in which everything may have turned out. */
    record Ways(Set<State> states) {

        Map<String, Object> credited() {
            int least = states.stream().mapToInt(State::credited).min().orElseThrow();
            int most = states.stream().mapToInt(State::credited).max().orElseThrow();
            return object("atLeast", name(least), "atMost", name(most), "settled", least == most);
        }
    }

    static int rank(Object tier) {
        return tier == null ? -1 : TIERS.indexOf(tier);
    }

    private static String name(int tier) {
        return tier == -1 ? null : TIERS.get(tier);
    }

    /** A tier that is credited since a day, before anything is known of what was met. */
    Ways beginning(String tier, LocalDate since) {
        return new Ways(Set.of(new State(rank(tier), since, List.of())));
    }

    /** What was met on a day before the one from which on the tier is followed. */
    Ways before(Ways ways, LocalDate day, Map<String, Object> tier) {
        Set<State> next = new HashSet<>();
        for (State state : ways.states()) {
            for (int met = rank(tier.get("atLeast")); met <= rank(tier.get("atMost")); met++) {
                next.add(new State(state.credited(), state.reached(), with(state.met(), new Met(day, met))));
            }
        }
        return new Ways(next);
    }

    /** The best that was met on a day of the window of a day on which tiers fell, without a hold. */
    Ways bestOfWindow(Ways ways, LocalDate day) {
        Set<State> next = new HashSet<>();
        for (State state : ways.states()) {
            int best = -1;
            for (Met one : state.met()) {
                if (!one.day().isBefore(day.minusMonths(window))) {
                    best = Math.max(best, one.tier());
                }
            }
            next.add(new State(best, LocalDate.EPOCH.minusYears(500), state.met()));
        }
        return new Ways(next);
    }

    /** @param certified met, unmet or undetermined */
    Ways next(Ways ways, LocalDate day, Map<String, Object> tier, String certified) {
        Set<State> next = new HashSet<>();
        for (State state : ways.states()) {
            for (int met = rank(tier.get("atLeast")); met <= rank(tier.get("atMost")); met++) {
                for (boolean valid : new boolean[] {true, false}) {
                    if (certified.equals("undetermined") || valid == certified.equals("met")) {
                        next.add(next(state, day, met, valid));
                    }
                }
            }
        }
        return new Ways(next);
    }

    private State next(State state, LocalDate day, int met, boolean certified) {
        List<Met> all = with(state.met(), new Met(day, met));
        int credited = met;
        if (!months.contains(day.getMonth())) {
            credited = Math.max(state.credited(), met);
        } else {
            if (certified) {
                for (Met one : all) {
                    if (!one.day().isBefore(day.minusMonths(window))) {
                        credited = Math.max(credited, one.tier());
                    }
                }
            }
            if (credited < state.credited() && day.isBefore(state.reached().plusMonths(hold))) {
                credited = state.credited();
            }
        }
        return new State(credited, credited > state.credited() ? day : state.reached(), all);
    }

    /** What is not met longer than something better or as good says nothing. */
    private static List<Met> with(List<Met> met, Met last) {
        List<Met> all =
                met.stream().filter(one -> one.tier() > last.tier()).collect(Collectors.toCollection(ArrayList::new));
        all.add(last);
        return List.copyOf(all);
    }

    /** Half-yearly, with any window that is shorter and any hold. */
    static NaiveKeeping generated(Random random) {
        Month fall = Month.of(1 + random.nextInt(6));
        return new NaiveKeeping(EnumSet.of(fall, fall.plus(6)), 1 + random.nextInt(5), 1 + random.nextInt(9));
    }

    /** As a line below {@code update-days} of a programme file. */
    String yaml() {
        return "  downgrades: {months: %s, window: P%dM, hold: P%dM}\n"
                .formatted(months.toString().toLowerCase(Locale.ROOT), window, hold);
    }

    boolean canFall(LocalDate day) {
        return months.contains(day.getMonth());
    }
}
