package dev.tierwise.application.snapshot;

import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.CreditedTier;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PartnerSink;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Merges what the configuration and the sources know about the partner, and the exchange rates that they give. */
final class PartnerIntake {

    private final List<ConfiguredSource> sources;
    private final Problems problems;
    private final MissingFacts missing;
    private @Nullable String name;
    private @Nullable Set<String> emailDomains;
    private @Nullable ZoneId timeZone;
    private @Nullable Market market;
    private @Nullable Boolean invited;
    private @Nullable BigDecimal retention;
    private @Nullable CreditedTier credited;
    private int creditedBy;
    private Origin creditedAt = new Origin.OfRecord("partner.credited_tier");
    private final List<Provenance> provenance = new ArrayList<>();
    private final String ownCurrency;
    private final Map<String, BigDecimal> rates;

    /** @param rates those that are believed before the ones of any source */
    PartnerIntake(
            PartnerConfiguration configuration,
            ExchangeRates rates,
            List<ConfiguredSource> sources,
            Problems problems,
            MissingFacts missing) {
        this.sources = sources;
        this.problems = problems;
        this.missing = missing;
        this.ownCurrency = rates.currency();
        this.rates = new HashMap<>(rates.rates());
        this.market = configuration.market().orElse(null);
        this.invited = configuration.invited().orElse(null);
        this.retention = configuration.retention().orElse(null);
        this.credited = configuration.credited().orElse(null);
        configuration.market().ifPresent(given -> configured("market"));
        configuration.invited().ifPresent(given -> configured("invited"));
        configuration.retention().ifPresent(given -> configured("retention"));
        configuration.credited().ifPresent(given -> configured("credited-tier"));
        this.name = configuration.name().orElse(null);
        this.emailDomains = configuration.emailDomains().isEmpty() ? null : configuration.emailDomains();
        this.timeZone = configuration.timeZone().orElse(null);
    }

    private void configured(String fact) {
        provenance.add(new Provenance("", fact, "configuration", "partner." + fact));
    }

    /** The partner; empty while its name or its e-mail domains are unknown. */
    Optional<Partner> partner() {
        return name == null || emailDomains == null
                ? Optional.empty()
                : Optional.of(new Partner(name, emailDomains, timeZone()));
    }

    /** What is known about the partner itself that tiers ask for. */
    PartnerFacts facts(Certifications certifications) {
        return new PartnerFacts(
                certifications,
                Optional.ofNullable(market),
                Optional.ofNullable(invited),
                Optional.ofNullable(retention),
                credited());
    }

    /** The tier that HubSpot itself credits the partner with; empty when unknown. */
    Optional<CreditedTier> credited() {
        return Optional.ofNullable(credited);
    }

    /** Where a programme says how tiers are kept, the tier that is credited is one of its own. */
    void checkCredited(Programme programme) {
        if (programme.updateDays().downgrades().isPresent()
                && credited != null
                && !credited.tier().equalsIgnoreCase(CreditedTier.NONE)
                && programme.tier(credited.tier()).isEmpty()) {
            List<String> tiers = programme.tiers().stream().map(Tier::id).toList();
            problems.error(
                    creditedBy,
                    creditedAt,
                    Text.of(
                            PartnerIntake.class,
                            "no.such.tier",
                            credited.tier(),
                            Suggestion.orAll(credited.tier(), tiers)));
        }
    }

    /** The exchange rates that hold. */
    ExchangeRates rates() {
        return new ExchangeRates(ownCurrency, rates);
    }

    /** Where these facts come from, certifications left out. */
    List<Provenance> provenance() {
        return provenance;
    }

    /** The partner's time zone, UTC if no source gives one. */
    ZoneId timeZone() {
        return timeZone == null ? ZoneOffset.UTC : timeZone;
    }

    PartnerSink of(int source) {
        return new Intake(source);
    }

    private final class Intake extends SourceProblems implements PartnerSink {

        private final int source;

        Intake(int source) {
            super(source, problems, missing);
            this.source = source;
        }

        @Override
        public synchronized void name(String given, Origin at) {
            if (given.isBlank()) {
                error(at, Text.of(PartnerIntake.class, "partner.blank"));
            } else if (name == null) {
                name = given;
            }
        }

        @Override
        public synchronized void emailDomains(Set<String> domains, Origin at) {
            if (domains.isEmpty() || domains.stream().anyMatch(String::isBlank)) {
                error(at, Text.of(PartnerIntake.class, "domains.missing"));
            } else if (emailDomains == null) {
                emailDomains = domains;
            }
        }

        @Override
        public synchronized void timeZone(ZoneId zone) {
            if (timeZone == null) {
                timeZone = zone;
            }
        }

        @Override
        public synchronized void market(Market given, Origin at) {
            if (market == null) {
                market = given;
                found("market", at);
            }
        }

        @Override
        public synchronized void invited(boolean given, Origin at) {
            if (invited == null) {
                invited = given;
                found("invited", at);
            }
        }

        @Override
        public synchronized void retention(BigDecimal percent, Origin at) {
            if (percent.signum() < 0) {
                throw new IllegalArgumentException("the retention " + percent.toPlainString() + " is negative");
            }
            if (retention == null) {
                retention = MergedPortal.twoPlaces(percent);
                found("retention", at);
            }
        }

        @Override
        public synchronized void creditedTier(String tier, Optional<LocalDate> since, Origin at) {
            if (credited == null) {
                credited = new CreditedTier(tier, since);
                creditedBy = source;
                creditedAt = at;
                found("credited-tier", at);
            }
        }

        @Override
        public synchronized void rate(String currency, BigDecimal rate, Origin at) {
            if (!currency.equals(ownCurrency)) {
                rates.putIfAbsent(currency, rate);
            } else if (rate.compareTo(BigDecimal.ONE) != 0) {
                error(at, Text.of(PartnerIntake.class, "own.rate", currency, rate.toPlainString()));
            }
        }

        private void found(String fact, Origin at) {
            provenance.add(new Provenance("", fact, sources.get(source).location(), PortalNotes.evidence(at)));
        }
    }
}
