package dev.tierwise.answers;

import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.html.HtmlPage;
import dev.tierwise.answers.page.markdown.MarkdownPage;
import dev.tierwise.answers.page.text.TerminalPage;
import dev.tierwise.answers.wire.CsvRows;
import dev.tierwise.answers.wire.DocumentJson;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Workbooks;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/**
 * What somebody asked for, ready to be written in each format that it has.
 *
 * @param <D>      its document
 * @param kind     what kind of answer it is
 * @param document all that it says
 */
public record Answer<D extends Document>(AnswerKind<D> kind, D document) {

    /** The formats that it has. */
    public Set<Format> formats() {
        Set<Format> formats = EnumSet.of(Format.TABLE, Format.JSON, Format.MARKDOWN, Format.HTML);
        if (kind.rows().apply(document).isPresent()) {
            formats.add(Format.CSV);
            formats.add(Format.XLSX);
        }
        if (kind.calendar().isPresent()) {
            formats.add(Format.ICS);
        }
        return formats;
    }

    /**
     * Writes the answer and flushes; the stream stays open. Texts are UTF-8.
     *
     * @throws IOException              when the stream refuses
     * @throws IllegalArgumentException when the answer does not have the format
     */
    public void write(Format format, RenderOptions options, OutputStream out) throws IOException {
        if (format == Format.XLSX) {
            Workbooks.write(rows(format), out);
        } else {
            write(format, options, new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
        }
        out.flush();
    }

    /**
     * Writes the answer as a text and flushes; the writer stays open.
     *
     * @throws IOException              when the writer refuses
     * @throws IllegalArgumentException when the answer does not have the format, or it is none of text
     */
    public void write(Format format, RenderOptions options, Writer out) throws IOException {
        switch (format) {
            case TABLE -> kind.drawing().draw(document, new TerminalPage(options, document.programmeRules(), out));
            case MARKDOWN -> kind.drawing().draw(document, new MarkdownPage(options, document.programmeRules(), out));
            case HTML -> browse(options, out);
            case JSON -> DocumentJson.write(document, out);
            case CSV -> CsvRows.write(rows(format), out);
            case ICS -> kind.calendar().orElseThrow(() -> missing(format)).write(document, options, out);
            case XLSX -> throw missing(format);
        }
        out.flush();
    }

    private void browse(RenderOptions options, Writer out) throws IOException {
        if (kind.browsing().isPresent()) {
            kind.browsing().get().write(document, options, out);
            return;
        }
        HtmlPage page = new HtmlPage(options, document.programmeRules(), out);
        kind.drawing().draw(document, page);
        page.finish();
    }

    private Rows rows(Format format) {
        return kind.rows().apply(document).orElseThrow(() -> missing(format));
    }

    private static IllegalArgumentException missing(Format format) {
        return new IllegalArgumentException("the answer is not written as " + format);
    }
}
