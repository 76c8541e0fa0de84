package dev.tierwise.testkit;

import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.CreditedTier;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.DiagnosisSink;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Finding;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PartnerSink;
import dev.tierwise.spi.PortalFacts;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.spi.border.CheckedSource;
import dev.tierwise.spi.border.SourceSecrets;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes note of everything that a source says, for an author's own tests:
 *
 * <pre>{@code
 * Recording said = Recording.of(new MySourceFactory(), settings, LocalDate.of(2018, 3, 15));
 *
 * assertThat(said.listed()).containsExactly("7052064");
 * assertThat(said.portal("7052064").name()).contains("Acme GmbH");
 * assertThat(said.errors()).extracting(Recording.Problem::toString).containsExactly("agency.txt:3:1: expected 6 cells, found 4");
 * }</pre>
 *
 * <p>Like a sink of Tierwise, it may be called from any thread. It judges nothing, except that a currency that is none is refused.
 */
public final class Recording implements PartnerSink, FactSink, DiagnosisSink {

    private static final Period LOOK_BACK = Period.ofDays(30);
    private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

    /** How bad a problem is. */
    public enum Severity {
        /** The data is wrong. */
        ERROR,
        /** Something was ignored or could not be read. */
        WARNING,
        /** The thing that facts are read from is not there. */
        MISSING
    }

    /**
     * What a source says is wrong with the data.
     *
     * @param severity how bad it is
     * @param at       where it is
     * @param message  what was found, and what is expected
     */
    public record Problem(Severity severity, Origin at, Text message) {

        /** The place as people read it, and the message in English: {@code users.csv:3:2: expected an address}. */
        @Override
        public String toString() {
            return place(at) + ": " + message;
        }

        private static String place(Origin at) {
            if (at instanceof Origin.InFile file) {
                return file.file() + ":" + file.line() + ":" + file.column();
            }
            return at instanceof Origin.OfAnswer answer
                    ? answer.record() + " (" + answer.request() + ")"
                    : ((Origin.OfRecord) at).id();
        }
    }

    private final Map<String, SaidOfPortal> portals = new LinkedHashMap<>();
    private final List<String> listed = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final EnumSet<Fact> facts = EnumSet.noneOf(Fact.class);
    private final EnumSet<Fact> missing = EnumSet.noneOf(Fact.class);
    private final List<WeakReference<PortalFacts>> givenOut = new ArrayList<>();
    private Optional<String> name = Optional.empty();
    private Set<String> emailDomains = Set.of();
    private Optional<ZoneId> timeZone = Optional.empty();
    private Optional<Market> market = Optional.empty();
    private Optional<Boolean> invited = Optional.empty();
    private Optional<BigDecimal> retention = Optional.empty();
    private Optional<CreditedTier> credited = Optional.empty();
    private final Map<String, BigDecimal> rates = new TreeMap<>();
    private final List<Certification> certifications = new ArrayList<>();
    private boolean certificationsComplete;
    private final Map<String, String> assumptions = new LinkedHashMap<>();
    private Runnable atEachPortal = () -> {};
    private boolean ended;
    private int late;

    /** Of which nothing has been said yet. */
    public Recording() {}

    /**
     * What a source says, opened and read as Tierwise does: with the defaults of what is not given, first the partner, then the facts;
     * what the SPI does not allow throws at the call.
     *
     * @param settings what a user would have given
     * @param days     the days that are asked about, at least one, in UTC; app use matters 30 days back
     * @throws SourceException what the source throws
     */
    public static Recording of(SourceFactory adapter, SourceSettings settings, LocalDate... days)
            throws SourceException {
        Instant deadline = Instant.now().plus(TIME_LIMIT);
        Recording recording = new Recording();
        try (Source source =
                new CheckedSource(adapter.open(settings.withDefaults(adapter.settings())), SourceSecrets.NONE)) {
            source.readPartner(deadline, recording);
            source.read(new ReadRequest(ZoneOffset.UTC, List.of(days), LOOK_BACK, deadline), recording);
        }
        return recording;
    }

    /** Does something whenever a portal is listed, on the source's thread. */
    void atEachPortal(Runnable work) {
        atEachPortal = work;
    }

    /** From now on nothing is noted but that there was a call. */
    synchronized void end() {
        ended = true;
    }

    /** The source goes on. */
    synchronized void begin() {
        ended = false;
    }

    /** How many calls came when none should. */
    synchronized int late() {
        return late;
    }

    /** The ids of the portals in the order in which they were listed; one that was listed twice is there twice. */
    public synchronized List<String> listed() {
        return List.copyOf(listed);
    }

    /** What was said of a portal, listed or not; nothing, if nothing was said. */
    public synchronized SaidOfPortal portal(String id) {
        return portals.computeIfAbsent(id, key -> new SaidOfPortal());
    }

    /** The kinds of facts that were told, be they known to be none. */
    public synchronized Set<Fact> facts() {
        return Collections.unmodifiableSet(EnumSet.copyOf(facts));
    }

    /** The kinds of facts that are said not to be there. */
    public synchronized Set<Fact> missingFacts() {
        return Collections.unmodifiableSet(EnumSet.copyOf(missing));
    }

    /** Everything that is wrong, in the order in which it was told. */
    public synchronized List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The errors, in the order in which they were told. */
    public List<Problem> errors() {
        return problems(Severity.ERROR);
    }

    /** The warnings, in the order in which they were told. */
    public List<Problem> warnings() {
        return problems(Severity.WARNING);
    }

    /** What is not there, in the order in which it was told. */
    public List<Problem> missing() {
        return problems(Severity.MISSING);
    }

    private synchronized List<Problem> problems(Severity severity) {
        return problems.stream()
                .filter(problem -> problem.severity() == severity)
                .toList();
    }

    /** What the source found out about itself, in its order. */
    public synchronized List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The partner's name; empty if it was not told. */
    public synchronized Optional<String> name() {
        return name;
    }

    /** The domains of the partner's addresses; none if they were not told. */
    public synchronized Set<String> emailDomains() {
        return emailDomains;
    }

    /** The partner's time zone; empty if it was not told. */
    public synchronized Optional<ZoneId> timeZone() {
        return timeZone;
    }

    /** The partner's market; empty if it was not told. */
    public synchronized Optional<Market> market() {
        return market;
    }

    /** Whether the partner is invited; empty if it was not told. */
    public synchronized Optional<Boolean> invited() {
        return invited;
    }

    /** The tier that HubSpot credits the partner with; empty if it was not told. */
    public synchronized Optional<CreditedTier> credited() {
        return credited;
    }

    /** The retention in per cent; empty if it was not told. */
    public synchronized Optional<BigDecimal> retention() {
        return retention;
    }

    /** The exchange rates that were told, by currency. */
    public synchronized Map<String, BigDecimal> rates() {
        return Collections.unmodifiableMap(new TreeMap<>(rates));
    }

    /** The certifications that were told, in their order. */
    public synchronized List<Certification> certifications() {
        return List.copyOf(certifications);
    }

    /** Whether those are all. */
    public synchronized boolean hasAllCertifications() {
        return certificationsComplete;
    }

    /** The ways of reading that a report must name, by id. */
    public synchronized Map<String, String> assumptions() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(assumptions));
    }

    /** How many of the first portals' sinks, by which a source would hold them all, are still held by somebody. */
    synchronized long heldOfFirst(int number) {
        return givenOut.stream()
                .limit(number)
                .filter(reference -> reference.get() != null)
                .count();
    }

    /** Notes something, unless it comes too late. */
    synchronized void note(Runnable work) {
        if (ended) {
            late++;
        } else {
            work.run();
        }
    }

    /** Notes a fact, unless it comes too late. */
    void note(Fact fact, Runnable work) {
        note(() -> {
            facts.add(fact);
            work.run();
        });
    }

    @Override
    public PortalFacts portal(String id, Origin at) {
        atEachPortal.run();
        note(Fact.PORTALS, () -> listed.add(id));
        return about(id, at);
    }

    @Override
    public synchronized PortalFacts about(String id, Origin at) {
        PortalFacts sink = new RecordedFacts(ended ? new SaidOfPortal() : portal(id), this);
        note(() -> givenOut.add(new WeakReference<>(sink)));
        return sink;
    }

    @Override
    public void error(Origin at, String message) {
        error(at, Text.verbatim(message));
    }

    @Override
    public void error(Origin at, Text message) {
        note(() -> problems.add(new Problem(Severity.ERROR, at, message)));
    }

    @Override
    public void warning(Origin at, String message) {
        warning(at, Text.verbatim(message));
    }

    @Override
    public void warning(Origin at, Text message) {
        note(() -> problems.add(new Problem(Severity.WARNING, at, message)));
    }

    @Override
    public void missing(Fact fact, Origin at, String message) {
        missing(fact, at, Text.verbatim(message));
    }

    @Override
    public void missing(Fact fact, Origin at, Text message) {
        note(() -> {
            missing.add(fact);
            problems.add(new Problem(Severity.MISSING, at, message));
        });
    }

    @Override
    public void finding(Finding finding) {
        note(() -> findings.add(finding));
    }

    @Override
    public void name(String said, Origin at) {
        note(Fact.PARTNER, () -> name = Optional.of(said));
    }

    @Override
    public void emailDomains(Set<String> domains, Origin at) {
        note(Fact.PARTNER, () -> emailDomains = Set.copyOf(domains));
    }

    @Override
    public void timeZone(ZoneId zone) {
        note(() -> timeZone = Optional.of(zone));
    }

    @Override
    public void market(Market said, Origin at) {
        note(Fact.PARTNER_MARKET, () -> market = Optional.of(said));
    }

    @Override
    public void invited(boolean said, Origin at) {
        note(Fact.INVITATION, () -> invited = Optional.of(said));
    }

    @Override
    public void retention(BigDecimal percent, Origin at) {
        note(Fact.RETENTION, () -> retention = Optional.of(percent));
    }

    @Override
    public void creditedTier(String tier, Optional<LocalDate> since, Origin at) {
        note(Fact.CREDITED_TIER, () -> credited = Optional.of(new CreditedTier(tier, since)));
    }

    @Override
    public void rate(String currency, BigDecimal rate, Origin at) {
        note(() -> rates.putIfAbsent(currency, rate));
    }

    @Override
    public void certificationsComplete() {
        note(Fact.CERTIFICATIONS, () -> certificationsComplete = true);
    }

    @Override
    public void certification(Certification certification, Origin at) {
        note(Fact.CERTIFICATIONS, () -> certifications.add(certification));
    }

    @Override
    public void assumption(String id, String value) {
        note(() -> assumptions.putIfAbsent(id, value));
    }
}
