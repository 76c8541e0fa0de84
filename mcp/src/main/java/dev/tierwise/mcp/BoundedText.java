package dev.tierwise.mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** A text that takes so many characters and refuses more, so that whoever writes it stops. */
final class BoundedText extends Writer {

    private final StringBuilder text = new StringBuilder();
    private final int longest;
    private boolean full;

    BoundedText(int longest) {
        this.longest = longest;
    }

    /** It has as many characters as it takes. */
    static final class FullException extends IOException {

        private static final long serialVersionUID = 1;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** Writes a text. */
    @FunctionalInterface
    interface Writing {
        void to(Writer out) throws IOException;
    }

    /** What is written, or its beginning. */
    static BoundedText of(int longest, Writing writing) {
        BoundedText text = new BoundedText(longest);
        try {
            writing.to(text);
        } catch (FullException e) {
            text.full = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        int room = longest - text.length();
        text.append(characters, offset, Math.min(room, length));
        if (length > room) {
            full = true;
            throw new FullException();
        }
    }

    /** Whether more was to be written. */
    boolean isFull() {
        return full;
    }

    /** What there was room for; of a text that has no end the last line is left out. */
    @Override
    public String toString() {
        int lastLine = text.lastIndexOf("\n");
        return full && lastLine > 0 ? text.substring(0, lastLine + 1) : text.toString();
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // nothing is open
    }
}
