package dev.tierwise.adapter.csv;

import dev.tierwise.domain.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a file is that is no CSV, told by its first bytes. */
final class FileKind {

    private static final int BYTES = 4096;
    private static final int BYTES_OF_UTF_16 = 256;

    private static final Set<String> MARKS = Set.of("\u00FF\u00FE", "\u00FE\u00FF");

    private FileKind() {}

    /** Why a file cannot be read as CSV, and what to do; empty where its beginning may be one. */
    static Optional<Text> fault(Content content, Charset encoding, String fileName) throws IOException {
        byte[] begin;
        try (InputStream file = content.open()) {
            begin = file.readNBytes(BYTES);
        }
        String text = new String(begin, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PK\u0003\u0004")) {
            return Optional.of(zip(text, fileName));
        }
        if (text.startsWith("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")) {
            return Optional.of(Text.of(FileKind.class, "kind.xls", fileName));
        }
        if (text.startsWith("\u001F\u008B")) {
            return Optional.of(Text.of(FileKind.class, "kind.gzip", fileName));
        }
        if (text.startsWith("%PDF")) {
            return Optional.of(Text.of(FileKind.class, "kind.pdf", fileName));
        }
        String beginning = text.stripLeading().toLowerCase(Locale.ROOT);
        if (beginning.startsWith("<!doctype html") || beginning.startsWith("<html") || beginning.startsWith("<table")) {
            return Optional.of(Text.of(FileKind.class, "kind.html", fileName));
        }
        if (beginning.startsWith("<?xml")) {
            return Optional.of(Text.of(FileKind.class, "kind.xml", fileName));
        }
        return utf16(begin, encoding).map(name -> Text.of(FileKind.class, "kind.utf.16", name));
    }

    private static Text zip(String text, String fileName) {
        if (text.contains("opendocument.spreadsheet")) {
            return Text.of(FileKind.class, "kind.ods", fileName);
        }
        return text.contains("[Content_Types].xml") || text.contains("xl/") || text.contains("docProps/")
                ? Text.of(FileKind.class, "kind.xlsx", fileName)
                : Text.of(FileKind.class, "kind.zip", fileName);
    }

    /** Text of Western languages has a zero in every second byte then. */
    private static Optional<String> utf16(byte[] begin, Charset encoding) {
        int length = Math.min(begin.length, BYTES_OF_UTF_16) & ~1;
        boolean isMarked = begin.length >= 2 && MARKS.contains(new String(begin, 0, 2, StandardCharsets.ISO_8859_1));
        if (length < 4
                || isMarked
                || encoding.name().startsWith("UTF-16")
                || encoding.name().startsWith("UTF-32")) {
            return Optional.empty();
        }
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < length; i += 2) {
            evenZeros += begin[i] == 0 ? 1 : 0;
            oddZeros += begin[i + 1] == 0 ? 1 : 0;
        }
        int most = length / 2;
        if (oddZeros > most * 3 / 4 && evenZeros == 0) {
            return Optional.of("utf-16le");
        }
        return evenZeros > most * 3 / 4 && oddZeros == 0 ? Optional.of("utf-16be") : Optional.empty();
    }
}
