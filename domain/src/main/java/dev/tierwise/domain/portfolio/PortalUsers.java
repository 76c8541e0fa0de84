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

    /** It is known that the portal has no users. */
    public static final PortalUsers NONE = new PortalUsers(false, false, true);

    /** The same with one more known user. */
    public PortalUsers with(PortalUser user, Partner partner) {
        return new PortalUsers(
                managing || user.managesFor(partner),
                otherEmployee || (user.partnerEmployee() && !partner.owns(user.email())),
                complete);
    }
}
