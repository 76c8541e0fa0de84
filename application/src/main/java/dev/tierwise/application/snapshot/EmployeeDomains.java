package dev.tierwise.application.snapshot;

import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Notices when no partner employee has an address at a domain of the partner: then no portal is managed, often by a slip. Not thread safe. */
final class EmployeeDomains {

    private static final int MOST_NAMED = 3;

    private final Set<String> others = new TreeSet<>();
    private boolean anyOwned;
    private @Nullable Origin first;
    private int firstSource;

    /** A partner employee among the users of a portal. */
    void employee(int source, PortalUser user, Partner partner, Origin at) {
        if (anyOwned) {
            return;
        }
        if (partner.owns(user.email())) {
            anyOwned = true;
            return;
        }
        if (first == null) {
            first = at;
            firstSource = source;
        }
        if (others.size() < MOST_NAMED) {
            others.add(user.email().domain());
        }
    }

    /** Warns where there are employees and all of them are elsewhere. */
    void report(Problems problems, Optional<Partner> partner) {
        if (first != null && !anyOwned && partner.isPresent()) {
            problems.warning(
                    firstSource,
                    first,
                    Text.of(
                            EmployeeDomains.class,
                            "employee.domains",
                            String.join(", ", partner.get().emailDomains()),
                            String.join(", ", others)));
        }
    }
}
