package dev.tierwise.application.explain;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import java.util.Optional;

/** A portal that was asked about is listed by no source. */
public final class UnknownPortalException extends Exception implements Worded {

    private static final long serialVersionUID = 1;

    private final String id;
    private final transient Optional<String> nearest;

    UnknownPortalException(String id, Optional<String> nearest) {
        super(text(id).toString());
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

    @Override
    public Text text() {
        return text(id);
    }

    private static Text text(String id) {
        return Text.of(UnknownPortalException.class, "unknown.portal", id);
    }
}
