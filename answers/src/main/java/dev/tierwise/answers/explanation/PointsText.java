package dev.tierwise.answers.explanation;

import dev.tierwise.answers.wording.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What adds to a portal's points, in words, and how many points that are. */
record PointsText(Words words) {

    /** For what there are points, such as {@code Sales Hub, sourced, 15 March 2024, growth market}. */
    String what(PointsLine line) {
        List<String> parts = new ArrayList<>();
        parts.add(line.product() == null ? words.say("explain.points.credit." + line.credit()) : line.product());
        if (line.credit().equals("sale")) {
            parts.add(line.kind() == null ? words.say("explain.points.kind-unknown") : line.kind());
            parts.add(line.soldOn() == null ? words.say("explain.points.day-unknown") : words.day(line.soldOn()));
        }
        if (!line.credit().equals("further-sales")) {
            parts.add(
                    line.market() == null
                            ? words.say("explain.points.market-unknown")
                            : words.say("explain.points.market." + line.market()));
        }
        return String.join(", ", parts);
    }

    /** What is multiplied and divided, such as {@code 440.00 EUR / 88 EUR × 5}; empty where too much is unknown. */
    Optional<String> calculation(PointsLine line) {
        if (line.mrr() == null || line.currency() == null || line.per() == null) {
            return Optional.empty();
        }
        String mrr = words.price(line.mrr(), line.currency());
        String amount =
                line.exchangeRate() == null ? mrr : words.say("explain.by-rate", mrr, words.exact(line.exchangeRate()));
        String times = words.say(
                "explain.points.times", amount, words.exact(line.per()) + " " + line.perCurrency(), rates(line));
        return Optional.of(
                line.partners() == null || line.partners() == 1
                        ? times
                        : words.say(
                                "explain.points.shared",
                                times,
                                words.count("explain.points.partners", line.partners())));
    }

    private String rates(PointsLine line) {
        List<BigDecimal> values = line.rates().stream()
                .map(PointsLine.Rate::points)
                .distinct()
                .sorted()
                .toList();
        if (values.isEmpty()) {
            return words.exact(BigDecimal.ZERO);
        }
        String least = words.exact(values.get(0));
        return values.size() == 1 ? least : words.say("range", least, words.exact(values.get(values.size() - 1)));
    }

    /** Which rate and which fixed amount hold, and since when. */
    List<String> since(PointsLine line) {
        List<String> notes = new ArrayList<>();
        if (line.rates().size() == 1) {
            PointsLine.Rate rate = line.rates().get(0);
            notes.add(since(words.say("explain.points.rate." + rate.kind()), rate.from()));
        }
        if (line.perFrom() != null) {
            notes.add(
                    since(words.exact(Objects.requireNonNull(line.per())) + " " + line.perCurrency(), line.perFrom()));
        }
        return notes;
    }

    private String since(String what, @Nullable LocalDate from) {
        return from == null ? what : words.say("explain.points.since", what, words.day(from));
    }
}
