package dev.tierwise.cli;

import dev.tierwise.spi.Redaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where messages go, as UTF-8: line by line, and without what nobody may read. Safe for use by many threads. */
public final class MessageStream extends PrintStream {

    private final Redaction redaction;

    /** @param out gets each line when it is complete, and the beginning of one when the stream is flushed */
    public MessageStream(OutputStream out) {
        this(out, new Redaction());
    }

    private MessageStream(OutputStream out, Redaction redaction) {
        super(new Lines(out, redaction), false, StandardCharsets.UTF_8);
        this.redaction = redaction;
    }

    /** What the messages do not show. */
    public Redaction redaction() {
        return redaction;
    }

    private static final class Lines extends OutputStream {

        private final OutputStream out;
        private final Redaction redaction;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(OutputStream out, Redaction redaction) {
            this.out = out;
            this.redaction = redaction;
        }

        @Override
        public void write(int b) throws IOException {
            line.write(b);
            if (b == '\n') {
                flush();
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                write(bytes[i]);
            }
        }

        @Override
        public void flush() throws IOException {
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            out.write(redaction.of(text).getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            flush();
            out.close();
        }
    }
}
