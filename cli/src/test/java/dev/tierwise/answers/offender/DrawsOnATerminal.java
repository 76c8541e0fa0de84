package dev.tierwise.answers.offender;

import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.text.Paper;
import java.io.Writer;

/** What an answer must not do: it would have no Markdown. */
public class DrawsOnATerminal {
    Object paper(RenderOptions options, Writer out) {
        return Paper.forText(options, out);
    }
}
