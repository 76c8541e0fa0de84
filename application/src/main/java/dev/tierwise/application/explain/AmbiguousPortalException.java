package dev.tierwise.application.explain;

import java.util.List;

/** Several portals have the name that was asked for. */
public final class AmbiguousPortalException extends Exception {

    private static final long serialVersionUID = 1;

    private final String name;
    private final transient List<String> ids;

    AmbiguousPortalException(String name, List<String> ids) {
        super("several portals are called '" + name + "'");
        this.name = name;
        this.ids = List.copyOf(ids);
    }

    /** What was asked for. */
    public String name() {
        return name;
    }

    /** The ids of those that have the name, in the order in which they are listed. */
    public List<String> ids() {
        return ids;
    }
}
