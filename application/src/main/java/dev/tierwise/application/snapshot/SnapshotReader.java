package dev.tierwise.application.snapshot;

import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.border.CheckedSource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads sources in the order in which they are believed and merges what they know into the facts of one partner. */
public final class SnapshotReader implements Snapshots {

    private final InstantSource clock;
    private final Redaction redaction;

    /** @param redaction what no message of a source may show, besides the source's own secrets */
    @Inject
    public SnapshotReader(InstantSource clock, Redaction redaction) {
        this.clock = clock;
        this.redaction = redaction;
    }

    /**
     * Reads every source to its end, for the day that is asked about.
     *
     * @throws BadInputException when the data is wrong, after everything that is wrong has been found
     * @throws SourceException   when a source cannot be used; the message begins with its location
     */
    @Override
    public ReadFacts read(SnapshotRequest request) throws BadInputException, SourceException {
        try (Reading reading = begin(request)) {
            return reading.read(List.of(reading.day()));
        }
    }

    /**
     * Opens every source and asks for the partner, for those who have to know it before they can say which days they
     * want to know about.
     *
     * @throws SourceException when a source cannot be used; the message begins with its location
     */
    public Reading begin(SnapshotRequest request) throws SourceException {
        return new Reading(request, clock.instant(), redaction);
    }

    /** A reading under way: the partner is known, if it can be. Used by one thread. */
    public static final class Reading implements AutoCloseable {

        private final SnapshotRequest request;
        private final Instant now;
        private final Instant deadline;
        private final Problems problems;
        private final MissingFacts missing = new MissingFacts();
        private final List<Source> sources = new ArrayList<>();
        private final PartnerIntake partner;

        private Reading(SnapshotRequest request, Instant now, Redaction redaction) throws SourceException {
            this.request = request;
            this.now = now;
            deadline = now.plus(request.timeLimit());
            problems = new Problems(request.sources(), request.others());
            partner = new PartnerIntake(request.partner(), request.rates(), request.sources(), problems, missing);
            boolean begun = false;
            try {
                for (ConfiguredSource source : request.sources()) {
                    sources.add(
                            named(source, () -> CheckedSource.open(source.adapter(), source.settings(), redaction)));
                }
                for (int i = 0; i < sources.size(); i++) {
                    Source source = sources.get(i);
                    int position = i;
                    named(request.sources().get(i), () -> {
                        source.readPartner(deadline, partner.of(position));
                        return source;
                    });
                }
                begun = true;
            } finally {
                if (!begun) {
                    close();
                }
            }
        }

        /** The partner; empty if it is unknown, and then {@link #read} fails with everything that is wrong. */
        public Optional<Partner> partner() {
            return partner.partner();
        }

        /** Today in the partner's time zone. */
        public LocalDate today() {
            return LocalDate.ofInstant(now, partner.timeZone());
        }

        /** The day that the request asks about: today if it names none. */
        public LocalDate day() {
            return request.asOf().orElseGet(this::today);
        }

        /**
         * Reads every source to its end; once.
         *
         * @param days the days whose facts are wanted, ascending, at least one
         * @throws BadInputException when the data is wrong, after everything that is wrong has been found
         * @throws SourceException   when a source cannot be used; the message begins with its location
         */
        public ReadFacts read(List<LocalDate> days) throws BadInputException, SourceException {
            Optional<Partner> known = partner.partner();
            if (known.isEmpty() && !missing.report(Fact.PARTNER, problems) && !problems.hasErrors()) {
                problems.error(0, new Origin.OfRecord("partner"), Text.of(SnapshotReader.class, "no.partner"));
            }
            SnapshotRequest inForce = request.on(day());
            Merging merging = new Merging(inForce, known, partner.rates(), days, problems, missing);
            ReadRequest readRequest = new ReadRequest(
                    partner.timeZone(), days, inForce.programme().appLookBack(), deadline);
            List<ReadSource> read = new ArrayList<>();
            for (int i = 0; i < sources.size(); i++) {
                Source source = sources.get(i);
                Merging.Intake intake = merging.begin(i);
                named(request.sources().get(i), () -> {
                    source.read(readRequest, intake);
                    return source;
                });
                intake.end();
                read.add(new ReadSource(
                        request.sources().get(i).adapter().name(),
                        request.sources().get(i).location(),
                        intake.rows()));
            }
            merging.end();
            partner.checkCredited(inForce.programme());
            checkPortalsGiven(request, missing, problems);
            if (problems.hasErrors() || known.isEmpty()) {
                throw problems.asException();
            }
            List<Snapshot> snapshots = new ArrayList<>();
            for (int i = 0; i < days.size(); i++) {
                snapshots.add(new Snapshot(
                        days.get(i), known.get(), partner.facts(merging.certifications()), merging.portalsOn(i)));
            }
            return new ReadFacts(
                    snapshots,
                    partner.rates(),
                    partner.provenance(),
                    merging.recordsOn(days.size() - 1),
                    now,
                    read,
                    assumptions(request, merging, today(), days),
                    problems.warnings());
        }

        @Override
        public void close() {
            sources.forEach(Source::close);
        }
    }

    private static Map<String, String> assumptions(
            SnapshotRequest request, Merging merging, LocalDate today, List<LocalDate> days) {
        Map<String, String> assumptions = new LinkedHashMap<>();
        if (!days.equals(List.of(today))
                && request.sources().stream()
                        .anyMatch(source -> source.adapter().live())) {
            assumptions.put("live-facts-of-today", today.toString());
        }
        assumptions.putAll(merging.assumptions());
        return assumptions;
    }

    /** A portfolio that no source lists is not an empty one. */
    private static void checkPortalsGiven(SnapshotRequest request, MissingFacts missing, Problems problems) {
        for (int i = 0; i < request.sources().size(); i++) {
            if (request.sources().get(i).adapter().facts().contains(Fact.PORTALS)
                    && !missing.isMissing(i, Fact.PORTALS)) {
                return;
            }
        }
        if (!missing.report(Fact.PORTALS, problems)) {
            problems.error(0, new Origin.OfRecord("portals"), Text.of(SnapshotReader.class, "no.portals"));
        }
    }

    private interface Step<T> {
        T run() throws SourceException;
    }

    /** Says in a failure's message which source it was. */
    private static <T> T named(ConfiguredSource source, Step<T> step) throws SourceException {
        try {
            return step.run();
        } catch (SourceException e) {
            throw new SourceException(
                    e.kind(), Text.joined(": ", List.of(Text.verbatim(source.location()), e.text())), e);
        }
    }
}
