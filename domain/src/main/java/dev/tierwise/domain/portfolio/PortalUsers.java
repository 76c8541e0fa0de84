package dev.tierwise.domain.portfolio;

import java.util.stream.IntStream;

/**
 * What is known about a portal's users, reduced to what the rules ask. It holds no addresses.
 *
 * @param managing      whether a known user is a partner employee with one of the partner's e-mail domains
 * @param otherEmployee whether a known user is a partner employee with another e-mail domain
 * @param complete      whether every user is known; if not there may be further ones
 */
public record PortalUsers(boolean managing, boolean otherEmployee, boolean complete) {

    /** Nothing is known: there may be users of any kind. */
    public static final PortalUsers UNKNOWN = new PortalUsers(false, false, false);

    /** Every one that there can be: a million portals share them. */
    private static final PortalUsers[] ALL = IntStream.range(0, 8)
            .mapToObj(bits -> new PortalUsers((bits & 4) != 0, (bits & 2) != 0, (bits & 1) != 0))
            .toArray(PortalUsers[]::new);

    private static PortalUsers shared(boolean managing, boolean otherEmployee, boolean complete) {
        return ALL[(managing ? 4 : 0) | (otherEmployee ? 2 : 0) | (complete ? 1 : 0)];
    }

    /** The same with one more known user. */
    public PortalUsers with(PortalUser user, Partner partner) {
        boolean manages = user.managesFor(partner);
        boolean employedElsewhere = user.partnerEmployee() && !manages;
        return shared(managing || manages, otherEmployee || employedElsewhere, complete);
    }

    /** The same, and there are no further users. */
    public PortalUsers asComplete() {
        return shared(managing, otherEmployee, true);
    }
}
