package dev.tierwise.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The blocks of the README, in their order: what somebody types who reads it from the top, and what is then printed. */
final class Readme {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");

    private Readme() {}

    static List<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The lines of the first block that begins with a word. */
    static List<String> commands(String first) throws IOException {
        return blocks().stream()
                .filter(block -> block.startsWith(first))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the README has no block that begins with " + first))
                .lines()
                .toList();
    }

    /** The answer to the example. */
    static String answer() throws IOException {
        return blocks().stream()
                .filter(block -> block.startsWith("Nordlicht"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the README has no answer"));
    }
}
