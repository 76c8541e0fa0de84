package dev.tierwise.testkit;

import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.FactSink;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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
        MIXES_DAYS
    }

    /** What nobody may see. */
    static final String SECRET = "s3cr3t-t0ken";

    /** Also seen by a copy of this class that another class loader has. */
    private static final String FAULT = "tierwise.testkit.fault";

    private static final List<SourceSettings> OPENED = new ArrayList<>();

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
            Agency.duplicate());

    static void with(Fault fault) {
        System.setProperty(FAULT, fault.name());
        OPENED.clear();
    }

    /** The fault that sources have now. */
    static Fault fault() {
        return Fault.valueOf(System.getProperty(FAULT, "NONE"));
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
        return EnumSet.of(
                Fact.PARTNER,
                Fact.PORTALS,
                Fact.NAME,
                Fact.MRR,
                Fact.SALE,
                Fact.CANCELLATION,
                Fact.USERS,
                Fact.APP_USAGE,
                Fact.CERTIFICATIONS);
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
            settings.add(Setting.text("broken").description("what is broken").build());
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
        OPENED.add(given);
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
        return new Reading(() -> fault == Fault.REMEMBERS_ANOTHER ? OPENED.get(OPENED.size() - 1) : given, fault);
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
            if (fault != Fault.FORGETS_THE_PARTNER) {
                sink.name(agency().name(), new Origin.OfRecord("partner"));
                sink.emailDomains(Set.of(agency().emailDomain()), new Origin.OfRecord("partner"));
            }
        }

        @Override
        public void read(ReadRequest request, FactSink sink) throws SourceException {
            String broken = settings.get().text("broken").orElse("");
            switch (broken) {
                case "REFUSED" ->
                    throw new SourceException(
                            fault == Fault.SAYS_UNAVAILABLE_FOR_REFUSED
                                    ? SourceException.Kind.UNAVAILABLE
                                    : SourceException.Kind.REFUSED,
                            fault == Fault.TELLS_THE_SECRET
                                    ? "the token " + SECRET + " is wrong"
                                    : "the token is wrong");
                case "TIMED_OUT" -> unavailable(Fault.ENDS_WHEN_TIMED_OUT);
                case "RATE_LIMITED" -> unavailable(Fault.ENDS_WHEN_LIMITED);
                case "MALFORMED" -> {
                    if (fault != Fault.ENDS_WHEN_MALFORMED) {
                        throw new SourceException(SourceException.Kind.MALFORMED, "this is no number");
                    }
                }
                default -> {
                    portals(request, sink, broken.equals("CUT_OFF"));
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

        private void portals(ReadRequest request, FactSink sink, boolean cutOff) throws SourceException {
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
                told.add(customer.id());
                PortalFacts facts = sink.portal(customer.id(), new Origin.OfRecord(customer.id()));
                if (fault == Fault.HOLDS_ALL) {
                    held.add(facts);
                }
                tell(customer, request, facts);
            }
            if (agency().portals().isEmpty() && fault == Fault.INVENTS_A_PORTAL) {
                sink.portal("1", new Origin.OfRecord("1"));
            }
            if (cutOff && fault != Fault.ENDS_WHEN_CUT_OFF) {
                throw new SourceException(SourceException.Kind.MALFORMED, "the list ended in the middle");
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

        private void tell(Customer customer, ReadRequest request, PortalFacts facts) {
            Origin at = new Origin.OfRecord(customer.id());
            boolean odd = customer.id().startsWith("odd-");
            customer.name()
                    .ifPresent(name -> facts.name(
                            odd && fault == Fault.MANGLES_NAMES ? name.strip().replaceAll("[^ -~]", "?") : name));
            customer.mrr()
                    .filter(mrr -> mrr.signum() > 0 || fault != Fault.TAKES_ZERO_FOR_UNKNOWN)
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
