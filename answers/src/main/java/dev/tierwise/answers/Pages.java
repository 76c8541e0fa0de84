package dev.tierwise.answers;

import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.markdown.MarkdownPage;
import dev.tierwise.answers.page.text.TerminalPage;
import dev.tierwise.domain.programme.Programme;
import java.io.Writer;

/** The pages that an answer can be drawn on. */
public final class Pages {

    private Pages() {}

    /** A page at a terminal. */
    public static Page onTerminal(RenderOptions options, Programme programme, Writer out) {
        return new TerminalPage(options, programme, out);
    }

    /** A page of Markdown. */
    public static Page inMarkdown(RenderOptions options, Programme programme, Writer out) {
        return new MarkdownPage(options, programme, out);
    }
}
