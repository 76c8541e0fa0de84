package dev.tierwise.cli.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
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
            findings.error(Place.startOf(name), "this is a folder; expected a YAML file");
            return Optional.empty();
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            findings.error(Place.startOf(name), "this is a pipe or a device; expected a YAML file");
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            findings.error(Place.startOf(name), "there is no such file");
            return Optional.empty();
        } catch (AccessDeniedException e) {
            findings.error(Place.startOf(name), "the file may not be read; check its permissions");
            return Optional.empty();
        } catch (IOException e) {
            String reason =
                    e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
            findings.error(Place.startOf(name), "the file cannot be read: " + reason);
            return Optional.empty();
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
            findings.error(Place.startOf(name), "the file is larger than 1 MiB; expected a small YAML file");
            return Optional.empty();
        }
        return decode(bytes, name, findings)
                .flatMap(text -> new YamlTree(name, findings).read(text))
                .flatMap(node -> node.asMapping(findings, "keys with values, such as 'key: value'"));
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
                        new Place(name, line, column),
                        String.format("the character U+%04X is not allowed in a YAML file", c));
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
            findings.error(new Place(name, line, column), "this is not UTF-8; save the file with the encoding UTF-8");
            return Optional.empty();
        }
        return Optional.of(text.substring(start));
    }
}
