package dev.tierwise.answers;

import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.wire.Rows;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of answer: the document that it is, and how it is drawn.
 *
 * @param <D>      its document
 * @param name     the name of its schema without version, such as {@code status}
 * @param type     its document
 * @param drawing  draws it for people
 * @param rows     the rows that a spreadsheet shows of it; empty where it has none
 * @param calendar writes it for calendar programs; empty where it is not about days
 * @param browsing writes it as HTML; empty if that is drawn like every other page
 */
public record AnswerKind<D extends Document>(
        String name,
        Class<D> type,
        Drawing<D> drawing,
        Function<D, Optional<Rows>> rows,
        Optional<Calendar<D>> calendar,
        Optional<Browsing<D>> browsing) {

    /** Draws a document for people. */
    @FunctionalInterface
    public interface Drawing<D> {
        /** @throws IOException when the page's writer refuses */
        void draw(D document, Page page) throws IOException;
    }

    /** Writes a document as iCalendar. */
    @FunctionalInterface
    public interface Calendar<D> {
        /** @throws IOException when the writer refuses */
        void write(D document, RenderOptions options, Writer out) throws IOException;
    }

    /** Writes a document as HTML. */
    @FunctionalInterface
    public interface Browsing<D> {
        /** @throws IOException if the writer refuses */
        void write(D document, RenderOptions options, Writer out) throws IOException;
    }

    /** A kind of answer without rows. */
    public static <D extends Document> AnswerKind<D> of(String name, Class<D> type, Drawing<D> drawing) {
        return new AnswerKind<>(name, type, drawing, document -> Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same kind with rows for spreadsheets. */
    public AnswerKind<D> withRows(Function<D, Optional<Rows>> told) {
        return new AnswerKind<>(name, type, drawing, told, calendar, browsing);
    }

    /** The same kind with days for calendars. */
    public AnswerKind<D> withCalendar(Calendar<D> written) {
        return new AnswerKind<>(name, type, drawing, rows, Optional.of(written), browsing);
    }

    /** The same kind with HTML of its own. */
    public AnswerKind<D> withBrowsing(Browsing<D> written) {
        return new AnswerKind<>(name, type, drawing, rows, calendar, Optional.of(written));
    }

    /** The JSON Schema of its document. */
    public String schema() {
        return JsonSchemas.named(name);
    }

    /** An answer of this kind. */
    public Answer<D> of(D document) {
        return new Answer<>(this, document);
    }
}
