package dev.tierwise.application.explain;

import dev.tierwise.domain.programme.AppList;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One way for the unknown facts to turn out, as portals that contribute, and the median of their apps.
 *
 * @param value     the median: 0 without portals, the mean of the middle two of an even number
 * @param portals   the portals, fewest apps first
 * @param leftOut   the portals that may contribute and here do not, fewest apps first
 */
public record MedianChoice(BigDecimal value, List<Member> portals, List<Member> leftOut) {

    private static final Comparator<Member> FEWEST_APPS_FIRST = Comparator.comparingInt(Member::apps);

    /**
     * A portal whose apps are counted.
     *
     * @param id      the portal
     * @param name    empty when unknown
     * @param apps    how many apps it used, as the unknown ones turn out
     * @param certain whether it surely contributes
     */
    public record Member(String id, Optional<String> name, int apps, boolean certain) {}

    public MedianChoice {
        portals = List.copyOf(portals);
        leftOut = List.copyOf(leftOut);
    }

    /** Whether the portal at a position of {@link #portals} stands in the middle, alone or as one of two. */
    public boolean isMiddle(int position) {
        return position == (portals.size() - 1) / 2 || position == portals.size() / 2;
    }

    /** The choice among the portals that may contribute, those with the fewest apps first, that makes the median lowest. */
    static MedianChoice lowest(List<Member> members) {
        return best(members, FEWEST_APPS_FIRST, 1);
    }

    /** The choice among the portals that may contribute, those with the most apps first, that makes the median highest. */
    static MedianChoice highest(List<Member> members) {
        return best(members, FEWEST_APPS_FIRST.reversed(), -1);
    }

    /** Each portal more is tried; the fewest that are enough are taken. */
    private static MedianChoice best(List<Member> members, Comparator<Member> order, int sign) {
        List<Member> certain = members.stream().filter(Member::certain).toList();
        List<Member> possible = members.stream()
                .filter(member -> !member.certain())
                .sorted(order)
                .toList();
        int[] portalsByApps = new int[AppList.MOST + 1];
        certain.forEach(member -> portalsByApps[member.apps()]++);
        int chosen = 0;
        int best = sign * twiceTheMedian(portalsByApps, certain.size());
        for (int i = 0; i < possible.size(); i++) {
            portalsByApps[possible.get(i).apps()]++;
            int twice = sign * twiceTheMedian(portalsByApps, certain.size() + i + 1);
            if (twice < best) {
                best = twice;
                chosen = i + 1;
            }
        }
        List<Member> portals = new ArrayList<>(certain);
        portals.addAll(possible.subList(0, chosen));
        portals.sort(FEWEST_APPS_FIRST);
        List<Member> leftOut = new ArrayList<>(possible.subList(chosen, possible.size()));
        leftOut.sort(FEWEST_APPS_FIRST);
        return new MedianChoice(median(portals), portals, leftOut);
    }

    private static int twiceTheMedian(int[] portalsByApps, int portals) {
        return portals == 0 ? 0 : appsAt(portalsByApps, (portals - 1) / 2) + appsAt(portalsByApps, portals / 2);
    }

    private static int appsAt(int[] portalsByApps, int position) {
        int passed = 0;
        int apps = -1;
        while (passed <= position) {
            passed += portalsByApps[++apps];
        }
        return apps;
    }

    private static BigDecimal median(List<Member> sorted) {
        if (sorted.isEmpty()) {
            return BigDecimal.ZERO;
        }
        int twice = sorted.get((sorted.size() - 1) / 2).apps()
                + sorted.get(sorted.size() / 2).apps();
        return twice % 2 == 0 ? BigDecimal.valueOf(twice / 2) : BigDecimal.valueOf(twice * 5L, 1);
    }
}
