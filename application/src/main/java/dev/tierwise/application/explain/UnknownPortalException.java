package dev.tierwise.application.explain;

import java.util.Optional;

/** A portal that was asked about is listed by no source. */
public final class UnknownPortalException extends Exception {

    private static final long serialVersionUID = 1;

    private final String id;
    private final transient Optional<String> nearest;

    UnknownPortalException(String id, Optional<String> nearest) {
        super("no source lists the portal '" + id + "'");
        this.id = id;
        this.nearest = nearest;
    }

    /** What was asked for. */
    public String id() {
        return id;
    }

    /** The portal that is written almost like that; empty when there is none. */
    public Optional<String> nearest() {
        return nearest;
    }
}
