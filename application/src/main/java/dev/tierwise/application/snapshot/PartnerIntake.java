package dev.tierwise.application.snapshot;

import dev.tierwise.application.spi.Origin;
import dev.tierwise.application.spi.PartnerSink;
import dev.tierwise.domain.portfolio.Partner;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Merges what the configuration and the sources know about the partner. */
final class PartnerIntake {

    private final Problems problems;
    private final MissingFacts missing;
    private @Nullable String name;
    private @Nullable Set<String> emailDomains;
    private @Nullable ZoneId timeZone;

    PartnerIntake(PartnerConfiguration configuration, Problems problems, MissingFacts missing) {
        this.problems = problems;
        this.missing = missing;
        this.name = configuration.name().orElse(null);
        this.emailDomains = configuration.emailDomains().isEmpty() ? null : configuration.emailDomains();
        this.timeZone = configuration.timeZone().orElse(null);
    }

    /** The partner; empty while its name or its e-mail domains are unknown. */
    Optional<Partner> partner() {
        return name == null || emailDomains == null
                ? Optional.empty()
                : Optional.of(new Partner(name, emailDomains, timeZone()));
    }

    /** The partner's time zone, UTC where nobody gives one. */
    ZoneId timeZone() {
        return timeZone == null ? ZoneOffset.UTC : timeZone;
    }

    PartnerSink of(int source) {
        return new Intake(source);
    }

    private final class Intake extends SourceProblems implements PartnerSink {

        Intake(int source) {
            super(source, problems, missing);
        }

        @Override
        public void name(String given, Origin at) {
            if (given.isBlank()) {
                error(at, "the partner's name is blank; expected the agency's name");
            } else if (name == null) {
                name = given;
            }
        }

        @Override
        public void emailDomains(Set<String> domains, Origin at) {
            if (domains.isEmpty() || domains.stream().anyMatch(String::isBlank)) {
                error(at, "there is no e-mail domain, or an empty one; expected domains such as agency.example");
            } else if (emailDomains == null) {
                emailDomains = domains;
            }
        }

        @Override
        public void timeZone(ZoneId zone) {
            if (timeZone == null) {
                timeZone = zone;
            }
        }
    }
}
