package dev.tierwise.application.snapshot;

import dev.tierwise.application.spi.Fact;
import dev.tierwise.application.spi.Origin;
import dev.tierwise.application.spi.ReadRequest;
import dev.tierwise.application.spi.Source;
import dev.tierwise.application.spi.SourceException;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.Programme;
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
public final class SnapshotReader {

    private final InstantSource clock;

    @Inject
    public SnapshotReader(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Reads every source to its end.
     *
     * @throws BadInputException when the data is wrong, after everything that is wrong has been found
     * @throws SourceException   when a source cannot be used; the message begins with its location
     */
    public ReadFacts read(SnapshotRequest request) throws BadInputException, SourceException {
        Instant now = clock.instant();
        Instant deadline = now.plus(request.timeLimit());
        Problems problems = new Problems(request.sources());
        MissingFacts missing = new MissingFacts();
        List<Source> sources = new ArrayList<>();
        try {
            for (ConfiguredSource source : request.sources()) {
                sources.add(named(source, () -> source.adapter().open(source.settings())));
            }
            PartnerIntake partnerIntake = new PartnerIntake(request.partner(), problems, missing);
            for (int i = 0; i < sources.size(); i++) {
                Source source = sources.get(i);
                int position = i;
                named(request.sources().get(i), () -> {
                    source.readPartner(deadline, partnerIntake.of(position));
                    return source;
                });
            }
            Optional<Partner> partner = partnerIntake.partner();
            if (partner.isEmpty() && !missing.report(Fact.PARTNER, problems) && !problems.hasErrors()) {
                problems.error(
                        0,
                        new Origin.OfRecord("partner"),
                        "no source knows the partner's name and e-mail domains; give them under partner: in the configuration");
            }
            LocalDate today = LocalDate.ofInstant(now, partnerIntake.timeZone());
            LocalDate day = request.asOf().orElse(today);

            Programme programme = request.programme();
            Merging merging = new Merging(request, partner, List.of(day), problems, missing);
            ReadRequest readRequest = new ReadRequest(
                    partnerIntake.timeZone(), List.of(day), day.minus(programme.appLookBack()), deadline);
            for (int i = 0; i < sources.size(); i++) {
                Source source = sources.get(i);
                Merging.Intake intake = merging.begin(i);
                named(request.sources().get(i), () -> {
                    source.read(readRequest, intake);
                    return source;
                });
                intake.end();
            }
            merging.end();
            checkPortalsGiven(request, missing, problems);
            if (problems.hasErrors() || partner.isEmpty()) {
                throw problems.asException();
            }
            return new ReadFacts(
                    new Snapshot(day, partner.get(), merging.certifications(), merging.portalsOn(0)),
                    merging.recordsOn(0),
                    now,
                    assumptions(request, merging, today, day),
                    problems.warnings());
        } finally {
            sources.forEach(Source::close);
        }
    }

    private static Map<String, String> assumptions(
            SnapshotRequest request, Merging merging, LocalDate today, LocalDate day) {
        Map<String, String> assumptions = new LinkedHashMap<>();
        if (!day.equals(today)
                && request.sources().stream()
                        .anyMatch(source -> source.adapter().live())) {
            assumptions.put("live-facts-of-today", today.toString());
        }
        assumptions.putAll(merging.assumptions());
        return assumptions;
    }

    /** A portfolio that nobody lists is not an empty one. */
    private static void checkPortalsGiven(SnapshotRequest request, MissingFacts missing, Problems problems) {
        for (int i = 0; i < request.sources().size(); i++) {
            if (request.sources().get(i).adapter().facts().contains(Fact.PORTALS)
                    && !missing.isMissing(i, Fact.PORTALS)) {
                return;
            }
        }
        if (!missing.report(Fact.PORTALS, problems)) {
            problems.error(0, new Origin.OfRecord("portals"), "no source lists the portals; add one that does");
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
            throw new SourceException(e.kind(), source.location() + ": " + e.getMessage(), e);
        }
    }
}
