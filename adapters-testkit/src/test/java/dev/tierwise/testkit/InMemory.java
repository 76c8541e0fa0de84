package dev.tierwise.testkit;

import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.portfolio.RelationshipFacts;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.DiagnosisSink;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Finding;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PartnerSink;
import dev.tierwise.spi.PortalFacts;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Secret;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.spi.SpiVersion;
import dev.tierwise.testkit.Agency.Customer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A source that reads an agency from a text, and has at most one fault, which the text names. */
public final class InMemory implements SourceFactory {

    /** What can be wrong with an adapter. */
    enum Fault {
        NONE,
        BAD_NAME,
        NO_VERSION,
        SETTING_NAMED_ADAPTER,
        INVENTS_A_PORTAL,
        FORGETS_THE_PARTNER,
        LOSES_A_FACT,
        STOPS_AFTER_A_PAGE,
        MANGLES_NAMES,
        TAKES_ZERO_FOR_UNKNOWN,
        TAKES_UNKNOWN_FOR_ZERO,
        TAKES_ALL_FOR_DOLLARS,
        MOVES_LEAP_DAYS,
        SWALLOWS_DUPLICATES,
        HOLDS_ALL,
        REMEMBERS_ANOTHER,
        CLOSES_ONCE,
        IGNORES_INTERRUPTS,
        HANGS_WHEN_INTERRUPTED,
        SAYS_UNAVAILABLE_FOR_REFUSED,
        ENDS_WHEN_TIMED_OUT,
        ENDS_WHEN_LIMITED,
        ENDS_WHEN_MALFORMED,
        ENDS_WHEN_CUT_OFF,
        TELLS_THE_SECRET,
        NAMES_NO_PLACE,
        NEEDS_MORE_OF_TIERWISE,
        TAKES_A_SETTING_IN_SECRET,
        CRASHES_WITHOUT_SETTINGS,
        TAKES_A_SECRET_OPENLY,
        FORGETS_WHO_HOLDS_A_CERTIFICATION,
        MIXES_DAYS,
        DECLARES_ANOTHER_VALUE,
        TELLS_WHAT_IT_DOES_NOT_DECLARE,
        DECLARES_WHAT_IT_NEVER_TELLS,
        TAKES_UNKNOWN_FOR_NOT_INVITED,
        LOSES_THE_SUBSCRIPTION,
        LOSES_THE_FIRST_DAY,
        LOSES_THE_MARKET,
        LOSES_REPORTED_POINTS,
        LOSES_THE_RENEWAL,
        COUNTS_THE_PARTNER_OUT,
        TURNS_THE_MANAGED_FLAG,
        CLAIMS_TO_KNOW_ALL_SALES,
        LOSES_UPSELLS,
        SAYS_MORE_AFTER_READING,
        SAYS_MORE_AFTER_READING_THE_PARTNER,
        SAYS_MORE_AFTER_DIAGNOSING,
        HANGS_WITHOUT_ANSWER,
        HANGS_READING_THE_PARTNER,
        HANGS_DIAGNOSING,
        TAKES_ABSENT_FOR_EMPTY,
        PASSES_OVER_A_WRONG_VALUE,
        GIVES_UP_AT_A_WRONG_VALUE,
        SAYS_NOT_WHERE_A_WRONG_VALUE_IS,
        NAMES_A_BLANK_PLACE,
        SAYS_TWO_LINES,
        SAYS_NOTHING_IN_WORDS,
        SHOWS_A_CLASS,
        SHOWS_AN_EXCEPTION,
        BEGINS_WITH_A_CAPITAL,
        LACKS_GERMAN,
        ADVISES_IN_TWO_LINES,
        CRASHES_DIAGNOSING
    }

    /** What nobody may see. */
    static final String SECRET = "s3cr3t-t0ken";

    private static final Map<Fault, List<SourceSettings>> OPENED = new ConcurrentHashMap<>();

    /** Made once: the contract asks for them in each of its tests, and it is run once for each fault. */
    private static final List<Agency> AGENCIES = List.of(
            Agency.empty(),
            Agency.onePortal(),
            Agency.many(),
            Agency.oddNames(),
            Agency.zero(),
            Agency.gaps(),
            Agency.currencies(),
            Agency.leapDays(),
            Agency.certified(),
            Agency.severalMonths(),
            Agency.duplicate(),
            Agency.everyFact(),
            Agency.sales(),
            Agency.portals(2),
            Agency.portals(3));

    /**
     * The threads in which sources have a fault, and those that they begin: agencies with different faults are read side by side. Groups of
     * threads are also seen by a copy of this class that another class loader has.
     */
    static ThreadGroup threadsWith(Fault fault) {
        return new ThreadGroup(fault.name());
    }

    /** The fault that sources have in this thread. */
    static Fault fault() {
        String group = Thread.currentThread().getThreadGroup().getName();
        return Stream.of(Fault.values())
                .filter(fault -> fault.name().equals(group))
                .findFirst()
                .orElse(Fault.NONE);
    }

    private final Fault fault = fault();

    @Override
    public String name() {
        return fault == Fault.BAD_NAME ? "In Memory" : "memory";
    }

    @Override
    public String spiVersion() {
        return fault == Fault.NO_VERSION ? "" : SpiVersion.V1_0;
    }

    @Override
    public Text description() {
        return Text.verbatim("an agency that is made up");
    }

    @Override
    public Set<Fact> facts() {
        return fault == Fault.TELLS_WHAT_IT_DOES_NOT_DECLARE
                ? EnumSet.complementOf(EnumSet.of(Fact.MARKET))
                : EnumSet.allOf(Fact.class);
    }

    @Override
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        settings.add(Setting.text("agency")
                .description("which agency of the contract")
                .required()
                .build());
        settings.add(Setting.text(fault == Fault.SETTING_NAMED_ADAPTER ? "adapter" : "unused")
                .description("nothing")
                .build());
        if (fault != Fault.TAKES_A_SETTING_IN_SECRET) {
            settings.add(Setting.text("broken")
                    .description("what is broken")
                    .validator(written -> fault == Fault.DECLARES_ANOTHER_VALUE && written.isEmpty()
                            ? Optional.of(Text.verbatim("expected what is broken"))
                            : Optional.empty())
                    .build());
        }
        Setting.Builder token = Setting.text("token").description("what nobody may see");
        settings.add((fault == Fault.TAKES_A_SECRET_OPENLY ? token : token.secret()).build());
        return settings;
    }

    static SourceSettings settings(Agency agency, String broken) {
        SourceSettings.Builder settings = SourceSettings.builder();
        if (fault() == Fault.TAKES_A_SECRET_OPENLY) {
            settings.text("token", SECRET);
        } else {
            settings.secret("token", new Secret(SECRET));
        }
        int index = AGENCIES.indexOf(agency);
        if (index < 0) {
            throw new IllegalArgumentException("no such agency");
        }
        return settings.text("agency", Integer.toString(index))
                .text("broken", broken)
                .build();
    }

    @Override
    public Source open(SourceSettings given) throws SourceException {
        List<SourceSettings> opened = OPENED.computeIfAbsent(fault, any -> new CopyOnWriteArrayList<>());
        opened.add(given);
        if (!given.names().contains("agency")) {
            if (fault == Fault.CRASHES_WITHOUT_SETTINGS) {
                throw new NoSuchElementException("agency");
            }
            throw new SourceException(SourceException.Kind.MISCONFIGURED, "which agency is not said");
        }
        if (fault == Fault.NEEDS_MORE_OF_TIERWISE) {
            try {
                Class.forName("dev.tierwise.spi.border.CheckedSource");
            } catch (ClassNotFoundException e) {
                throw new SourceException(SourceException.Kind.UNAVAILABLE, "a class is missing", e);
            }
        }
        return new Reading(() -> fault == Fault.REMEMBERS_ANOTHER ? opened.get(opened.size() - 1) : given, fault);
    }

    private static final class Reading implements Source {

        private final Supplier<SourceSettings> settings;
        private final Fault fault;
        private final List<Object> held = new ArrayList<>();
        private volatile boolean closed;

        Reading(Supplier<SourceSettings> settings, Fault fault) {
            this.settings = settings;
            this.fault = fault;
        }

        private Agency agency() {
            return AGENCIES.get(Integer.parseInt(settings.get().text("agency").orElseThrow()));
        }

        @Override
        public void readPartner(Instant deadline, PartnerSink sink) {
            if (broken().equals("TIMED_OUT") && fault == Fault.HANGS_READING_THE_PARTNER) {
                hang();
            }
            Agency agency = agency();
            Origin at = new Origin.OfRecord("partner");
            agency.market().ifPresent(market -> sink.market(market, at));
            agency.invited()
                    .or(() -> fault == Fault.TAKES_UNKNOWN_FOR_NOT_INVITED ? Optional.of(false) : Optional.empty())
                    .ifPresent(invited -> sink.invited(invited, at));
            if (fault != Fault.DECLARES_WHAT_IT_NEVER_TELLS) {
                agency.retention().ifPresent(retention -> sink.retention(retention, at));
            }
            agency.credited().ifPresent(credited -> sink.creditedTier(credited.tier(), credited.since(), at));
            later(Fault.SAYS_MORE_AFTER_READING_THE_PARTNER, () -> sink.timeZone(ZoneOffset.UTC));
            if (fault != Fault.FORGETS_THE_PARTNER) {
                sink.name(agency.name(), at);
                sink.emailDomains(Set.of(agency.emailDomain()), at);
            }
        }

        private String broken() {
            return settings.get().text("broken").orElse("");
        }

        /** Says something when it should be silent. */
        private void later(Fault ifFault, Runnable call) {
            if (fault == ifFault) {
                Thread thread = new Thread(() -> {
                    try {
                        Thread.sleep(20);
                        call.run();
                    } catch (InterruptedException | IllegalStateException e) {
                        // this is the fault
                    }
                });
                thread.setDaemon(true);
                thread.start();
            }
        }

        @Override
        public void diagnose(ReadRequest request, DiagnosisSink sink) {
            if (broken().equals("TIMED_OUT") && fault == Fault.HANGS_DIAGNOSING) {
                hang();
            }
            if (broken().equals("REFUSED") && fault == Fault.CRASHES_DIAGNOSING) {
                throw new NoSuchElementException("token");
            }
            Finding finding = new Finding(
                    "the agency",
                    Finding.Status.WARNING,
                    "access",
                    fault == Fault.SAYS_NOTHING_IN_WORDS ? " " : "there are few portals",
                    fault == Fault.ADVISES_IN_TWO_LINES ? "look for others;\nthen try again" : "look for others");
            sink.finding(finding);
            later(Fault.SAYS_MORE_AFTER_DIAGNOSING, () -> sink.finding(finding));
        }

        @Override
        public void read(ReadRequest request, FactSink sink) throws SourceException {
            String broken = broken();
            switch (broken) {
                case "REFUSED" ->
                    throw new SourceException(
                            fault == Fault.SAYS_UNAVAILABLE_FOR_REFUSED
                                    ? SourceException.Kind.UNAVAILABLE
                                    : SourceException.Kind.REFUSED,
                            fault == Fault.TELLS_THE_SECRET
                                    ? "the token " + SECRET + " is wrong"
                                    : "the token is wrong");
                case "TIMED_OUT" -> {
                    if (fault == Fault.HANGS_WITHOUT_ANSWER) {
                        hang();
                    }
                    unavailable(Fault.ENDS_WHEN_TIMED_OUT);
                }
                case "ABSENT" -> {
                    if (fault != Fault.TAKES_ABSENT_FOR_EMPTY) {
                        sink.missing(Fact.PORTALS, new Origin.OfRecord("agency"), "there is no such agency");
                    }
                }
                case "RATE_LIMITED" -> unavailable(Fault.ENDS_WHEN_LIMITED);
                case "MALFORMED" -> {
                    if (fault != Fault.ENDS_WHEN_MALFORMED) {
                        throw new SourceException(
                                SourceException.Kind.MALFORMED,
                                fault == Fault.SHOWS_AN_EXCEPTION
                                        ? "NumberFormatException: many"
                                        : "this is no number");
                    }
                }
                default -> {
                    portals(request, sink, broken);
                    later(Fault.SAYS_MORE_AFTER_READING, () -> sink.portal("late", new Origin.OfRecord("late")));
                    agency().certifications().ifPresent(all -> {
                        all.forEach(certification -> sink.certification(
                                fault == Fault.FORGETS_WHO_HOLDS_A_CERTIFICATION
                                        ? new Certification(
                                                certification.id(),
                                                Optional.empty(),
                                                certification.awardedOn(),
                                                certification.expiresOn())
                                        : certification,
                                new Origin.OfRecord(certification.id())));
                        sink.certificationsComplete();
                    });
                }
            }
        }

        private void unavailable(Fault unlessFault) throws SourceException {
            if (fault != unlessFault) {
                throw new SourceException(SourceException.Kind.UNAVAILABLE, "no answer; try again later");
            }
        }

        private void portals(ReadRequest request, FactSink sink, String broken) throws SourceException {
            boolean cutOff = broken.equals("CUT_OFF");
            Customer last = agency().portals().isEmpty()
                    ? null
                    : agency().portals().get(agency().portals().size() - 1);
            List<String> told = new ArrayList<>();
            for (Customer customer : agency().portals()) {
                if (fault == Fault.HANGS_WHEN_INTERRUPTED && Thread.interrupted()) {
                    hang();
                }
                if (Thread.currentThread().isInterrupted() && fault != Fault.IGNORES_INTERRUPTS) {
                    throw new SourceException(SourceException.Kind.UNAVAILABLE, "interrupted");
                }
                boolean enough = told.size() == 100 && (cutOff || fault == Fault.STOPS_AFTER_A_PAGE);
                if (enough) {
                    break;
                }
                if (fault == Fault.SWALLOWS_DUPLICATES && told.contains(customer.id())) {
                    continue;
                }
                if (told.contains(customer.id())) {
                    sink.warning(
                            new Origin.OfRecord(fault == Fault.NAMES_A_BLANK_PLACE ? " " : customer.id()), twice());
                }
                told.add(customer.id());
                PortalFacts facts = sink.portal(customer.id(), new Origin.OfRecord(customer.id()));
                if (fault == Fault.HOLDS_ALL) {
                    held.add(facts);
                }
                boolean wrong = broken.equals("WRONG_VALUE") && customer.equals(last);
                if (wrong) {
                    reportWrongValue(customer, sink);
                }
                tell(customer, request, facts, wrong);
            }
            if (agency().portals().isEmpty() && fault == Fault.INVENTS_A_PORTAL) {
                sink.portal("1", new Origin.OfRecord("1"));
            }
            if (cutOff && fault != Fault.ENDS_WHEN_CUT_OFF) {
                throw new SourceException(SourceException.Kind.MALFORMED, "the list ended in the middle");
            }
        }

        private Text twice() {
            return switch (fault) {
                case SAYS_TWO_LINES -> Text.verbatim("this portal is listed twice:\nlist it once");
                case SHOWS_A_CLASS -> Text.verbatim("listed twice: java.lang.IllegalStateException");
                case BEGINS_WITH_A_CAPITAL -> Text.verbatim("This portal is listed twice");
                case LACKS_GERMAN -> Text.of(InMemory.class, "twice.english");
                default -> Text.of(InMemory.class, "twice");
            };
        }

        private void reportWrongValue(Customer customer, FactSink sink) throws SourceException {
            if (fault == Fault.GIVES_UP_AT_A_WRONG_VALUE) {
                throw new SourceException(SourceException.Kind.MALFORMED, "expected an amount, found 'many'");
            }
            if (fault != Fault.PASSES_OVER_A_WRONG_VALUE) {
                String place = fault == Fault.SAYS_NOT_WHERE_A_WRONG_VALUE_IS ? "agency" : customer.id();
                sink.error(new Origin.OfRecord(place), "expected an amount, found 'many'");
            }
        }

        private void hang() {
            while (!closed) {
                try {
                    Thread.sleep(10);
                } catch (InterruptedException e) {
                    // this is the fault
                }
            }
        }

        private void tell(Customer customer, ReadRequest request, PortalFacts facts, boolean wrong) {
            tellPoints(customer, facts);
            Origin at = new Origin.OfRecord(customer.id());
            boolean odd = customer.id().startsWith("odd-");
            customer.name()
                    .ifPresent(name -> facts.name(
                            odd && fault == Fault.MANGLES_NAMES ? name.strip().replaceAll("[^ -~]", "?") : name));
            customer.mrr()
                    .filter(mrr -> !wrong && (mrr.signum() > 0 || fault != Fault.TAKES_ZERO_FOR_UNKNOWN))
                    .ifPresent(mrr -> facts.mrr(
                            mrr,
                            fault == Fault.TAKES_ALL_FOR_DOLLARS ? "USD" : customer.currency(),
                            fault == Fault.NAMES_NO_PLACE
                                            && !customer.currency().equals("USD")
                                    ? null
                                    : at));
            if (customer.mrr().isEmpty() && fault == Fault.TAKES_UNKNOWN_FOR_ZERO) {
                facts.mrr(BigDecimal.ZERO, "USD", at);
            }
            if (customer.sold() instanceof Agency.Sold.On on) {
                boolean leap = on.day().getDayOfMonth() == 29;
                facts.soldOn(leap && fault == Fault.MOVES_LEAP_DAYS ? on.day().minusDays(1) : on.day());
            } else if (customer.sold() instanceof Agency.Sold.Never) {
                facts.notSoldByPartner();
            }
            customer.cancelledOn().ifPresent(facts::cancelledOn);
            customer.users().ifPresent(users -> {
                if (!(fault == Fault.LOSES_A_FACT && customer.id().equals("7052064"))) {
                    users.forEach(user ->
                            facts.user(new PortalUser(EmailAddress.parse(user.email()), user.partnerEmployee()), at));
                }
                facts.usersComplete();
            });
            customer.apps().ifPresent(apps -> {
                LocalDate lastAsked = request.days().get(request.days().size() - 1);
                apps.forEach((app, day) -> {
                    if (fault != Fault.MIXES_DAYS || day.isAfter(request.usedAfter(lastAsked))) {
                        facts.appUsed(app, day, at);
                    }
                });
                facts.appUsageComplete();
            });
        }

        /** What points depend on, and what stands beside it. */
        private void tellPoints(Customer customer, PortalFacts facts) {
            boolean loses = customer.id().equals("7052064");
            Origin at = new Origin.OfRecord(customer.id());
            customer.subscription()
                    .filter(plan -> !(loses && fault == Fault.LOSES_THE_SUBSCRIPTION))
                    .ifPresent(facts::subscription);
            customer.customerSince()
                    .filter(day -> !(loses && fault == Fault.LOSES_THE_FIRST_DAY))
                    .ifPresent(facts::customerSince);
            customer.managed()
                    .ifPresent(flag -> facts.managedFlag(flag ^ (loses && fault == Fault.TURNS_THE_MANAGED_FLAG)));
            customer.market()
                    .filter(market -> !(loses && fault == Fault.LOSES_THE_MARKET))
                    .ifPresent(facts::market);
            customer.managingPartners()
                    .ifPresent(number -> facts.managingPartners(
                            loses && fault == Fault.COUNTS_THE_PARTNER_OUT ? number - 1 : number));
            Set<String> lines = new HashSet<>();
            customer.sales()
                    .ifPresent(sales -> sales.forEach(sale -> {
                        if (lines.add(sale.product()) || fault != Fault.LOSES_UPSELLS) {
                            facts.productSale(sale, at);
                        }
                    }));
            if (customer.sales().isPresent() || fault == Fault.CLAIMS_TO_KNOW_ALL_SALES) {
                facts.productSalesComplete();
            }
            RelationshipFacts relationship = customer.relationship();
            relationship.managedExpiresOn().ifPresent(facts::managedExpiresOn);
            relationship.lastActiveOn().ifPresent(facts::lastActiveOn);
            relationship.cancellationExpectedOn().ifPresent(facts::cancellationExpectedOn);
            relationship
                    .renewsOn()
                    .filter(day -> !(loses && fault == Fault.LOSES_THE_RENEWAL))
                    .ifPresent(facts::renewsOn);
            relationship.hubs().forEach(facts::hub);
            customer.reported().ifPresent(reported -> {
                facts.reportedManagedMrr(
                        reported.managedMrr().amount(), reported.managedMrr().currency());
                if (!(loses && fault == Fault.LOSES_REPORTED_POINTS)) {
                    facts.reportedSoldPoints(reported.soldPoints());
                }
                facts.reportedManagedPoints(reported.managedPoints())
                        .reportedTotalPoints(reported.totalPoints())
                        .reportedUpdatedOn(reported.updatedOn());
            });
        }

        @Override
        public void close() {
            if (closed && fault == Fault.CLOSES_ONCE) {
                throw new IllegalStateException("closed already");
            }
            closed = true;
            held.clear();
        }
    }
}
