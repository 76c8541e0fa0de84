package dev.tierwise.answers.page.html;

import dev.tierwise.answers.page.Subject;
import java.io.IOException;
import java.util.Optional;

/** What a server puts around a page. A page without surroundings is a file that is complete in itself. */
public interface Surroundings {

    /** What every page looks like besides its own style sheet. */
    Asset style();

    /** What every page runs besides its own script. */
    Asset script();

    /** The path under which a browser loads a style sheet. */
    String ofStyle(Asset asset);

    /** The path under which a browser loads a script. */
    String ofScript(Asset asset);

    /** The path of the page about something that is named; empty if there is none. */
    Optional<String> address(Subject subject);

    /**
     * Writes what stands before the answer.
     *
     * @throws IOException if the page does not take it
     */
    void begin(HtmlWriter html) throws IOException;

    /**
     * Writes what stands after the answer, and closes what was begun.
     *
     * @throws IOException if the page does not take it
     */
    void end(HtmlWriter html) throws IOException;
}
