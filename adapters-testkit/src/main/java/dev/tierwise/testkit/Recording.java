package dev.tierwise.testkit;

import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PartnerSink;
import dev.tierwise.spi.PortalFacts;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes note of everything that a source says. Thread safe, as the sinks of the application are. */
final class Recording implements PartnerSink, FactSink {

    private final Map<String, SaidOfPortal> portals = new LinkedHashMap<>();
    private final List<String> listed = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final List<WeakReference<PortalFacts>> givenOut = new ArrayList<>();
    private int errors;
    private Optional<String> name = Optional.empty();
    private Set<String> emailDomains = Set.of();
    private final List<Certification> certifications = new ArrayList<>();
    private boolean certificationsComplete;
    private Runnable atEachPortal = () -> {};

    /** Does something whenever a portal is listed, on the source's thread. */
    void atEachPortal(Runnable work) {
        atEachPortal = work;
    }

    /** The ids of the portals in the order in which they were listed; one that was listed twice is there twice. */
    synchronized List<String> listed() {
        return List.copyOf(listed);
    }

    synchronized SaidOfPortal portal(String id) {
        return portals.computeIfAbsent(id, key -> new SaidOfPortal());
    }

    /** Errors and warnings, as people would read them. */
    synchronized List<String> messages() {
        return List.copyOf(messages);
    }

    synchronized boolean hasErrors() {
        return errors > 0;
    }

    synchronized Optional<String> name() {
        return name;
    }

    synchronized Set<String> emailDomains() {
        return emailDomains;
    }

    synchronized List<Certification> certifications() {
        return List.copyOf(certifications);
    }

    synchronized boolean hasAllCertifications() {
        return certificationsComplete;
    }

    /** How many of the first portals' sinks, by which a source would hold them all, are still held by somebody. */
    synchronized long heldOfFirst(int number) {
        return givenOut.stream()
                .limit(number)
                .filter(reference -> reference.get() != null)
                .count();
    }

    @Override
    public PortalFacts portal(String id, Origin at) {
        atEachPortal.run();
        synchronized (this) {
            listed.add(id);
            return about(id, at);
        }
    }

    @Override
    public synchronized PortalFacts about(String id, Origin at) {
        PortalFacts facts = new RecordedFacts(portal(id), this);
        givenOut.add(new WeakReference<>(facts));
        return facts;
    }

    @Override
    public synchronized void error(Origin at, String message) {
        errors++;
        messages.add(at + ": " + message);
    }

    @Override
    public synchronized void warning(Origin at, String message) {
        messages.add(at + ": " + message);
    }

    @Override
    public synchronized void missing(Fact fact, Origin at, String message) {
        messages.add(at + ": " + message);
    }

    @Override
    public synchronized void name(String said, Origin at) {
        name = Optional.of(said);
    }

    @Override
    public synchronized void emailDomains(Set<String> domains, Origin at) {
        emailDomains = Set.copyOf(domains);
    }

    @Override
    public void timeZone(ZoneId zone) {
        // agencies of the contract have none
    }

    @Override
    public void market(Market market, Origin at) {
        // only programmes with points ask
    }

    @Override
    public void invited(boolean invited, Origin at) {
        // only programmes with points ask
    }

    @Override
    public void retention(BigDecimal percent, Origin at) {
        // only programmes with points ask
    }

    @Override
    public synchronized void certificationsComplete() {
        certificationsComplete = true;
    }

    @Override
    public synchronized void certification(Certification certification, Origin at) {
        certifications.add(certification);
    }

    @Override
    public void assumption(String id, String value) {
        // every way of reading is fine
    }
}
