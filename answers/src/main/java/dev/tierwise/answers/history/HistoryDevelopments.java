package dev.tierwise.answers.history;

import dev.tierwise.answers.page.Development;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How each figure and each tier of a history developed. */
record HistoryDevelopments(HistoryPage history, Words words) {

    List<Development> all() {
        List<Development> all = new ArrayList<>();
        history.report()
                .history()
                .programme()
                .metrics()
                .forEach(metric -> development(metric).ifPresent(all::add));
        tier("history.live", day -> Optional.of(day.live())).ifPresent(all::add);
        tier("history.credited", day -> history.creditedBy(day.day())).ifPresent(all::add);
        return all;
    }

    private Optional<Development> development(MetricId metric) {
        List<Development.Point> points = new ArrayList<>();
        String last = "";
        boolean figures = false;
        for (RecordedDay day : history.report().days()) {
            if (day.figures().get(metric) instanceof Measurement.Numeric number) {
                figures = true;
                points.add(new Development.Point(
                        day.day(), number.value().low(), !number.value().isExact()));
                last = words.briefFigures(metric, number.value());
            } else if (day.figures().get(metric) instanceof Measurement.Status status) {
                points.add(new Development.Point(
                        day.day(),
                        status.state() == State.MET ? BigDecimal.ONE : BigDecimal.ZERO,
                        status.state() == State.UNDETERMINED));
                last = words.state(status.state());
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

    private Optional<Development> tier(String key, Function<RecordedDay, Optional<TierRange>> held) {
        List<String> tiers = history.report().history().programme().tiers().stream()
                .map(Tier::id)
                .toList();
        List<Development.Point> points = new ArrayList<>();
        String last = "";
        for (RecordedDay day : history.report().days()) {
            Optional<TierRange> range = held.apply(day);
            if (range.isPresent()) {
                // no tier is the lowest block, and so is one that the programme does not know any more
                int rank = range.get().atLeast().map(tiers::indexOf).orElse(-1) + 1;
                points.add(new Development.Point(
                        day.day(), BigDecimal.valueOf(rank), !range.get().settled()));
                last = words.tier(range.get());
            }
        }
        return points.isEmpty()
                ? Optional.empty()
                : Optional.of(new Development(
                        words.say(key), points, BigDecimal.ZERO, BigDecimal.valueOf(tiers.size()), last, ""));
    }
}
