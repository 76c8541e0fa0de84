package dev.tierwise.application.diagnose;

import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Finding;
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
        private final String key;
        private final List<String> named = new ArrayList<>();
        private long count;

        /** @param key of the sentence, in the message files; that of the advice follows it */
        Group(Predicate<Portal> belongs, String key) {
            this.belongs = belongs;
            this.key = key;
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
                    Text.counted(
                            Gaps.class, key, count, String.join(", ", named) + (count > named.size() ? ", ..." : "")),
                    Text.of(Gaps.class, key + ".advice"));
        }
    }

    private static final Text SUBJECT = Text.of(Gaps.class, "portals");

    private final List<Group> groups = List.of(
            new Group(portal -> portal.mrr().isEmpty(), "gap.mrr"),
            new Group(
                    portal -> portal.users().complete()
                            && !portal.users().managing()
                            && !portal.users().otherEmployee(),
                    "gap.employees"),
            new Group(portal -> !portal.users().complete() && !portal.users().managing(), "gap.users"),
            new Group(
                    portal -> portal.sale() instanceof Sale.OnUnknownDay || portal.sale() instanceof Sale.Unknown,
                    "gap.sale"),
            new Group(portal -> portal.appUsage().high() == 0, "gap.apps"),
            new Group(portal -> !portal.appUsage().unknown().isEmpty(), "gap.unknown.apps"));

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
                Text.counted(Gaps.class, "listed", portals, active, Text.day(day)),
                Text.verbatim("")));
        groups.stream().filter(group -> group.count > 0).forEach(group -> findings.add(group.finding()));
        return findings;
    }
}
