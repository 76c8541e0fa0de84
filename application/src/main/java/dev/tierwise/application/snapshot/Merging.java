package dev.tierwise.application.snapshot;

import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.AppList;
import dev.tierwise.domain.text.Nearest;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PortalFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Merges what the sources push, one source after the other in the order in which they are believed: for each portal and
 * fact the first source that knows it counts, a sale on an unknown day is refined by a later source's day, the sales of
 * product lines are those of the first source that gives some, app usage is united, and the portals are the union.
 *
 * <p>Not thread safe, nor is anything that it is made of: a source may speak from any thread, but its border lets one call through at a time.
 */
final class Merging {

    private static final int PROGRESS_EVERY = 10_000;
    private static final int MOST_UNKNOWN_APPS = 1000;

    private final SnapshotRequest request;
    private final Optional<Partner> partner;
    private final ExchangeRates rates;
    private final List<LocalDate> days;
    private final Problems problems;
    private final MissingFacts missing;

    private final AppNames appNames;
    private final PortalIndex portals = new PortalIndex();
    /** The portals that a source lists, in the order in which they were first listed. */
    private final List<MergedPortal> listed = new ArrayList<>();

    private final Listing listing;
    private final Map<String, Text> unknownApps = new HashMap<>();
    private final SharedValues shared = new SharedValues();
    private final Map<String, String> products = new HashMap<>();
    private final Map<String, String> assumptions = new LinkedHashMap<>();
    private final List<Certification> certifications = new ArrayList<>();
    private final EmployeeDomains employees = new EmployeeDomains();
    private final LaterUses laterUses;
    private final MergedAppUsage appUsage;
    private boolean certificationsKnown;
    private int current;

    Merging(
            SnapshotRequest request,
            Optional<Partner> partner,
            ExchangeRates rates,
            List<LocalDate> days,
            Problems problems,
            MissingFacts missing) {
        this.request = request;
        this.partner = partner;
        this.rates = rates;
        this.days = days;
        this.problems = problems;
        this.missing = missing;
        this.appNames = new AppNames(request.programme());
        this.listing = new Listing(portals, problems);
        this.laterUses = new LaterUses(days);
        this.appUsage = new MergedAppUsage(request.programme(), days, laterUses);
    }

    /** Where the source at a position pushes its facts, after those of the sources before it. */
    Intake begin(int source) {
        current = source;
        return new Intake(source);
    }

    /** Says what had to wait for the last source. */
    void end() {
        listing.end();
        employees.report(problems, partner);
    }

    Certifications certifications() {
        return new Certifications(certifications, certificationsKnown);
    }

    Map<String, String> assumptions() {
        return assumptions;
    }

    /** The portals as they are on one of the days, made anew each time they are gone through. */
    Iterable<Portal> portalsOn(int day) {
        AppList apps = request.programme().apps();
        return each(portal -> portal.on(day, apps));
    }

    /** The portals on one of the days, each with what its facts rest on. */
    Iterable<PortalRecord> recordsOn(int day) {
        AppList apps = request.programme().apps();
        return each(portal -> portal.recordOn(day, apps));
    }

    private <T> Iterable<T> each(Function<MergedPortal, T> view) {
        return () -> new Iterator<>() {
            private final Iterator<MergedPortal> rest = listed.iterator();

            @Override
            public boolean hasNext() {
                return rest.hasNext();
            }

            @Override
            public T next() {
                return view.apply(rest.next());
            }
        };
    }

    List<LocalDate> days() {
        return days;
    }

    /** Which of the days it is, the first being 0. */
    int position(LocalDate day) {
        int position = days.indexOf(day);
        if (position < 0) {
            throw new IllegalArgumentException(day + " is not one of the days asked about");
        }
        return position;
    }

    Detail detail() {
        return request.detail();
    }

    String currentLocation() {
        return request.sources().get(current).location();
    }

    App app(long bit) {
        return request.programme().apps().apps().get(Long.numberOfTrailingZeros(bit));
    }

    MergedAppUsage appUsage() {
        return appUsage;
    }

    SharedValues shared() {
        return shared;
    }

    /** A partner employee among the users of a portal. */
    void employee(PortalUser user, Partner partner, Origin at) {
        employees.employee(current, user, partner, at);
    }

    /** The partner; null where it is not known, and then nothing is evaluated. */
    @Nullable Partner partner() {
        return partner.orElse(null);
    }

    /**
     * The product line of a name, spelled as the sources first spelled it: {@code Sales Hub} and {@code sales-hub} are
     * the same line.
     */
    String product(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.equals("?") || stripped.equals("*")) {
            throw new IllegalArgumentException("'" + name + "' is no product line");
        }
        return products.computeIfAbsent(App.form(stripped), form -> stripped);
    }

    /** Each known MRR has to be convertible, whether or not anything counts it. */
    void checkRate(String currency, Origin at) {
        if (!rates.knows(currency) && !isFixed(currency)) {
            problems.error(
                    current,
                    at,
                    Text.of(
                            Merging.class,
                            "no.rate",
                            currency,
                            request.programme().currency()));
        }
    }

    /** A programme without points never looks at single sales, so that they must not stand in its way. */
    void checkSaleRate(String currency, Origin at) {
        if (request.programme().pointRules().isPresent()) {
            checkRate(currency, at);
        }
    }

    private boolean isFixed(String currency) {
        return request.programme()
                .pointRules()
                .filter(rules -> rules.hasFixedAmountSinceEver(currency))
                .isPresent();
    }

    long appBit(String app, MergedPortal portal, Origin at) {
        int position = appNames.position(app);
        if (position == AppNames.NOT_KNOWN) {
            Text message = unknownApp(app);
            if (portal.isListed()) {
                problems.warning(current, at, message);
            } else {
                listing.warnIfListed(current, at, portal, message);
            }
        }
        return position < 0 ? 0 : 1L << position;
    }

    /** What to say of an app that no programme knows; sources repeat such a slip in many rows. */
    private Text unknownApp(String name) {
        Text message = unknownApps.get(name);
        if (message == null) {
            message = Text.of(Merging.class, "unknown.app", name, Suggestion.of(appNames.nearest(name)));
            if (unknownApps.size() < MOST_UNKNOWN_APPS) {
                unknownApps.put(name, message);
            }
        }
        return message;
    }

    /** Takes the facts of one source. */
    final class Intake extends SourceProblems implements FactSink {

        private final int source;
        private final List<Certification> own = new ArrayList<>();
        private boolean ownComplete;
        private boolean ownSlip;
        private long rows;

        private Intake(int source) {
            super(source, problems, missing);
            this.source = source;
        }

        @Override
        public PortalFacts portal(String id, Origin at) {
            countRow();
            MergedPortal portal = known(id);
            if (!portal.isListed()) {
                listed.add(portal);
            }
            if (!portal.listedBy(source)) {
                problems.error(source, at, Text.of(Merging.class, "listed.twice", id));
            }
            listing.lists(source, at, portal);
            portal.readFrom(at);
            return portal;
        }

        @Override
        public PortalFacts about(String id, Origin at) {
            countRow();
            MergedPortal portal = known(id);
            listing.speaksOf(source, at, portal);
            portal.readFrom(at);
            return portal;
        }

        private MergedPortal known(String id) {
            MergedPortal known = portals.find(id);
            if (known != null) {
                return known;
            }
            listing.begins(id);
            MergedPortal portal = new MergedPortal(Merging.this, portals.size(), id);
            portals.add(portal);
            appUsage.add(portals.size() - 1);
            return portal;
        }

        @Override
        public void certificationsComplete() {
            ownComplete = true;
        }

        @Override
        public void certification(Certification certification, Origin at) {
            own.add(certification);
            String wanted = request.programme().certification();
            if (certification.isOf(wanted)
                    || Certification.known(certification.id()).isPresent()) {
                return;
            }
            boolean isSlip = Nearest.to(certification.id(), List.of(wanted)).isPresent();
            ownSlip |= isSlip;
            warning(
                    at,
                    Text.of(
                            Merging.class,
                            isSlip ? "certification.slip" : "certification.other",
                            certification.id(),
                            wanted));
        }

        @Override
        public void assumption(String id, String value) {
            assumptions.putIfAbsent(id, value);
        }

        /** Settles what only the end of the source tells. */
        void end() {
            laterUses.begin();
            portals.forEach(MergedPortal::endOfSource);
            laterUses.report(source, problems);
            mergeCertifications();
            certificationsKnown |= ownComplete && !ownSlip;
        }

        /**
         * A source that is believed less may still know when an award of a source before it expires. Within a source each
         * award stands for itself.
         */
        private void mergeCertifications() {
            int before = certifications.size();
            for (Certification certification : own) {
                boolean known = false;
                for (int i = 0; i < before; i++) {
                    if (isSameAward(certifications.get(i), certification)) {
                        known = true;
                        certifications.set(i, completed(certifications.get(i), certification));
                    }
                }
                if (!known && !certificationsKnown) {
                    certifications.add(certification);
                }
            }
        }

        private static Certification completed(Certification known, Certification other) {
            return known.expiresOn().isPresent()
                    ? known
                    : new Certification(
                            known.id(), known.holder().or(other::holder), known.awardedOn(), other.expiresOn());
        }

        private static boolean isSameAward(Certification one, Certification other) {
            return one.isOf(other.id())
                    && one.awardedOn().equals(other.awardedOn())
                    && (one.holder().isEmpty()
                            || other.holder().isEmpty()
                            || one.holder().equals(other.holder()));
        }

        /** How many rows or records the source gave so far. */
        long rows() {
            return rows;
        }

        private void countRow() {
            if (++rows % PROGRESS_EVERY == 0) {
                request.progress().read(request.sources().get(source).location(), rows);
            }
        }
    }
}
