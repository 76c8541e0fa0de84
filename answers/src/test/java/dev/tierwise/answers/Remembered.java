package dev.tierwise.answers;

import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.status.StatusMapper;
import dev.tierwise.application.changes.AppChanges;
import dev.tierwise.application.changes.ChangeReason;
import dev.tierwise.application.changes.Contribution;
import dev.tierwise.application.changes.PortalChange;
import dev.tierwise.application.forecast.ForecastEvent;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.status.PendingPortal;
import dev.tierwise.application.status.StatusAnswer;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a ledger may remember, built by hand: the agency of the specification until a test says otherwise. */
public final class Remembered {

    public static final Programme PROGRAMME = BuiltInProgrammes.HUBSPOT_2018_01;
    public static final History HISTORY = new History("Nordlicht Agentur", ZoneOffset.UTC, PROGRAMME);
    public static final TierRange NONE = new TierRange(Optional.empty(), Optional.empty());
    public static final TierRange SILVER = tier("silver", "silver");
    public static final TierRange GOLD = tier("gold", "gold");
    public static final TierRange SILVER_TO_GOLD = tier("silver", "gold");

    /** A name that tries to be markup, to break lines and cells, and to steer a terminal. */
    public static final String HOSTILE = "x | y\r\n| # z |\u001B[2J<script>\u202Etxt";
    /** The same in Markdown, where it is nothing but a name. */
    public static final String INERT = "x \\| y  \\| \\# z \\|\uFFFD\\[2J&lt;script&gt;txt";

    private Remembered() {}

    public static TierRange tier(String atLeast, String atMost) {
        return new TierRange(Optional.of(atLeast), Optional.of(atMost));
    }

    public static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    public static Interval money(String amount) {
        return Interval.exactly(new BigDecimal(amount));
    }

    public static Interval money(String low, String high) {
        return Interval.between(new BigDecimal(low), new BigDecimal(high));
    }

    public static Measurement.Figure figure(Interval value, int portals) {
        return new Measurement.Figure(value, new PortalCount(portals, portals));
    }

    /** A refreshed day with the figures of the specification. */
    public static RecordedDay refreshed(String day, TierRange live) {
        return refreshed(
                day, figure(money("2400.00"), 3), figure(money("6100.00"), 4), new BigDecimal("3.5"), State.MET, live);
    }

    public static RecordedDay refreshed(
            String day,
            Measurement.Figure sold,
            Measurement.Figure managed,
            BigDecimal median,
            State certification,
            TierRange live) {
        Map<MetricId, Measurement> figures = new LinkedHashMap<>();
        figures.put(MetricId.SOLD_MRR, sold);
        figures.put(MetricId.MANAGED_MRR, managed);
        figures.put(MetricId.MEDIAN_APP_USAGE, figure(Interval.exactly(median), 6));
        figures.put(MetricId.CERTIFICATION, new Measurement.Status(certification));
        return new RecordedDay(day(day), Instant.parse(day + "T12:00:00Z"), figures, live);
    }

    public static RecordedEvent.Report report(String day, boolean late, Interval sold) {
        return new RecordedEvent.Report(day(day), late, figure(sold, 3));
    }

    public static RecordedEvent.TierUpdate update(String day, boolean late, TierRange tier) {
        return new RecordedEvent.TierUpdate(day(day), late, tier);
    }

    public static PendingPortal pending(String id, String name, Interval mrr) {
        return new PendingPortal(
                id, Optional.of(name).filter(known -> !known.isEmpty()), mrr, LocalDate.parse("2018-04-01"));
    }

    public static PortalChange change(String id, String name, ChangeReason reason, Contribution from, Contribution to) {
        return change(id, name, reason, from, to, AppChanges.NONE);
    }

    public static PortalChange change(
            String id, String name, ChangeReason reason, Contribution from, Contribution to, AppChanges apps) {
        return new PortalChange(id, Optional.of(name).filter(known -> !known.isEmpty()), reason, from, to, apps);
    }

    public static Contribution counts(String amount) {
        return new Contribution(Count.COUNTS, money(amount));
    }

    public static Contribution nothing(String zero) {
        return new Contribution(Count.DOES_NOT_COUNT, money(zero));
    }

    public static Contribution may(Interval amount) {
        return new Contribution(Count.UNKNOWN, amount);
    }

    public static StatusBuilder status() {
        return new StatusBuilder();
    }

    /** The status of the specification: refreshed the day before it is asked for. */
    public static final class StatusBuilder {
        private History history = HISTORY;
        private LocalDate asOf = day("2018-03-17");
        private RecordedDay refreshed = Remembered.refreshed("2018-03-16", GOLD);
        private RecordedEvent.TierUpdate credited = update("2018-03-15", false, GOLD);
        private String since = "2018-02-15";
        private RecordedEvent.Report published = report("2018-03-01", false, money("2400.00"));
        private final List<PendingPortal> pending = new ArrayList<>();
        private final List<ForecastEvent> deadlines = new ArrayList<>();

        public StatusBuilder of(History other) {
            history = other;
            return this;
        }

        public StatusBuilder asOf(String day) {
            asOf = day(day);
            return this;
        }

        public StatusBuilder refreshed(RecordedDay day) {
            refreshed = day;
            return this;
        }

        public StatusBuilder credited(RecordedEvent.TierUpdate update, String firstDay) {
            credited = update;
            since = firstDay;
            return this;
        }

        public StatusBuilder published(RecordedEvent.Report report) {
            published = report;
            return this;
        }

        public StatusBuilder pending(PendingPortal portal) {
            pending.add(portal);
            return this;
        }

        public StatusBuilder deadline(ForecastEvent deadline) {
            deadlines.add(deadline);
            return this;
        }

        public StatusAnswer build() {
            return new StatusAnswer(
                    history,
                    asOf,
                    refreshed,
                    credited,
                    day(since),
                    Optional.empty(),
                    published,
                    pending,
                    new Schedule(history.programme().updateDays())
                            .nextDue(refreshed.day()).stream()
                                    .filter(due -> due.variable().isOf(history.programme()))
                                    .toList(),
                    deadlines);
        }

        public String as(Format format, RenderOptions options) {
            return written(out -> StatusMapper.of(build()).write(format, options, out));
        }
    }

    /** Something that writes. */
    @FunctionalInterface
    public interface Written {
        void to(Writer out) throws IOException;
    }

    public static String written(Written content) {
        StringWriter out = new StringWriter();
        try {
            content.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
