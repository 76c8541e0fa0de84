package dev.tierwise.testkit;

import dev.tierwise.domain.portfolio.Certification;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * An agency as plain data, to be put where an adapter reads it.
 *
 * @param name           the partner's name
 * @param emailDomain    the domain of its employees' addresses
 * @param portals        its customers, in the order in which they are to be listed; ids are not always distinct
 * @param certifications the partner's, all of them; empty when unknown
 */
public record Agency(
        String name, String emailDomain, List<Customer> portals, Optional<List<Certification>> certifications) {

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
     * @param id          not empty
     * @param name        as it is written; empty when unknown
     * @param mrr         not negative; empty when unknown
     * @param currency    the MRR's, three capital letters
     * @param sold        whether and when this partner sold it
     * @param cancelledOn the first day on which it is no customer; empty when there is none
     * @param users       its users, all of them; empty when unknown
     * @param apps        the apps that it used, by id, with the day; no others. Empty when unknown
     */
    public record Customer(
            String id,
            Optional<String> name,
            Optional<BigDecimal> mrr,
            String currency,
            Sold sold,
            Optional<LocalDate> cancelledOn,
            Optional<List<User>> users,
            Optional<Map<String, LocalDate>> apps) {

        public Customer {
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
        return new Agency("Nordlicht Agentur", "nordlicht.example", portals, certifications);
    }

    /** A portal of which everything is known. */
    private static Customer customer(String id) {
        return new Customer(
                id,
                Optional.of("Acme GmbH"),
                Optional.of(new BigDecimal("1125.50")),
                "USD",
                new Sold.On(LocalDate.of(2017, 6, 30)),
                Optional.empty(),
                Optional.of(List.of(new User("jana@nordlicht.example", true), new User("chef@acme.example", false))),
                Optional.of(Map.of("crm", USED, "forms", USED)));
    }

    /** Without a portal. */
    public static Agency empty() {
        return of(List.of());
    }

    /** With one portal of which everything is known. */
    public static Agency onePortal() {
        return of(List.of(customer("7052064")));
    }

    /** With 2,500 portals, more than any service gives at once. */
    public static Agency many() {
        List<Customer> portals = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            portals.add(customer(Integer.toString(100_000 + i)));
        }
        return of(portals);
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
            Customer plain = customer("odd-" + portals.size());
            portals.add(new Customer(
                    plain.id(),
                    Optional.of(name),
                    plain.mrr(),
                    plain.currency(),
                    plain.sold(),
                    plain.cancelledOn(),
                    plain.users(),
                    plain.apps()));
        }
        return of(portals);
    }

    /** With a portal whose MRR is known to be zero, and that is known to have no user and to use no app. */
    public static Agency zero() {
        return of(List.of(new Customer(
                "1",
                Optional.of("Zero"),
                Optional.of(new BigDecimal("0.00")),
                "USD",
                new Sold.Never(),
                Optional.empty(),
                Optional.of(List.of()),
                Optional.of(Map.of()))));
    }

    /** With portals of each of which one fact is unknown: MRR, sale, users, app usage, name; the certifications are unknown. */
    public static Agency gaps() {
        List<UnaryOperator<Customer>> gaps = List.of(
                c -> new Customer(
                        c.id(),
                        c.name(),
                        Optional.empty(),
                        c.currency(),
                        c.sold(),
                        c.cancelledOn(),
                        c.users(),
                        c.apps()),
                c -> new Customer(
                        c.id(),
                        c.name(),
                        c.mrr(),
                        c.currency(),
                        new Sold.Unknown(),
                        c.cancelledOn(),
                        c.users(),
                        c.apps()),
                c -> new Customer(
                        c.id(), c.name(), c.mrr(), c.currency(), c.sold(), c.cancelledOn(), Optional.empty(), c.apps()),
                c -> new Customer(
                        c.id(),
                        c.name(),
                        c.mrr(),
                        c.currency(),
                        c.sold(),
                        c.cancelledOn(),
                        c.users(),
                        Optional.empty()),
                c -> new Customer(
                        c.id(),
                        Optional.empty(),
                        c.mrr(),
                        c.currency(),
                        c.sold(),
                        c.cancelledOn(),
                        c.users(),
                        c.apps()));
        List<Customer> portals = new ArrayList<>();
        gaps.forEach(gap -> portals.add(gap.apply(customer("gap-" + portals.size()))));
        return of(portals, Optional.empty());
    }

    /** With MRR in several currencies. */
    public static Agency currencies() {
        List<Customer> portals = new ArrayList<>();
        for (String currency : List.of("USD", "EUR", "GBP", "JPY")) {
            Customer c = customer("in-" + currency);
            portals.add(new Customer(
                    c.id(),
                    c.name(),
                    Optional.of(new BigDecimal("88.05")),
                    currency,
                    c.sold(),
                    c.cancelledOn(),
                    c.users(),
                    c.apps()));
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
            Customer c = customer("since-" + day);
            portals.add(new Customer(
                    c.id(),
                    c.name(),
                    c.mrr(),
                    c.currency(),
                    new Sold.On(day),
                    Optional.of(LocalDate.of(2020, 2, 29)),
                    c.users(),
                    c.apps()));
        }
        return of(portals);
    }

    /** With a portal that is listed twice. */
    public static Agency duplicate() {
        return of(List.of(customer("1"), customer("2"), customer("1")));
    }

    /** With certifications: one that expires on a leap day, one that does not expire and whose holder is unknown. */
    public static Agency certified() {
        return of(
                List.of(customer("1")),
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
        Customer c = customer("1");
        return of(List.of(new Customer(
                c.id(),
                c.name(),
                c.mrr(),
                c.currency(),
                c.sold(),
                c.cancelledOn(),
                c.users(),
                Optional.of(Map.of("crm", USED, "blog", USED_BEFORE, "forms", USED_EARLIER)))));
    }
}
