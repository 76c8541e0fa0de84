package dev.tierwise.testkit;

import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.CreditedTier;
import dev.tierwise.domain.portfolio.HubSubscription;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.RelationshipFacts;
import dev.tierwise.domain.portfolio.Subscription;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * An agency as plain data, to be put where an adapter reads it. Of an adapter that cannot give a fact nothing is expected: it leaves out
 * what it has no place for.
 *
 * @param name           the partner's name
 * @param emailDomain    the domain of its employees' addresses
 * @param market         the kind of market that it is in; empty when unknown
 * @param invited        whether it is invited to the tiers that are awarded by invitation; empty when unknown
 * @param retention      in per cent; empty when unknown
 * @param credited       the tier that HubSpot credits it with; empty when unknown
 * @param portals        its customers, in the order in which they are to be listed; ids are not always distinct
 * @param certifications the partner's, all of them; empty when unknown
 */
public record Agency(
        String name,
        String emailDomain,
        Optional<Market> market,
        Optional<Boolean> invited,
        Optional<BigDecimal> retention,
        Optional<CreditedTier> credited,
        List<Customer> portals,
        Optional<List<Certification>> certifications) {

    /** The day that the contract asks about. */
    public static final LocalDate DAY = LocalDate.of(2018, 3, 15);

    /** Inside the look-back of {@link #DAY}. */
    private static final LocalDate USED = LocalDate.of(2018, 3, 10);

    /** Inside the look-back of {@link #DAY}, but long before it. */
    private static final LocalDate USED_BEFORE = LocalDate.of(2018, 2, 20);

    /** A day whose look-back ends before that of {@link #DAY} begins. */
    static final LocalDate EARLIER = LocalDate.of(2018, 2, 10);

    /** Inside the look-back of {@link #EARLIER}. */
    private static final LocalDate USED_EARLIER = LocalDate.of(2018, 1, 31);

    private static final int MANY = 2_500;

    public Agency {
        portals = List.copyOf(portals);
        certifications = certifications.map(List::copyOf);
    }

    /**
     * A customer's portal.
     *
     * @param id               not empty
     * @param name             as it is written; empty when unknown
     * @param subscription     what it subscribes to; empty when unknown
     * @param mrr              not negative; empty when unknown
     * @param currency         the MRR's, three capital letters
     * @param sold             whether and when this partner sold it
     * @param customerSince    the first day on which it is a customer; empty when unknown
     * @param cancelledOn      the first day on which it is no customer; empty when there is none
     * @param managed          HubSpot's word on whether the partner manages it; empty when unknown
     * @param market           the kind of market that it is in; empty when unknown
     * @param managingPartners how many partners service it; empty when unknown
     * @param sales            what this partner sold to it, product line by product line, all of it; empty when unknown
     * @param reported         HubSpot's own figures; empty when unknown
     * @param relationship     what HubSpot says of the relationship with it
     * @param users            its users, all of them; empty when unknown
     * @param apps             the apps that it used, by id, with the day; no others. Empty when unknown
     */
    public record Customer(
            String id,
            Optional<String> name,
            Optional<Subscription> subscription,
            Optional<BigDecimal> mrr,
            String currency,
            Sold sold,
            Optional<LocalDate> customerSince,
            Optional<LocalDate> cancelledOn,
            Optional<Boolean> managed,
            Optional<Market> market,
            Optional<Integer> managingPartners,
            Optional<List<ProductSale>> sales,
            Optional<Reported> reported,
            RelationshipFacts relationship,
            Optional<List<User>> users,
            Optional<Map<String, LocalDate>> apps) {

        public Customer {
            sales = sales.map(List::copyOf);
            users = users.map(List::copyOf);
            apps = apps.map(TreeMap::new);
        }
    }

    /** Whether and when a portal was sold. */
    public sealed interface Sold {

        /** This partner sold it on that day. */
        record On(LocalDate day) implements Sold {}

        /** Another sold it. */
        record Never() implements Sold {}

        /** Nobody knows. */
        record Unknown() implements Sold {}
    }

    /**
     * HubSpot's own figures of a portal.
     *
     * @param managedMrr    the MRR that counts as managed
     * @param soldPoints    the points from sales
     * @param managedPoints the points from managing it
     * @param totalPoints   all points
     * @param updatedOn     the day of the figures
     */
    public record Reported(
            Money managedMrr,
            BigDecimal soldPoints,
            BigDecimal managedPoints,
            BigDecimal totalPoints,
            LocalDate updatedOn) {}

    /**
     * A user of a portal.
     *
     * @param email           the address
     * @param partnerEmployee whether HubSpot has the user down as one
     */
    public record User(String email, boolean partnerEmployee) {}

    private static Agency of(List<Customer> portals) {
        return of(portals, Optional.of(List.of()));
    }

    private static Agency of(List<Customer> portals, Optional<List<Certification>> certifications) {
        return new Agency(
                "Nordlicht Agentur",
                "nordlicht.example",
                Optional.of(Market.GROWTH),
                Optional.of(true),
                Optional.of(new BigDecimal("87.25")),
                Optional.of(new CreditedTier("gold", Optional.of(LocalDate.of(2018, 1, 15)))),
                portals,
                certifications);
    }

    /** A portal of which everything is known. */
    private static CustomerBuilder customer(String id) {
        return new CustomerBuilder(id);
    }

    /** A portal of which everything is known but for what is said otherwise. */
    private static final class CustomerBuilder {

        private final String id;
        private Optional<String> name = Optional.of("Acme GmbH");
        private Optional<Subscription> subscription = Optional.of(Subscription.PRO);
        private Optional<BigDecimal> mrr = Optional.of(new BigDecimal("1125.50"));
        private String currency = "USD";
        private Sold sold = new Sold.On(LocalDate.of(2017, 6, 30));
        private Optional<LocalDate> customerSince = Optional.of(LocalDate.of(2017, 7, 1));
        private Optional<LocalDate> cancelledOn = Optional.empty();
        private Optional<Boolean> managed = Optional.of(true);
        private Optional<Market> market = Optional.of(Market.STANDARD);
        private Optional<Integer> managingPartners = Optional.of(2);
        private Optional<List<ProductSale>> sales = Optional.of(List.of(
                sale("marketing-hub", "900.50", LocalDate.of(2017, 6, 30), DealKind.SOURCED),
                sale("sales-hub", "225.00", LocalDate.of(2018, 1, 10), DealKind.ASSISTED)));
        private Optional<Reported> reported = Optional.of(new Reported(
                new Money(new BigDecimal("1125.50"), "USD"),
                new BigDecimal("900.50"),
                new BigDecimal("112.55"),
                new BigDecimal("1013.05"),
                LocalDate.of(2018, 3, 1)));
        private RelationshipFacts relationship = new RelationshipFacts(
                Optional.of(LocalDate.of(2018, 5, 3)),
                Optional.of(LocalDate.of(2018, 3, 4)),
                Optional.of(LocalDate.of(2018, 6, 30)),
                Optional.of(LocalDate.of(2018, 7, 1)),
                List.of(
                        new HubSubscription(
                                "marketing",
                                Optional.of(new Money(new BigDecimal("900.50"), "USD")),
                                Optional.of(LocalDate.of(2018, 7, 1))),
                        new HubSubscription(
                                "sales", Optional.of(new Money(new BigDecimal("225.00"), "USD")), Optional.empty())));
        private Optional<List<User>> users =
                Optional.of(List.of(new User("jana@nordlicht.example", true), new User("chef@acme.example", false)));
        private Optional<Map<String, LocalDate>> apps = Optional.of(Map.of("crm", USED, "forms", USED));

        CustomerBuilder(String id) {
            this.id = id;
        }

        Customer build() {
            return new Customer(
                    id,
                    name,
                    subscription,
                    mrr,
                    currency,
                    sold,
                    customerSince,
                    cancelledOn,
                    managed,
                    market,
                    managingPartners,
                    sales,
                    reported,
                    relationship,
                    users,
                    apps);
        }
    }

    /** A change to a portal of which everything is known. */
    private interface Change {
        void to(CustomerBuilder customer);
    }

    private static Customer customer(String id, Change change) {
        CustomerBuilder customer = customer(id);
        change.to(customer);
        return customer.build();
    }

    private static ProductSale sale(String product, String mrr, LocalDate soldOn, DealKind kind) {
        return new ProductSale(
                product, Optional.of(kind), Optional.of(new Money(new BigDecimal(mrr), "USD")), Optional.of(soldOn));
    }

    /** Without a portal. */
    public static Agency empty() {
        return of(List.of());
    }

    /** With one portal of which everything is known. */
    public static Agency onePortal() {
        return of(List.of(customer("7052064").build()));
    }

    /** With portals and certifications that together have every fact: a customer, and one that was. */
    public static Agency everyFact() {
        return of(
                List.of(
                        customer("1").build(),
                        customer("2", c -> c.cancelledOn = Optional.of(LocalDate.of(2018, 2, 28)))),
                certified().certifications());
    }

    /** With a number of portals of which everything is known. */
    public static Agency portals(int number) {
        return of(IntStream.range(0, number)
                .mapToObj(i -> customer(Integer.toString(100_000 + i)).build())
                .toList());
    }

    /** Made once: most tests ask for it. */
    private static final class Many {

        static final Agency AGENCY = portals(MANY);
    }

    /** With 2,500 portals, more than any service gives at once. */
    public static Agency many() {
        return Many.AGENCY;
    }

    /** With names that are not ASCII, or that look like markup, separators, formulas or commands. */
    public static Agency oddNames() {
        List<Customer> portals = new ArrayList<>();
        for (String name : List.of(
                "Bäckerei Grün",
                "日本支社 😀",
                "O'Neill; DROP TABLE portals; --",
                "\"Zitat\" AG, Söhne & Co.",
                "<b>fett</b>|*x*",
                "=1+1",
                "../../etc/passwd",
                "${jndi:ldap://x}",
                "a\\b")) {
            portals.add(customer("odd-" + portals.size(), c -> c.name = Optional.of(name)));
        }
        return of(portals);
    }

    /**
     * With a portal whose MRR and reported figures are known to be zero, that is known to have no user, to use no app, to have been sold
     * nothing and not to be managed; the partner is known not to be invited.
     */
    public static Agency zero() {
        BigDecimal none = new BigDecimal("0.00");
        Customer portal = customer("1", c -> {
            c.name = Optional.of("Zero");
            c.mrr = Optional.of(none);
            c.sold = new Sold.Never();
            c.managed = Optional.of(false);
            c.sales = Optional.of(List.of());
            c.reported = Optional.of(new Reported(new Money(none, "USD"), none, none, none, LocalDate.of(2018, 3, 1)));
            c.users = Optional.of(List.of());
            c.apps = Optional.of(Map.of());
        });
        Agency agency = of(List.of(portal));
        return new Agency(
                agency.name(),
                agency.emailDomain(),
                Optional.of(Market.STANDARD),
                Optional.of(false),
                Optional.of(none),
                Optional.of(new CreditedTier(CreditedTier.NONE, Optional.empty())),
                agency.portals(),
                agency.certifications());
    }

    /** With portals of each of which one fact is unknown; all that can be unknown of the partner is, and the certifications are. */
    public static Agency gaps() {
        List<Change> gaps = List.of(
                c -> c.mrr = Optional.empty(),
                c -> c.sold = new Sold.Unknown(),
                c -> c.users = Optional.empty(),
                c -> c.apps = Optional.empty(),
                c -> c.name = Optional.empty(),
                c -> c.subscription = Optional.empty(),
                c -> c.customerSince = Optional.empty(),
                c -> c.managed = Optional.empty(),
                c -> c.market = Optional.empty(),
                c -> c.managingPartners = Optional.empty(),
                c -> c.sales = Optional.empty(),
                c -> c.reported = Optional.empty(),
                c -> c.relationship = RelationshipFacts.UNKNOWN);
        List<Customer> portals = new ArrayList<>();
        gaps.forEach(gap -> portals.add(customer("gap-" + portals.size(), gap)));
        Agency agency = of(portals);
        return new Agency(
                agency.name(),
                agency.emailDomain(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                portals,
                Optional.empty());
    }

    /** With MRR in several currencies. */
    public static Agency currencies() {
        List<Customer> portals = new ArrayList<>();
        for (String currency : List.of("USD", "EUR", "GBP", "JPY")) {
            Money money = new Money(new BigDecimal("88.05"), currency);
            portals.add(customer("in-" + currency, c -> {
                c.mrr = Optional.of(money.amount());
                c.currency = currency;
                c.sales = Optional.of(List.of(new ProductSale(
                        "marketing-hub",
                        Optional.empty(),
                        Optional.of(money),
                        Optional.of(LocalDate.of(2017, 6, 30)))));
                c.reported = c.reported.map(figures -> new Reported(
                        money,
                        figures.soldPoints(),
                        figures.managedPoints(),
                        figures.totalPoints(),
                        figures.updatedOn()));
                c.relationship = new RelationshipFacts(
                        c.relationship.managedExpiresOn(),
                        c.relationship.lastActiveOn(),
                        c.relationship.cancellationExpectedOn(),
                        c.relationship.renewsOn(),
                        List.of(new HubSubscription(
                                "marketing", Optional.of(money), Optional.of(LocalDate.of(2018, 7, 1)))));
            }));
        }
        return of(portals);
    }

    /** With days that only leap years have, and last days of months and years. */
    public static Agency leapDays() {
        List<Customer> portals = new ArrayList<>();
        for (LocalDate day : List.of(
                LocalDate.of(2016, 2, 29),
                LocalDate.of(2017, 2, 28),
                LocalDate.of(2017, 12, 31),
                LocalDate.of(2018, 1, 1))) {
            portals.add(customer("since-" + day, c -> {
                c.sold = new Sold.On(day);
                c.customerSince = Optional.of(day);
                c.cancelledOn = Optional.of(LocalDate.of(2020, 2, 29));
                c.sales = Optional.of(List.of(sale("marketing-hub", "10.00", day, DealKind.SOURCED)));
            }));
        }
        return of(portals);
    }

    /** With sales of product lines of which something is unknown: the kind, the MRR, the day; and with an upsell of a line. */
    public static Agency sales() {
        ProductSale whole = sale("service-hub", "300.00", LocalDate.of(2017, 11, 30), DealKind.ASSISTED);
        return of(List.of(customer(
                "1",
                c -> c.sales = Optional.of(List.of(
                        whole,
                        new ProductSale(
                                "service-hub", whole.kind(), whole.mrr(), Optional.of(LocalDate.of(2018, 2, 1))),
                        new ProductSale("content-hub", Optional.empty(), whole.mrr(), whole.soldOn()),
                        new ProductSale("sales-hub", whole.kind(), Optional.empty(), whole.soldOn()),
                        new ProductSale("marketing-hub", whole.kind(), whole.mrr(), Optional.empty()))))));
    }

    /** With a portal that is listed twice. */
    public static Agency duplicate() {
        return of(List.of(
                customer("1").build(), customer("2").build(), customer("1").build()));
    }

    /** With certifications: one that expires on a leap day, one that does not expire and whose holder is unknown. */
    public static Agency certified() {
        return of(
                List.of(customer("1").build()),
                Optional.of(List.of(
                        new Certification(
                                "agency-partner",
                                Optional.of("Jana Größe"),
                                LocalDate.of(2019, 3, 1),
                                Optional.of(LocalDate.of(2020, 2, 29))),
                        new Certification("inbound", Optional.empty(), LocalDate.of(2016, 2, 29), Optional.empty()))));
    }

    /** With a portal that used apps in several months. */
    public static Agency severalMonths() {
        return of(List.of(customer(
                "1", c -> c.apps = Optional.of(Map.of("crm", USED, "blog", USED_BEFORE, "forms", USED_EARLIER)))));
    }
}
