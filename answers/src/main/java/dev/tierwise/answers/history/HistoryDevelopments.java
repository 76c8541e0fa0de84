package dev.tierwise.answers.history;

import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.page.Development;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How each figure and each tier of a history developed. */
public record HistoryDevelopments(HistoryDocument history, Words words) {

    /** Those of the figures in the order of the rules, then of earlier ones, then the live and the credited tier; none if no day was refreshed. */
    public List<Development> all() {
        List<Development> all = new ArrayList<>();
        history.metrics().forEach(metric -> development(metric).ifPresent(all::add));
        tier("history.live", day -> Optional.of(day.live().tier())).ifPresent(all::add);
        tier("history.credited", day -> history.creditedBy(day.day())).ifPresent(all::add);
        return all;
    }

    private Optional<Development> development(MetricId metric) {
        List<Development.Point> points = new ArrayList<>();
        String last = "";
        boolean figures = false;
        for (HistoryDocument.Day day : history.days()) {
            if (day.metrics().get(metric) instanceof Measured.Figure number) {
                figures = true;
                points.add(new Development.Point(
                        day.day(),
                        number.value().low(),
                        !number.value().isExact(),
                        number.value().high()));
                last = words.briefFigures(metric, number.value());
            } else if (day.metrics().get(metric) instanceof Measured.Status status) {
                points.add(new Development.Point(
                        day.day(),
                        status.state() == State.MET ? BigDecimal.ONE : BigDecimal.ZERO,
                        status.state() == State.UNDETERMINED,
                        Optional.of(status.state() == State.UNMET ? BigDecimal.ZERO : BigDecimal.ONE)));
                last = words.status(metric, status);
            }
        }
        if (points.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal least = figures ? least(points) : BigDecimal.ZERO;
        BigDecimal greatest = figures ? greatest(points) : BigDecimal.ONE;
        String range = figures && least.compareTo(greatest) < 0
                ? words.say("history.scale", words.figure(metric, least), words.figure(metric, greatest))
                : "";
        return Optional.of(new Development(words.metric(metric), points, least, greatest, last, range));
    }

    private static BigDecimal least(List<Development.Point> points) {
        return points.stream()
                .map(Development.Point::low)
                .reduce(BigDecimal::min)
                .orElseThrow();
    }

    private static BigDecimal greatest(List<Development.Point> points) {
        return points.stream()
                .map(Development.Point::low)
                .reduce(BigDecimal::max)
                .orElseThrow();
    }

    private Optional<Development> tier(String key, Function<HistoryDocument.Day, Optional<HeldTier>> held) {
        List<Development.Point> points = new ArrayList<>();
        String last = "";
        for (HistoryDocument.Day day : history.days()) {
            Optional<HeldTier> range = held.apply(day);
            if (range.isPresent()) {
                // no tier is the lowest block, and so is one that the programme does not know any more
                int rank = history.programmeRules().rank(range.get().atLeast()) + 1;
                int highest = history.programmeRules().rank(range.get().atMost()) + 1;
                points.add(new Development.Point(
                        day.day(),
                        BigDecimal.valueOf(rank),
                        !range.get().settled(),
                        Optional.of(BigDecimal.valueOf(Math.max(rank, highest)))));
                last = words.tier(range.get());
            }
        }
        return points.isEmpty()
                ? Optional.empty()
                : Optional.of(new Development(
                        words.say(key),
                        points,
                        BigDecimal.ZERO,
                        BigDecimal.valueOf(history.programmeRules().tiers().size()),
                        last,
                        ""));
    }
}
