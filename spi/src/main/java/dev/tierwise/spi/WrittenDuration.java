package dev.tierwise.spi;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people write how long something takes. */
final class WrittenDuration {

    private static final Pattern SHORT = Pattern.compile("(?<number>[0-9]{1,9})(?<unit>[smh])");

    private WrittenDuration() {}

    /** The duration; empty if it is none or negative. */
    static Optional<Duration> parse(String word) {
        Matcher matcher = SHORT.matcher(word);
        if (matcher.matches()) {
            long number = Long.parseLong(matcher.group("number"));
            return Optional.of(
                    switch (matcher.group("unit")) {
                        case "s" -> Duration.ofSeconds(number);
                        case "m" -> Duration.ofMinutes(number);
                        default -> Duration.ofHours(number);
                    });
        }
        try {
            return Optional.of(Duration.parse(word)).filter(duration -> !duration.isNegative());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
