package dev.tierwise.application.diagnose;

import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Finding;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.border.CheckedSource;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Does each source work, and what is missing for which fact? Nothing is evaluated. */
public final class Diagnose {

    private static final Text DATA = Text.of(Diagnose.class, "data");
    private static final Text NOTHING = Text.verbatim("");

    private final InstantSource clock;
    private final Redaction redaction;

    /** @param redaction what no message of a source may show, besides the source's own secrets */
    public Diagnose(InstantSource clock, Redaction redaction) {
        this.clock = clock;
        this.redaction = redaction;
    }

    /**
     * Lets every source examine itself, one after the other; one that cannot be used does not keep the others from it. Sources that are no
     * live accounts are then read together, so that everything is found that an evaluation of that day would find.
     *
     * @throws SourceException when a setting of a source is wrong; the message begins with its location
     */
    public Diagnosis diagnose(SnapshotRequest asked) throws SourceException {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        ReadRequest request = new ReadRequest(
                ZoneOffset.UTC, List.of(today), asked.programme().appLookBack(), now.plus(asked.timeLimit()));
        List<SourceDiagnosis> diagnoses = new ArrayList<>();
        for (ConfiguredSource configured : asked.sources()) {
            List<Finding> findings = new ArrayList<>();
            try (Source source = CheckedSource.open(configured.adapter(), configured.settings(), redaction)) {
                source.diagnose(request, findings::add);
            } catch (SourceException e) {
                if (e.kind() == SourceException.Kind.MISCONFIGURED) {
                    throw new SourceException(
                            e.kind(), Text.joined(": ", List.of(Text.verbatim(configured.location()), e.text())), e);
                }
                findings.add(failure(Text.verbatim(configured.location()), e));
            }
            diagnoses.add(new SourceDiagnosis(
                    configured.location(), configured.adapter().name(), findings));
        }
        boolean anyLive =
                asked.sources().stream().anyMatch(source -> source.adapter().live());
        return new Diagnosis(diagnoses, anyLive ? List.of() : readTogether(asked));
    }

    private List<Finding> readTogether(SnapshotRequest asked) throws SourceException {
        List<Finding> findings = new ArrayList<>();
        try {
            ReadFacts facts = new SnapshotReader(clock, redaction).read(asked);
            facts.warnings().forEach(warning -> findings.add(problem(warning)));
            Gaps gaps = new Gaps(facts.snapshot().day());
            facts.snapshot().portals().forEach(gaps::add);
            findings.addAll(gaps.findings());
        } catch (BadInputException e) {
            e.errors().forEach(error -> findings.add(problem(error)));
            if (e.count() > e.errors().size()) {
                findings.add(new Finding(
                        DATA,
                        Finding.Status.MALFORMED,
                        "data",
                        Text.counted(
                                Diagnose.class,
                                "more.errors",
                                e.count() - e.errors().size()),
                        NOTHING));
            }
            e.warnings().forEach(warning -> findings.add(problem(warning)));
        } catch (SourceException e) {
            if (e.kind() == SourceException.Kind.MISCONFIGURED) {
                throw e;
            }
            findings.add(failure(DATA, e));
        }
        return findings;
    }

    private static Finding problem(Problem problem) {
        return new Finding(
                Text.verbatim(problem.where()),
                problem.severity() == Problem.Severity.ERROR ? Finding.Status.MALFORMED : Finding.Status.WARNING,
                "data",
                problem.message(),
                NOTHING);
    }

    private static Finding failure(Text subject, SourceException e) {
        return new Finding(
                subject,
                switch (e.kind()) {
                    case REFUSED -> Finding.Status.REFUSED;
                    case MALFORMED -> Finding.Status.MALFORMED;
                    case UNAVAILABLE, MISCONFIGURED -> Finding.Status.UNAVAILABLE;
                },
                "access",
                e.text(),
                NOTHING);
    }
}
