package dev.tierwise.application.advise;

import dev.tierwise.application.advise.Effort.Touch;
import dev.tierwise.application.advise.Member.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fewest portals, and then the fewest apps to adopt, that bring the figures that managing adds to, and the median of
 * app usage, where they have to be, however the unknown facts turn out.
 *
 * <p>The lowest median that is possible is the one where, of the portals that may or may not be in it, exactly those are that
 * use fewer apps than the minimum: each of them lowers it, each of the others does not. A set of an odd number of portals
 * reaches a minimum when more than half of them do; one of an even number when, for some split of twice the minimum into two,
 * half of them reach the greater part and one more than half the lesser. So of every portal no more matters than on which
 * side of two numbers it is, and it is never worth while to adopt more apps than one of these numbers.
 */
final class LeastEffort {

    /** More steps of the search than that are given up; the plan is then one that works, but perhaps not the least. */
    private static final int MOST_STEPS = 8_000_000;

    private final List<Member> members;
    private final Amounts needed;
    private final boolean withSale;
    private final int twiceTheMinimum;
    private final int mostApps;
    private final List<List<BigInteger>> most;
    private int steps;

    /**
     * @param members         every portal that is in the median, may be, or can be managed
     * @param needed          what has to be added to each figure by managing further ones of them
     * @param withSale        whether there is a new customer, who uses no app yet
     * @param twiceTheMinimum the least that twice the median has to be, rounded up; zero where there is no minimum
     * @param mostApps        how many apps there are
     */
    LeastEffort(List<Member> members, Amounts needed, boolean withSale, int twiceTheMinimum, int mostApps) {
        List<Integer> figures = figuresThatMatter(members, needed);
        this.members = members.stream()
                .map(member -> new Member(
                        member.id(),
                        member.place(),
                        member.manageable(),
                        member.apps(),
                        member.adds().only(figures)))
                .sorted(Comparator.comparing(Member::adds).reversed())
                .toList();
        this.needed = needed.only(figures);
        this.most = IntStream.range(0, figures.size())
                .mapToObj(figure -> sums(this.members.stream()
                        .map(member -> member.adds().parts().get(figure))
                        .sorted(Comparator.reverseOrder())
                        .toList()))
                .toList();
        this.withSale = withSale;
        this.twiceTheMinimum = twiceTheMinimum;
        this.mostApps = mostApps;
    }

    /**
     * The figures by which choices differ: not those of which enough is there, nor those to which every portal adds as much as
     * to another of which more is needed. At least one, by which the portals are put in order.
     */
    private static List<Integer> figuresThatMatter(List<Member> members, Amounts needed) {
        List<Integer> figures = new ArrayList<>();
        for (int i = 0; i < needed.parts().size(); i++) {
            int figure = i;
            boolean another = IntStream.range(0, needed.parts().size())
                    .filter(other -> other != figure)
                    .filter(other -> isMore(needed.parts(), other, figure))
                    .anyMatch(other -> members.stream()
                            .allMatch(member -> member.adds()
                                    .parts()
                                    .get(figure)
                                    .equals(member.adds().parts().get(other))));
            if (needed.parts().get(i).signum() > 0 && !another) {
                figures.add(i);
            }
        }
        return figures.isEmpty() ? List.of(0) : figures;
    }

    private static boolean isMore(List<BigInteger> needed, int one, int other) {
        int order = needed.get(one).compareTo(needed.get(other));
        return order > 0 || (order == 0 && one < other);
    }

    /** The sums of the first so many: of none, of one, of two. */
    static List<BigInteger> sums(List<BigInteger> parts) {
        List<BigInteger> sums = new ArrayList<>(List.of(BigInteger.ZERO));
        parts.forEach(part -> sums.add(sums.get(sums.size() - 1).add(part)));
        return sums;
    }

    /** The least effort; empty when there is none that is enough. */
    Optional<Effort> find() {
        if (!most(members.size()).covers(needed) || twiceTheMinimum > 2 * mostApps) {
            return Optional.empty();
        }
        List<Goal> goals = goals();
        for (int touches = 0; touches <= members.size(); touches++) {
            Optional<Effort> least = Optional.empty();
            for (Goal goal : goals) {
                Optional<Effort> effort = new Search(goal, touches).find();
                if (steps > MOST_STEPS) {
                    return Optional.of(anyThatIsEnough());
                }
                if (effort.isPresent()
                        && (least.isEmpty()
                                || effort.get().adoptions() < least.get().adoptions())) {
                    least = effort;
                }
            }
            if (least.isPresent()) {
                return least;
            }
        }
        return Optional.empty();
    }

    /** No portals, so many of them, add more than that. */
    private Amounts most(int number) {
        return new Amounts(most.stream()
                .map(sums -> sums.get(Math.min(number, members.size())))
                .toList());
    }

    /** The number of apps from which on a portal reaches the minimum by itself. */
    private int enough() {
        return (twiceTheMinimum + 1) / 2;
    }

    /**
     * One way in which the median reaches the minimum.
     *
     * @param lower  the number of apps that more than half of the portals have to use
     * @param upper  the number that half of them have to use; not below {@code lower}
     * @param isOdd  whether the number of portals has to be odd, or even
     * @param atAll  whether there is a minimum
     */
    private record Goal(int lower, int upper, boolean isOdd, boolean atAll) {

        /** How many more portals there are that use so many apps than that use fewer. */
        int lead(int apps) {
            return apps >= lower ? 1 : -1;
        }

        int upperLead(int apps) {
            return apps >= upper ? 1 : -1;
        }

        int neededLead() {
            return isOdd ? 1 : 2;
        }

        int neededUpperLead() {
            return isOdd ? 1 : 0;
        }
    }

    private List<Goal> goals() {
        if (twiceTheMinimum == 0) {
            return List.of(new Goal(0, 0, false, false));
        }
        List<Goal> goals = new ArrayList<>(List.of(new Goal(enough(), enough(), true, true)));
        for (int lower = twiceTheMinimum / 2; lower >= Math.max(0, twiceTheMinimum - mostApps); lower--) {
            goals.add(new Goal(lower, twiceTheMinimum - lower, false, true));
        }
        return goals;
    }

    private boolean isIn(Place place, int apps) {
        return place == Place.CERTAIN || (place == Place.POSSIBLE && apps < enough());
    }

    /**
     * Something that can be done to a portal, and what it changes.
     *
     * @param lead      by how much it changes the lead of those that reach the lower number
     * @param upperLead the same for the upper number
     * @param flips     whether it changes the number of portals from even to odd or the other way round
     */
    private record Option(boolean manage, int apps, int cost, int lead, int upperLead, boolean flips) {}

    /** A choice for some of the portals, with the choice before it; of what it adds no more is counted than is needed. */
    private record Node(@Nullable Node before, @Nullable Member member, Option option, int cost, Amounts adds) {}

    /** Where a search stands: what has been touched, and what that came to. */
    private record State(int touched, int lead, int upperLead, boolean isOdd) {

        /** Written out, as is {@link #hashCode}: what Java makes of a record takes several times as long until it is compiled. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof State state
                    && touched == state.touched
                    && lead == state.lead
                    && upperLead == state.upperLead
                    && isOdd == state.isOdd;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * touched + lead) + upperLead) + Boolean.hashCode(isOdd);
        }
    }

    /** What the same can be done to, with the same effect on the median. */
    private record Kind(Place place, boolean manageable, int apps) {}

    /** Looks for the fewest adoptions with a number of portals touched and one way to reach the minimum. */
    private final class Search {

        private final Goal goal;
        private final int touches;
        private final List<Member> useful = new ArrayList<>();
        private final List<Bound> bounds = new ArrayList<>();
        private Map<State, List<Node>> states = new HashMap<>();
        private int lead;
        private int upperLead;
        private int number;

        Search(Goal goal, int touches) {
            this.goal = goal;
            this.touches = touches;
        }

        Optional<Effort> find() {
            count();
            if (isHopeless()) {
                return Optional.empty();
            }
            chooseUseful();
            begin();
            for (int i = 0; i < useful.size() && steps <= MOST_STEPS && !states.isEmpty(); i++) {
                take(i);
            }
            return states.entrySet().stream()
                    .filter(entry -> isReached(entry.getKey()))
                    .flatMap(entry -> entry.getValue().stream())
                    .filter(node -> node.adds().covers(needed))
                    .min(Comparator.comparingInt(Node::cost))
                    .map(this::effort);
        }

        /** How things are before anything is done. */
        private void count() {
            for (Member member : members) {
                if (goal.atAll() && isIn(member.place(), member.apps())) {
                    lead += goal.lead(member.apps());
                    upperLead += goal.upperLead(member.apps());
                    number++;
                }
            }
        }

        /** Whether so few portals cannot be enough, whichever they are. */
        private boolean isHopeless() {
            int most = 2 * touches + (withSale ? 1 : 0);
            boolean tooFewApps =
                    goal.atAll() && (lead + most < goal.neededLead() || upperLead + most < goal.neededUpperLead());
            return tooFewApps || !most(touches).covers(needed);
        }

        private void begin() {
            Option nothing = new Option(false, 0, 0, 0, 0, false);
            if (!withSale || !goal.atAll()) {
                add(
                        states,
                        0,
                        new State(0, lead, upperLead, number % 2 == 1),
                        new Node(null, null, nothing, 0, Amounts.none(most.size())));
                return;
            }
            for (int apps : List.of(0, goal.lower(), goal.upper())) {
                Option use = new Option(false, apps, apps, goal.lead(apps), goal.upperLead(apps), true);
                add(
                        states,
                        0,
                        new State(0, lead + use.lead(), upperLead + use.upperLead(), number % 2 == 0),
                        new Node(null, null, use, apps, Amounts.none(most.size())));
            }
        }

        /** Of portals that are alike only so many can be of use as are touched: if as many others add more, one of them is left. */
        private void chooseUseful() {
            Map<Kind, List<Member>> alike = new HashMap<>();
            for (Member member : members) {
                List<Member> before = alike.computeIfAbsent(
                        new Kind(member.place(), member.manageable(), member.apps()), kind -> new ArrayList<>());
                if (!hasBetter(before, member) && !options(member).isEmpty()) {
                    useful.add(member);
                    before.add(member);
                }
            }
            for (int figure = 0; figure < most.size(); figure++) {
                int one = figure;
                bounds.add(Bound.of(
                        useful.stream()
                                .map(member -> member.adds().parts().get(one))
                                .toList(),
                        most.size() == 1));
            }
        }

        private boolean hasBetter(List<Member> before, Member member) {
            return before.size() >= touches
                    && (most.size() == 1
                            || before.stream()
                                            .filter(other -> other.adds().covers(member.adds()))
                                            .limit(touches)
                                            .count()
                                    == touches);
        }

        private void take(int position) {
            Member member = useful.get(position);
            List<Option> options = options(member);
            Map<State, List<Node>> next = new HashMap<>();
            states.forEach((state, nodes) -> {
                for (Node node : nodes) {
                    add(next, position + 1, state, node);
                    if (state.touched() < touches) {
                        for (Option option : options) {
                            add(
                                    next,
                                    position + 1,
                                    new State(
                                            state.touched() + 1,
                                            state.lead() + option.lead(),
                                            state.upperLead() + option.upperLead(),
                                            state.isOdd() != option.flips()),
                                    new Node(
                                            node,
                                            member,
                                            option,
                                            node.cost() + option.cost(),
                                            option.manage()
                                                    ? node.adds()
                                                            .plus(member.adds())
                                                            .min(needed)
                                                    : node.adds()));
                        }
                    }
                }
            });
            states = next;
        }

        private List<Option> options(Member member) {
            List<Option> options = new ArrayList<>();
            if (member.manageable()) {
                for (int apps : new int[] {member.apps(), goal.lower(), goal.upper()}) {
                    add(options, member, true, Place.CERTAIN, apps);
                }
            }
            if (!member.manageable() || member.place() == Place.POSSIBLE) {
                for (int apps : new int[] {goal.lower(), goal.upper(), enough()}) {
                    if (apps > member.apps() && member.place() != Place.OUTSIDE) {
                        add(options, member, false, member.place(), apps);
                    }
                }
            }
            return options;
        }

        private void add(List<Option> options, Member member, boolean manage, Place place, int apps) {
            if (apps < member.apps()) {
                return;
            }
            boolean was = goal.atAll() && isIn(member.place(), member.apps());
            boolean is = goal.atAll() && isIn(place, apps);
            Option option = new Option(
                    manage,
                    apps,
                    apps - member.apps(),
                    (is ? goal.lead(apps) : 0) - (was ? goal.lead(member.apps()) : 0),
                    (is ? goal.upperLead(apps) : 0) - (was ? goal.upperLead(member.apps()) : 0),
                    is != was);
            if (!options.contains(option)) {
                options.add(option);
            }
        }

        /** Adds a choice unless it can lead nowhere or another is as good. */
        private void add(Map<State, List<Node>> all, int position, State state, Node node) {
            steps++;
            int left = touches - state.touched();
            if (goal.atAll()
                    && (state.lead() + 2 * left < goal.neededLead()
                            || state.upperLead() + 2 * left < goal.neededUpperLead())) {
                return;
            }
            if (!node.adds().covers(needed)
                    && !node.adds().plus(mostFrom(position, left)).covers(needed)) {
                return;
            }
            State capped = new State(
                    state.touched(),
                    Math.min(state.lead(), goal.neededLead() + left),
                    Math.min(state.upperLead(), goal.neededUpperLead() + left),
                    state.isOdd());
            List<Node> nodes = all.computeIfAbsent(capped, key -> new ArrayList<>());
            if (most.size() > 1) {
                // of several figures many choices are better than each other in one of them
                steps += nodes.size();
            }
            for (Node other : nodes) {
                if (other.cost() <= node.cost() && other.adds().covers(node.adds())) {
                    return;
                }
            }
            nodes.removeIf(other -> other.cost() >= node.cost() && node.adds().covers(other.adds()));
            nodes.add(node);
        }

        /** So many of what is useful from a position on add no more than that. */
        private Amounts mostFrom(int position, int number) {
            if (bounds.size() == 1) {
                return new Amounts(List.of(bounds.get(0).from(position, number)));
            }
            return new Amounts(
                    bounds.stream().map(bound -> bound.from(position, number)).toList());
        }

        private boolean isReached(State state) {
            return state.touched() == touches
                    && (!goal.atAll()
                            || (state.lead() >= goal.neededLead()
                                    && state.upperLead() >= goal.neededUpperLead()
                                    && state.isOdd() == goal.isOdd()));
        }

        private Effort effort(Node last) {
            List<Touch> touched = new ArrayList<>();
            Node node = last;
            while (node.member() != null && node.before() != null) {
                touched.add(new Touch(
                        node.member(), node.option().manage(), node.option().apps()));
                node = node.before();
            }
            return new Effort(necessary(touched), node.option().apps(), last.cost(), true);
        }
    }

    /** The same without managing what adds nothing that is needed. */
    private List<Touch> necessary(List<Touch> touches) {
        Amounts spare = touches.stream()
                .filter(Touch::manage)
                .map(touch -> touch.member().adds())
                .reduce(Amounts.none(most.size()), Amounts::plus)
                .without(needed);
        List<Touch> necessary = new ArrayList<>();
        List<Touch> smallestFirst = touches.stream()
                .sorted(Comparator.comparing(touch -> touch.member().adds()))
                .toList();
        for (Touch touch : smallestFirst) {
            Member member = touch.member();
            boolean needless = touch.manage() && member.place() == Place.CERTAIN && spare.covers(member.adds());
            if (needless) {
                spare = spare.without(member.adds());
            }
            if (!needless || touch.apps() > member.apps()) {
                necessary.add(needless ? new Touch(member, false, touch.apps()) : touch);
            }
        }
        necessary.sort(Comparator.comparing((Touch touch) -> touch.member().adds())
                .reversed()
                .thenComparing(touch -> touch.member().id()));
        return necessary;
    }

    /** A plan for so many portals that not everything can be tried: the largest are managed, then the median is raised. */
    private Effort anyThatIsEnough() {
        Map<String, Touch> touched = new TreeMap<>();
        Amounts left = needed;
        List<Member> manageable =
                new ArrayList<>(members.stream().filter(Member::manageable).toList());
        while (!Amounts.none(most.size()).covers(left)) {
            Member next = mostUseful(manageable, left);
            manageable.remove(next);
            touched.put(next.id(), new Touch(next, true, Math.max(next.apps(), enough())));
            left = left.without(next.adds());
        }
        List<Member> nearestFirst = members.stream()
                .filter(member -> member.place() != Place.OUTSIDE && member.apps() < enough())
                .sorted(Comparator.comparingInt(Member::apps).reversed())
                .toList();
        int lead = lead(touched);
        for (Member member : nearestFirst) {
            if (lead >= 2) {
                break;
            }
            if (touched.putIfAbsent(member.id(), new Touch(member, false, enough())) == null) {
                lead += lead(member.place(), enough()) - lead(member.place(), member.apps());
            }
        }
        int newApps = withSale ? enough() : 0;
        int adoptions = newApps
                + touched.values().stream()
                        .mapToInt(touch -> touch.apps() - touch.member().apps())
                        .sum();
        return new Effort(necessary(List.copyOf(touched.values())), newApps, adoptions, false);
    }

    /** The one that adds the most of what is left; of one figure the largest. */
    private Member mostUseful(List<Member> manageable, Amounts left) {
        return most.size() == 1
                ? manageable.get(0)
                : manageable.stream()
                        .max(Comparator.comparingDouble(member -> member.adds().shareOf(left)))
                        .orElseThrow();
    }

    /** How many more portals reach the minimum by themselves than do not; of those that may be in the median only the others. */
    private int lead(Map<String, Touch> touched) {
        int lead = withSale ? 1 : 0;
        for (Member member : members) {
            Touch touch = touched.get(member.id());
            Place place = touch != null && touch.manage() ? Place.CERTAIN : member.place();
            int apps = touch == null ? member.apps() : touch.apps();
            lead += lead(place, apps);
        }
        return lead;
    }

    /** What one portal adds to that. */
    private int lead(Place place, int apps) {
        if (!isIn(place, apps)) {
            return 0;
        }
        return apps >= enough() ? 1 : -1;
    }
}
