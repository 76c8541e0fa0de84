package dev.tierwise.application.diagnose;

import dev.tierwise.application.spi.Finding;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Sale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Counts the active portals of which something is missing that decides about tiers. */
final class Gaps {

    private static final int MOST_NAMED = 3;

    /** Portals with one thing in common. */
    private static final class Group {

        private final Predicate<Portal> belongs;
        private final String one;
        private final String several;
        private final String advice;
        private final List<String> named = new ArrayList<>();
        private long count;

        Group(Predicate<Portal> belongs, String one, String several, String advice) {
            this.belongs = belongs;
            this.one = one;
            this.several = several;
            this.advice = advice;
        }

        void add(Portal portal) {
            if (belongs.test(portal)) {
                count++;
                if (named.size() < MOST_NAMED) {
                    named.add(portal.name()
                            .map(name -> name + " (" + portal.id() + ")")
                            .orElse(portal.id()));
                }
            }
        }

        Finding finding() {
            return new Finding(
                    SUBJECT,
                    Finding.Status.WARNING,
                    "gap",
                    (count == 1 ? one : count + " " + several) + ": " + String.join(", ", named)
                            + (count > named.size() ? ", ..." : ""),
                    advice);
        }
    }

    private static final String SUBJECT = "portals";

    private final List<Group> groups = List.of(
            new Group(
                    portal -> portal.mrr().isEmpty(),
                    "the MRR of 1 portal is unknown",
                    "portals have an unknown MRR",
                    "Until it is known, sold and managed MRR are ranges."),
            new Group(
                    portal -> portal.users().complete()
                            && !portal.users().managing()
                            && !portal.users().otherEmployee(),
                    "1 portal has no user who is a partner employee",
                    "portals have no user who is a partner employee",
                    "They do not count as managed. If that is not meant, check their rows in the list of users."),
            new Group(
                    portal -> !portal.users().complete() && !portal.users().managing(),
                    "the users of 1 portal are unknown",
                    "portals have unknown users",
                    "Whether they are managed is decided by HubSpot's own flag, or unknown."),
            new Group(
                    portal -> portal.sale() instanceof Sale.OnUnknownDay || portal.sale() instanceof Sale.Unknown,
                    "of 1 portal it is unknown when, or whether, you sold it",
                    "portals were sold on an unknown day, if at all",
                    "Until it is known, sold MRR is a range."),
            new Group(
                    portal -> portal.appUsage().high() == 0,
                    "1 portal used no app of the programme in the look-back window",
                    "portals used no app of the programme in the look-back window",
                    "If that is not meant, check their rows in the list of uses."),
            new Group(
                    portal -> !portal.appUsage().unknown().isEmpty(),
                    "of 1 portal it is unknown whether it used some apps",
                    "portals have apps of which it is unknown whether they used them",
                    "Until it is known, the median app usage is a range."));

    private final LocalDate day;
    private long portals;
    private long active;

    Gaps(LocalDate day) {
        this.day = day;
    }

    void add(Portal portal) {
        portals++;
        if (portal.isActiveOn(day)) {
            active++;
            groups.forEach(group -> group.add(portal));
        }
    }

    /** How many portals there are, then what is missing. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                SUBJECT,
                Finding.Status.OK,
                "count",
                (portals == 1 ? "1 portal is listed" : portals + " portals are listed") + ", " + active + " active on "
                        + day,
                ""));
        groups.stream().filter(group -> group.count > 0).forEach(group -> findings.add(group.finding()));
        return findings;
    }
}
