package dev.tierwise.answers.page;

/**
 * What a name in an answer names, of which a server has a page.
 *
 * @param kind      what it is
 * @param id        the id of a portal, the name of a partner
 * @param programme the id of the programme that a partner follows; empty for a portal
 */
public record Subject(Kind kind, String id, String programme) {

    /** What can be named. */
    public enum Kind {
        PARTNER,
        PORTAL
    }

    public static Subject portal(String id) {
        return new Subject(Kind.PORTAL, id, "");
    }

    public static Subject partner(String name, String programme) {
        return new Subject(Kind.PARTNER, name, programme);
    }
}
