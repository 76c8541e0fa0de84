package dev.tierwise.adapter.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a file. A byte order mark wins over the given encoding. Bytes that are not valid are a fault, but one
 * that comes after everything before them was handed over (the JDK's readers lose up to a buffer of it), so that the
 * fault's line is known. A row without end is a fault before it fills the memory.
 */
final class DecodedReader extends Reader {

    /** A row that is longer than this, and what the parser read ahead, is refused. */
    static final int MOST_CHARACTERS_IN_ROW = 1_000_000;

    /** A row is longer than any that people write. */
    static final class RowTooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final InputStream file;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
    private final Charset charset;
    private final boolean marked;
    private final CharsetDecoder decoder;
    private boolean lastBytes;
    private boolean flushed;
    private boolean ended;
    private boolean nul;
    private long delivered;
    private long deliveredBeforeRow;

    DecodedReader(Content content, Charset encoding) throws IOException {
        file = content.open();
        try {
            while (bytes.remaining() < 3 && !lastBytes) {
                fill();
            }
            if (skip(0xEF, 0xBB, 0xBF)) {
                charset = StandardCharsets.UTF_8;
                marked = true;
            } else if (skip(0xFF, 0xFE)) {
                charset = StandardCharsets.UTF_16LE;
                marked = true;
            } else if (skip(0xFE, 0xFF)) {
                charset = StandardCharsets.UTF_16BE;
                marked = true;
            } else {
                charset = encoding;
                marked = false;
            }
        } catch (IOException e) {
            file.close();
            throw e;
        }
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The encoding in which the file is read. */
    Charset charset() {
        return charset;
    }

    /** Whether the file itself says, by a byte order mark, which encoding it has. */
    boolean isMarked() {
        return marked;
    }

    /** Whether all characters were handed over. */
    boolean hasEnded() {
        return ended;
    }

    /** Whether a NUL is among the characters that were handed over. */
    boolean hasNul() {
        return nul;
    }

    /** From here on the length of a row is counted anew. */
    void rowBegins() {
        deliveredBeforeRow = delivered;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        if (delivered - deliveredBeforeRow > MOST_CHARACTERS_IN_ROW) {
            throw new RowTooLongException();
        }
        CharBuffer characters = CharBuffer.wrap(target, offset, length);
        while (true) {
            CoderResult result = flushed ? CoderResult.UNDERFLOW : decoder.decode(bytes, characters, lastBytes);
            if (!flushed && result.isUnderflow() && lastBytes) {
                flushed = decoder.flush(characters).isUnderflow();
            }
            int read = characters.position() - offset;
            if (read > 0) {
                delivered += read;
                for (int i = offset; i < offset + read && !nul; i++) {
                    nul = target[i] == 0;
                }
                return read;
            }
            if (result.isError()) {
                result.throwException();
            }
            if (flushed) {
                ended = true;
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException();
        }
        bytes.compact();
        int read = file.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            lastBytes = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    private boolean skip(int... mark) {
        if (bytes.remaining() < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes.get(bytes.position() + i) & 0xFF) != mark[i]) {
                return false;
            }
        }
        bytes.position(bytes.position() + mark.length);
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
