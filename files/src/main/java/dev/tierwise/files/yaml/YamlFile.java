package dev.tierwise.files.yaml;

import dev.tierwise.domain.text.Text;
import dev.tierwise.files.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A YAML file whose top level is made of keys and values. */
public final class YamlFile {

    /** The size up to which a file is read, in bytes. */
    public static final int MOST_BYTES = 1 << 20;

    private YamlFile() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @param name what people call it, for the findings
     * @return what the file says; empty when that cannot be told, and then the findings have an error
     */
    public static Optional<YamlMapping> read(Path file, String name, Findings findings) {
        byte[] bytes;
        // a folder opens like a file on some systems and fails in many ways on others
        if (Files.isDirectory(file)) {
            return refused(name, findings, "folder");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return refused(name, findings, "device");
        }
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            return refused(name, findings, "missing");
        } catch (AccessDeniedException e) {
            return refused(name, findings, "denied");
        } catch (IOException e) {
            return refused(name, findings, "unreadable", FileFailure.reason(e));
        }
        return parse(bytes, name, findings);
    }

    /**
     * Reads what a file holds.
     *
     * @param bytes UTF-8, with or without a byte order mark
     * @param name  what people call the file, for the findings
     * @return what the file says; empty when that cannot be told, and then the findings have an error
     */
    public static Optional<YamlMapping> parse(byte[] bytes, String name, Findings findings) {
        if (bytes.length > MOST_BYTES) {
            return refused(name, findings, "large");
        }
        return decode(bytes, name, findings)
                .flatMap(text -> new YamlTree(name, findings).read(text))
                .flatMap(node -> node.asMapping(findings, Text.of(YamlFile.class, "file.expected")));
    }

    private static Optional<YamlMapping> refused(String name, Findings findings, String key, Object... values) {
        findings.error(Place.startOf(name), YamlFile.class, "file." + key, values);
        return Optional.empty();
    }

    private static Optional<String> decode(byte[] bytes, String name, Findings findings) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), decoded, true);
        String text = decoded.flip().toString();
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        int line = 1;
        int column = 1;
        for (int i = start; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!YamlText.isAllowed(c)) {
                findings.error(
                        new Place(name, line, column), YamlFile.class, "file.character", String.format("U+%04X", c));
                return Optional.empty();
            }
            i += Character.charCount(c);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i))) {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        if (result.isError()) {
            findings.error(new Place(name, line, column), YamlFile.class, "file.not-utf-8");
            return Optional.empty();
        }
        return Optional.of(text.substring(start));
    }
}
