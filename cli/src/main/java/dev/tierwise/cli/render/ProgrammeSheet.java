package dev.tierwise.cli.render;

import dev.tierwise.domain.programme.Programme;
import java.io.PrintWriter;

/** x */
public final class ProgrammeSheet {
    private ProgrammeSheet() {}

    /** x */
    public static void print(Programme programme, Language language, PrintWriter out) {
        out.println(programme.id());
    }
}
