package dev.tierwise.application.diagnose;

import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.source.CheckedSource;
import dev.tierwise.application.spi.Finding;
import dev.tierwise.application.spi.ReadRequest;
import dev.tierwise.application.spi.Source;
import dev.tierwise.application.spi.SourceException;
import dev.tierwise.domain.programme.Programme;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Does each source work, and what is missing for which fact? Nothing is evaluated. */
public final class Diagnose {

    private final InstantSource clock;

    @Inject
    public Diagnose(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Lets every source examine itself, one after the other; one that cannot be used does not keep the others from it.
     *
     * @param programme its window is the one that app usage would be looked for in
     * @throws SourceException when a setting of a source is wrong; the message begins with its location
     */
    public List<SourceDiagnosis> diagnose(List<ConfiguredSource> sources, Programme programme, Duration timeLimit)
            throws SourceException {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        ReadRequest request =
                new ReadRequest(ZoneOffset.UTC, List.of(today), programme.appLookBack(), now.plus(timeLimit));
        List<SourceDiagnosis> diagnoses = new ArrayList<>();
        for (ConfiguredSource configured : sources) {
            List<Finding> findings = new ArrayList<>();
            try (Source source = CheckedSource.open(configured.adapter(), configured.settings())) {
                source.diagnose(request, findings::add);
            } catch (SourceException e) {
                if (e.kind() == SourceException.Kind.MISCONFIGURED) {
                    throw new SourceException(e.kind(), configured.location() + ": " + e.getMessage(), e);
                }
                findings.add(new Finding(
                        configured.location(),
                        e.kind() == SourceException.Kind.REFUSED ? Finding.Status.REFUSED : Finding.Status.UNAVAILABLE,
                        "access",
                        String.valueOf(e.getMessage()),
                        ""));
            }
            diagnoses.add(new SourceDiagnosis(
                    configured.location(), configured.adapter().name(), findings));
        }
        return diagnoses;
    }
}
