package com.example.template;

import dev.tierwise.adapter.tables.Table;
import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The lines of one kind, one by one, so that a file may be as long as it likes. */
final class TemplateLines implements Table {

    private static final Set<String> WORDS = Set.of("partner", "portal", "end");

    private final Path file;
    private final String word;
    private final List<String> columns;
    private final Instant deadline;
    private final ProblemSink problems;
    private final BufferedReader reader;
    private String[] cells = {};
    private int number;
    private boolean ended;
    private boolean damaged;

    TemplateLines(Path file, TableKind kind, Instant deadline, ProblemSink problems) throws SourceException {
        this.file = file;
        this.word = kind == TableKind.PARTNER ? "partner" : "portal";
        this.columns = TemplateTables.COLUMNS.get(kind);
        this.deadline = deadline;
        this.problems = problems;
        try {
            reader = Files.newBufferedReader(file);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** What failed, and what to do; the kind decides the exit code. */
    private static SourceException failed(IOException e) {
        if (e instanceof AccessDeniedException) {
            return new SourceException(Kind.REFUSED, "the file may not be read; check its permissions", e);
        }
        if (e instanceof NoSuchFileException) {
            return new SourceException(Kind.MALFORMED, "there is no such file; check the path", e);
        }
        return e instanceof CharacterCodingException
                ? new SourceException(Kind.MALFORMED, "the file is not UTF-8; write it again", e)
                : new SourceException(Kind.UNAVAILABLE, "the file cannot be read; check the disk, then try again", e);
    }

    @Override
    public List<String> header() {
        return columns;
    }

    @Override
    public boolean next() throws SourceException {
        while (readLine()) {
            if (word.equals("portal") && !WORDS.contains(cells[0])) {
                problems.error(at(0), "expected 'partner', 'portal' or 'end' at the begin of the line");
            } else if (cells[0].equals(word) && cells.length == columns.size() + 1) {
                return true;
            } else if (cells[0].equals(word)) {
                damaged = true;
                problems.error(at(0), "expected " + (columns.size() + 1) + " cells, found " + cells.length);
            }
        }
        return false;
    }

    /** Gives up at the deadline and when interrupted; a list that ends early is no list. */
    private boolean readLine() throws SourceException {
        if (Thread.currentThread().isInterrupted() || Instant.now().isAfter(deadline)) {
            throw new SourceException(Kind.UNAVAILABLE, "reading was given up before the end");
        }
        try {
            String line = reader.readLine();
            if (line == null && !ended) {
                throw new SourceException(
                        Kind.MALFORMED, "the file has no last line 'end': it was cut off; write it again");
            }
            if (line == null) {
                return false;
            }
            number++;
            cells = line.split("\t", -1);
            ended |= cells[0].equals("end");
            return true;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public String text(int column) {
        String cell = cells[column + 1];
        return isSale(column) && cell.equals("-") ? "" : cell;
    }

    @Override
    public boolean isOpen(int column) {
        return isSale(column) && cells[column + 1].isEmpty();
    }

    private boolean isSale(int column) {
        return columns.get(column).equals("sold_on");
    }

    @Override
    public boolean isDamaged() {
        return damaged;
    }

    @Override
    public Origin atHeader(int column) {
        return new Origin.InFile(String.valueOf(file.getFileName()), 0, 1, 1);
    }

    @Override
    public Origin at(int column) {
        return new Origin.InFile(String.valueOf(file.getFileName()), 0, Math.max(number, 1), column + 2);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            // what was read is read
        }
    }
}
