package dev.tierwise.files.yaml;

import static java.util.Comparator.comparingInt;

import dev.tierwise.domain.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What is wrong with a file, collected so that people can put all of it right at once. A finding is one line, whatever
 * the file holds.
 */
public final class Findings {

    private static final int MOST_SHOWN = 100;

    private record Finding(Place place, Text text, boolean isError) {}

    private static final Comparator<Finding> BY_PLACE = comparingInt(
                    (Finding finding) -> finding.place().line())
            .thenComparingInt(finding -> finding.place().column());

    private final List<Finding> findings = new ArrayList<>();

    /** The file cannot be used. */
    public void error(Place place, Text text) {
        findings.add(new Finding(place, onOneLine(text), true));
    }

    /** The file cannot be used, for a reason of the owner's message file. */
    public void error(Place place, Class<?> owner, String key, Object... values) {
        error(place, Text.of(owner, key, values));
    }

    /** The file can be used, but people should know this. */
    public void warning(Place place, Text text) {
        findings.add(new Finding(place, onOneLine(text), false));
    }

    private static Text onOneLine(Text text) {
        if (text instanceof Text.Message message) {
            return Text.of(
                    message.owner(),
                    message.key(),
                    message.values().stream().map(Findings::onOneLine).toArray());
        }
        return text instanceof Text.Joined joined
                ? Text.joined(
                        joined.separator(),
                        joined.parts().stream().map(Findings::onOneLine).toList())
                : text.mapped(Findings::onOneLine);
    }

    private static Object onOneLine(Object value) {
        return value instanceof Text text ? onOneLine(text) : onOneLine(String.valueOf(value));
    }

    private static String onOneLine(String words) {
        StringBuilder line = new StringBuilder();
        words.codePoints().forEach(c -> line.appendCodePoint(YamlText.isLineBreakOrControl(c) ? ' ' : c));
        return line.toString();
    }

    /** Whether there was an error. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(Finding::isError);
    }

    /** Gives every error with its place, in the order of the file. */
    public void eachError(BiConsumer<Place, Text> taker) {
        findings.stream()
                .filter(Finding::isError)
                .sorted(BY_PLACE)
                .forEach(finding -> taker.accept(finding.place(), finding.text()));
    }

    /** The warnings, in the order of the file. */
    public List<Text> warnings() {
        return of(finding -> !finding.isError());
    }

    /**
     * Gives up when there was an error.
     *
     * @throws InvalidFileException naming every error on a line of its own, in the order of the file; beyond the first 100
     *                              only their number
     */
    public void throwErrors() {
        List<Text> errors = of(Finding::isError);
        if (errors.isEmpty()) {
            return;
        }
        List<Text> lines = new ArrayList<>(errors.subList(0, Math.min(MOST_SHOWN, errors.size())));
        if (errors.size() > MOST_SHOWN) {
            lines.add(Text.counted(Findings.class, "more", errors.size() - MOST_SHOWN));
        }
        throw new InvalidFileException(Text.joined("\n", lines));
    }

    private List<Text> of(Predicate<Finding> wanted) {
        return findings.stream()
                .filter(wanted)
                .sorted(BY_PLACE)
                .map(finding ->
                        Text.joined(": ", List.of(Text.verbatim(finding.place().toString()), finding.text())))
                .toList();
    }
}
