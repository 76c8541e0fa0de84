package dev.tierwise.adapter.csv.workbook;

import dev.tierwise.domain.text.Text;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.zip.ZipException;

/** An unpacked entry that fails with {@link BadEntryException} if it is damaged, and before a zip bomb fills memory or takes hours. */
final class BoundedInputStream extends FilterInputStream {

    /** What an entry may unpack to, however well it is compressed. */
    static final long ALWAYS_ALLOWED = 10_000_000;

    /** Texts that people write compress by less than 100. Deflate itself reaches 1,032. */
    static final long MOST_TIMES_COMPRESSED = 1_000;

    private final Text name;
    private final long mostBytes;
    private final long mostByRatio;
    private long bytes;

    BoundedInputStream(InputStream unpacked, Text name, long compressedBytes, long mostBytes) {
        super(unpacked);
        this.name = name;
        this.mostBytes = mostBytes;
        long compressed = Math.min(compressedBytes, Long.MAX_VALUE / MOST_TIMES_COMPRESSED);
        this.mostByRatio = Math.max(ALWAYS_ALLOWED, compressed * MOST_TIMES_COMPRESSED);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException();
        }
        int read;
        try {
            read = in.read(target, offset, length);
        } catch (ZipException | EOFException e) {
            throw new BadEntryException(Text.of(BoundedInputStream.class, "damaged"));
        }
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long length) throws IOException {
        long skipped = in.skip(length);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long read) throws BadEntryException {
        bytes += read;
        if (bytes > mostBytes) {
            throw new BadEntryException(Text.of(BoundedInputStream.class, "entry.too.large", name, mostBytes));
        }
        if (bytes > mostByRatio) {
            throw new BadEntryException(
                    Text.of(BoundedInputStream.class, "entry.too.compressed", name, MOST_TIMES_COMPRESSED));
        }
    }
}
