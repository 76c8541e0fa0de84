package dev.tierwise.application.advise;

import dev.tierwise.application.advise.Effort.Touch;
import dev.tierwise.application.advise.Member.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fewest portals, and then the fewest apps to adopt, that bring managed MRR and the median of app usage where they
 * have to be, however the unknown facts turn out.
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
    private final BigDecimal neededMrr;
    private final boolean withSale;
    private final int twiceTheMinimum;
    private final int mostApps;
    private int steps;

    /**
     * @param members         every portal that is in the median, may be, or can be managed
     * @param neededMrr       what has to be added to managed MRR by managing further ones of them
     * @param withSale        whether there is a new customer, who uses no app yet
     * @param twiceTheMinimum the least that twice the median has to be, rounded up; zero where there is no minimum
     * @param mostApps        how many apps there are
     */
    LeastEffort(List<Member> members, BigDecimal neededMrr, boolean withSale, int twiceTheMinimum, int mostApps) {
        this.members = members.stream()
                .sorted(Comparator.comparing(Member::mrr).reversed())
                .toList();
        this.neededMrr = neededMrr;
        this.withSale = withSale;
        this.twiceTheMinimum = twiceTheMinimum;
        this.mostApps = mostApps;
    }

    /** The least effort; empty when there is none that is enough. */
    Optional<Effort> find() {
        if (sumOfMrr(members).compareTo(neededMrr) < 0 || twiceTheMinimum > 2 * mostApps) {
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

    /** A choice for some of the portals, with the choice before it. */
    private record Node(@Nullable Node before, @Nullable Member member, Option option, int cost, BigDecimal mrr) {}

    /** Where a search stands: what has been touched, and what that came to. */
    private record State(int touched, int lead, int upperLead, boolean isOdd) {}

    /** Looks for the fewest adoptions with a number of portals touched and one way to reach the minimum. */
    private final class Search {

        private final Goal goal;
        private final int touches;
        private final List<Member> useful = new ArrayList<>();
        private final List<BigDecimal> sums = new ArrayList<>(List.of(BigDecimal.ZERO));
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
                    .filter(node -> node.mrr().compareTo(neededMrr) >= 0)
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
            return tooFewApps
                    || sumOfMrr(members.subList(0, Math.min(touches, members.size())))
                                    .compareTo(neededMrr)
                            < 0;
        }

        private void begin() {
            Option nothing = new Option(false, 0, 0, 0, 0, false);
            if (!withSale || !goal.atAll()) {
                add(
                        states,
                        0,
                        new State(0, lead, upperLead, number % 2 == 1),
                        new Node(null, null, nothing, 0, BigDecimal.ZERO));
                return;
            }
            for (int apps : List.of(0, goal.lower(), goal.upper())) {
                Option use = new Option(false, apps, apps, goal.lead(apps), goal.upperLead(apps), true);
                add(
                        states,
                        0,
                        new State(0, lead + use.lead(), upperLead + use.upperLead(), number % 2 == 0),
                        new Node(null, null, use, apps, BigDecimal.ZERO));
            }
        }

        /** Of portals that are alike only so many can be of use as are touched, and those with the most MRR are the best. */
        private void chooseUseful() {
            Map<String, Integer> alike = new TreeMap<>();
            for (Member member : members) {
                String kind = member.place() + " " + member.manageable() + " " + member.apps();
                if (alike.merge(kind, 1, Integer::sum) <= touches
                        && !options(member).isEmpty()) {
                    useful.add(member);
                    sums.add(sums.get(sums.size() - 1).add(member.mrr()));
                }
            }
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
                                            option.manage() ? node.mrr().add(member.mrr()) : node.mrr()));
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
            if (node.mrr().compareTo(neededMrr) < 0
                    && node.mrr().add(mostFrom(position, left)).compareTo(neededMrr) < 0) {
                return;
            }
            State capped = new State(
                    state.touched(),
                    Math.min(state.lead(), goal.neededLead() + left),
                    Math.min(state.upperLead(), goal.neededUpperLead() + left),
                    state.isOdd());
            List<Node> nodes = all.computeIfAbsent(capped, key -> new ArrayList<>());
            BigDecimal mrr = node.mrr().min(neededMrr);
            if (nodes.stream()
                    .noneMatch(other -> other.cost() <= node.cost()
                            && other.mrr().min(neededMrr).compareTo(mrr) >= 0)) {
                nodes.removeIf(other -> other.cost() >= node.cost()
                        && other.mrr().min(neededMrr).compareTo(mrr) <= 0);
                nodes.add(node);
            }
        }

        /** No portals from a position on, in the order of their MRR, have more than that. */
        private BigDecimal mostFrom(int position, int number) {
            int end = Math.min(useful.size(), position + number);
            return end <= position ? BigDecimal.ZERO : sums.get(end).subtract(sums.get(position));
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
        BigDecimal spare = touches.stream()
                .filter(Touch::manage)
                .map(touch -> touch.member().mrr())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .subtract(neededMrr);
        List<Touch> necessary = new ArrayList<>();
        List<Touch> smallestFirst = touches.stream()
                .sorted(Comparator.comparing(touch -> touch.member().mrr()))
                .toList();
        for (Touch touch : smallestFirst) {
            Member member = touch.member();
            boolean needless = touch.manage()
                    && member.place() == Place.CERTAIN
                    && member.mrr().compareTo(spare) <= 0;
            if (needless) {
                spare = spare.subtract(member.mrr());
            }
            if (!needless || touch.apps() > member.apps()) {
                necessary.add(needless ? new Touch(member, false, touch.apps()) : touch);
            }
        }
        necessary.sort(Comparator.comparing((Touch touch) -> touch.member().mrr())
                .reversed()
                .thenComparing(touch -> touch.member().id()));
        return necessary;
    }

    /** A plan for so many portals that not everything can be tried: the largest are managed, then the median is raised. */
    private Effort anyThatIsEnough() {
        Map<String, Touch> touched = new TreeMap<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Member member : members) {
            if (sum.compareTo(neededMrr) < 0 && member.manageable()) {
                touched.put(member.id(), new Touch(member, true, Math.max(member.apps(), enough())));
                sum = sum.add(member.mrr());
            }
        }
        List<Member> nearestFirst = members.stream()
                .filter(member -> member.place() != Place.OUTSIDE && member.apps() < enough())
                .sorted(Comparator.comparingInt(Member::apps).reversed())
                .toList();
        for (Member member : nearestFirst) {
            if (lead(touched) >= 2) {
                break;
            }
            touched.putIfAbsent(member.id(), new Touch(member, false, enough()));
        }
        int newApps = withSale ? enough() : 0;
        int adoptions = newApps
                + touched.values().stream()
                        .mapToInt(touch -> touch.apps() - touch.member().apps())
                        .sum();
        return new Effort(necessary(List.copyOf(touched.values())), newApps, adoptions, false);
    }

    /** How many more portals reach the minimum by themselves than do not; of those that may be in the median only the others. */
    private int lead(Map<String, Touch> touched) {
        int lead = withSale ? 1 : 0;
        for (Member member : members) {
            Touch touch = touched.get(member.id());
            Place place = touch != null && touch.manage() ? Place.CERTAIN : member.place();
            int apps = touch == null ? member.apps() : touch.apps();
            if (isIn(place, apps)) {
                lead += apps >= enough() ? 1 : -1;
            }
        }
        return lead;
    }

    private static BigDecimal sumOfMrr(List<Member> members) {
        return members.stream().filter(Member::manageable).map(Member::mrr).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
