package dev.tierwise.answers.explanation;

import dev.tierwise.answers.Pages;
import dev.tierwise.answers.page.PageFormat;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.application.explain.FigureExplained;
import dev.tierwise.application.explain.PortalsExplained;
import java.io.IOException;
import java.io.Writer;

/** Why portals count or do not, and how figures come about. */
public final class ExplanationSheet {

    private ExplanationSheet() {}

    /**
     * Writes what the rules make of portals, one portal after the other, complete with a last line end, and flushes; the
     * writer stays open.
     *
     * @throws IOException when the writer refuses
     */
    public static void write(PortalsExplained report, PageFormat format, RenderOptions options, Writer out)
            throws IOException {
        switch (format) {
            case TABLE -> new ExplainedPortalsPage(report, Pages.onTerminal(options, report.programme(), out)).write();
            case MARKDOWN ->
                new ExplainedPortalsPage(report, Pages.inMarkdown(options, report.programme(), out)).write();
            case JSON -> ExplanationJson.write(report, out);
        }
        out.flush();
    }

    /**
     * Writes how a figure comes about, complete with a last line end, and flushes; the writer stays open.
     *
     * @throws IOException when the writer refuses
     */
    public static void write(FigureExplained report, PageFormat format, RenderOptions options, Writer out)
            throws IOException {
        switch (format) {
            case TABLE -> new ExplainedFigurePage(report, Pages.onTerminal(options, report.programme(), out)).write();
            case MARKDOWN ->
                new ExplainedFigurePage(report, Pages.inMarkdown(options, report.programme(), out)).write();
            case JSON -> ExplanationJson.write(report, out);
        }
        out.flush();
    }
}
