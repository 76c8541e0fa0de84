package dev.tierwise.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that may be a pipe. Whoever reads it may close it early, as {@code head} does: what is written after that
 * is dropped, so that a command does what it does and ends as it would have. Every other failure is thrown, again and again: a
 * {@link java.io.PrintWriter} hides it.
 */
final class PipedOutput extends OutputStream {

    /** Java has no type for it. Both Linux and Windows have the word in their English and their German message. */
    private static final String CLOSED = "pipe";

    private final OutputStream out;
    private boolean closed;
    private @Nullable IOException failure;

    PipedOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        unlessClosed(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        unlessClosed(out::flush);
    }

    private void unlessClosed(Writing writing) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (closed) {
            return;
        }
        try {
            writing.write();
        } catch (IOException e) {
            closed = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains(CLOSED);
            if (!closed) {
                failure = e;
                throw e;
            }
        }
    }

    /** What may fail. */
    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }
}
