package dev.tierwise.answers;

import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.markdown.MarkdownPage;
import dev.tierwise.answers.page.text.TerminalPage;
import dev.tierwise.answers.wire.CsvRows;
import dev.tierwise.answers.wire.JsonAnswer;
import dev.tierwise.answers.wire.Rows;
import dev.tierwise.answers.wire.Workbooks;
import dev.tierwise.domain.programme.Programme;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What somebody asked for, ready to be written in each format that it has. */
public final class Answer {

    private final Map<Format, Form> forms = new EnumMap<>(Format.class);
    private Optional<Function<RenderOptions, Rows>> rows = Optional.empty();

    private Answer() {}

    /** Writes an answer in one format, complete with a last line end; the writer stays open. */
    @FunctionalInterface
    public interface Form {
        /** @throws IOException when the writer refuses */
        void write(RenderOptions options, Writer out) throws IOException;
    }

    /** Draws an answer for people. */
    @FunctionalInterface
    public interface Drawing {
        /** @throws IOException when the page's writer refuses */
        void on(Page page) throws IOException;
    }

    /**
     * An answer for programs.
     *
     * @param schema  the name of its contract, such as {@code tierwise/status/1}
     * @param members writes what it holds
     */
    public static Answer of(String schema, JsonAnswer.Members members) {
        return of((options, out) -> JsonAnswer.write(out, schema, members));
    }

    /** An answer for programs whose document depends on what people want to see of it. */
    public static Answer of(Form json) {
        return new Answer().in(Format.JSON, json);
    }

    /** An answer for people alone: programs have the same in another form. */
    public static Answer forPeople(Programme programme, Drawing drawing) {
        return new Answer().drawn(programme, drawing);
    }

    /**
     * The same answer, also for people, on every kind of page.
     *
     * @param programme the rules whose names are used
     */
    public Answer drawn(Programme programme, Drawing drawing) {
        return in(Format.TABLE, (options, out) -> drawing.on(new TerminalPage(options, programme, out)))
                .in(Format.MARKDOWN, (options, out) -> drawing.on(new MarkdownPage(options, programme, out)));
    }

    /** The same answer, also for spreadsheets. */
    public Answer rows(Function<RenderOptions, Rows> told) {
        rows = Optional.of(told);
        return in(Format.CSV, (options, out) -> CsvRows.write(told.apply(options), out));
    }

    /** The same answer, also in a format of which it knows itself how it is written. */
    public Answer in(Format format, Form form) {
        forms.put(format, form);
        return this;
    }

    /** The formats that it has. */
    public Set<Format> formats() {
        Set<Format> formats = EnumSet.copyOf(forms.keySet());
        if (rows.isPresent()) {
            formats.add(Format.XLSX);
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
        if (format == Format.XLSX && rows.isPresent()) {
            Workbooks.write(rows.get().apply(options), out);
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
        Optional.ofNullable(forms.get(format))
                .orElseThrow(() -> new IllegalArgumentException("the answer is not written as " + format))
                .write(options, out);
        out.flush();
    }
}
