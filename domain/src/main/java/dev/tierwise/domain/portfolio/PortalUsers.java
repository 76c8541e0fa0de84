package dev.tierwise.domain.portfolio;

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

    /** The same with one more known user; itself where that changes nothing. */
    public PortalUsers with(PortalUser user, Partner partner) {
        boolean manages = user.managesFor(partner);
        boolean employedElsewhere = user.partnerEmployee() && !manages;
        return (managing || !manages) && (otherEmployee || !employedElsewhere)
                ? this
                : new PortalUsers(managing || manages, otherEmployee || employedElsewhere, complete);
    }

    /** The same, and there are no further users. */
    public PortalUsers asComplete() {
        return new PortalUsers(managing, otherEmployee, true);
    }
}
