package dev.tierwise.answers.wording;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What rules and figures of a programme are called, by their paths in a programme file. */
public final class ClauseNames {

    private static final String TIER = "tiers.";
    private static final String AMOUNT = "points.fixed-amounts.";
    private static final String RATE = "points.rates.";

    private final Words words;

    public ClauseNames(Words words) {
        this.words = words;
    }

    /** Several of them in a few words: tiers in one, and amounts of other currencies. */
    public String of(List<String> paths) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String path : paths) {
            if (path.startsWith(TIER)) {
                groups.computeIfAbsent(words.say("clause.tiers"), tiers -> new ArrayList<>())
                        .add(words.tier(path.substring(TIER.length())));
            } else if (path.startsWith(AMOUNT)) {
                String[] parts = path.substring(AMOUNT.length()).split("\\.");
                String name = words.say("clause.points.fixed-amounts");
                groups.computeIfAbsent(from(name, parts), amounts -> new ArrayList<>())
                        .add(parts[0]);
            } else {
                groups.put(single(path), List.of());
            }
        }
        return String.join(
                "; ",
                groups.entrySet().stream()
                        .map(group -> group.getValue().isEmpty()
                                ? group.getKey()
                                : words.say("clause.list", group.getKey(), String.join(", ", group.getValue())))
                        .toList());
    }

    private String single(String path) {
        if (path.startsWith(RATE)) {
            String[] parts = path.substring(RATE.length()).split("\\.");
            return from(words.say("rate." + parts[0]), parts);
        }
        return words.say("clause." + path);
    }

    private String from(String name, String[] parts) {
        return parts.length == 1 ? name : words.say("rate.from", name, words.day(LocalDate.parse(parts[1])));
    }
}
