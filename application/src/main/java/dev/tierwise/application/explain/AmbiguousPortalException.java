package dev.tierwise.application.explain;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import java.util.List;

/** Several portals have the name that was asked for. */
public final class AmbiguousPortalException extends Exception implements Worded {

    private static final long serialVersionUID = 1;

    private final String name;
    private final transient List<String> ids;

    AmbiguousPortalException(String name, List<String> ids) {
        super(text(name).toString());
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

    @Override
    public Text text() {
        return text(name);
    }

    private static Text text(String name) {
        return Text.of(AmbiguousPortalException.class, "ambiguous.portal", name);
    }
}
