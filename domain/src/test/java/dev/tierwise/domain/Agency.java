package dev.tierwise.domain;

import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.portfolio.PointFacts;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.portfolio.PortalUsers;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.ProductSales;
import dev.tierwise.domain.portfolio.ReportedFigures;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.AppSet;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.tier.Evaluation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** An agency for tests, with everything known and nothing wrong until a test says otherwise. */
public final class Agency {

    public static final LocalDate DAY = LocalDate.parse("2018-03-15");
    public static final Programme PROGRAMME = BuiltInProgrammes.HUBSPOT_2018_01;
    public static final Partner PARTNER = new Partner("Nordlicht", Set.of("nordlicht.example"), ZoneOffset.UTC);
    public static final ExchangeRates RATES = new ExchangeRates("USD", Map.of("EUR", new BigDecimal("1.17")));

    private final List<Portal> portals = new ArrayList<>();
    private Certifications certifications =
            certified(LocalDate.parse("2017-05-01"), Optional.of(LocalDate.parse("2018-04-30")));
    private Optional<Market> market = Optional.empty();
    private Optional<Boolean> invited = Optional.empty();
    private Optional<BigDecimal> retention = Optional.empty();

    public Agency with(PortalBuilder portal) {
        portals.add(portal.build());
        return this;
    }

    public Agency with(Certifications held) {
        certifications = held;
        return this;
    }

    /** The partner's market; unknown until a test says otherwise. */
    public Agency in(Market where) {
        market = Optional.of(where);
        return this;
    }

    public Agency invited(boolean byHubSpot) {
        invited = Optional.of(byHubSpot);
        return this;
    }

    public Agency retention(String perCent) {
        retention = Optional.of(new BigDecimal(perCent));
        return this;
    }

    public Snapshot on(LocalDate day) {
        return new Snapshot(day, PARTNER, new PartnerFacts(certifications, market, invited, retention), portals);
    }

    public Evaluation evaluate() {
        return Evaluation.of(on(DAY), PROGRAMME, RATES);
    }

    public static Certifications certified(LocalDate awardedOn, Optional<LocalDate> expiresOn) {
        return new Certifications(
                List.of(new Certification("agency-partner", Optional.of("Jana"), awardedOn, expiresOn)), true);
    }

    public static PortalBuilder portal(String id) {
        return new PortalBuilder(id);
    }

    public static final class PortalBuilder {

        private final String id;
        private Optional<Money> mrr = Optional.of(new Money(new BigDecimal("100.00"), "USD"));
        private Sale sale = Sale.NEVER;
        private Optional<LocalDate> customerSince = Optional.empty();
        private Cancellation cancellation = Cancellation.NONE;
        private Optional<Boolean> managedFlag = Optional.empty();
        private PortalUsers users = PortalUsers.UNKNOWN.asComplete();
        private long used = 0b111;
        private long unknown;
        private Optional<Market> market = Optional.of(Market.STANDARD);
        private OptionalInt managingPartners = OptionalInt.of(1);
        private ProductSales sales = ProductSales.NOT_GIVEN;

        private PortalBuilder(String id) {
            this.id = id;
        }

        public PortalBuilder mrr(String amount) {
            return mrr(amount, "USD");
        }

        public PortalBuilder mrr(String amount, String currency) {
            mrr = Optional.of(new Money(new BigDecimal(amount), currency));
            return this;
        }

        public PortalBuilder mrrUnknown() {
            mrr = Optional.empty();
            return this;
        }

        public PortalBuilder sold(String day) {
            return sale(Sale.on(LocalDate.parse(day)));
        }

        public PortalBuilder sale(Sale how) {
            sale = how;
            return this;
        }

        public PortalBuilder customerSince(String day) {
            customerSince = Optional.of(LocalDate.parse(day));
            return this;
        }

        public PortalBuilder cancelled(Cancellation how) {
            cancellation = how;
            return this;
        }

        public PortalBuilder managed() {
            return user("jana@nordlicht.example", true);
        }

        public PortalBuilder user(String email, boolean partnerEmployee) {
            users = users.with(new PortalUser(EmailAddress.parse(email), partnerEmployee), PARTNER);
            return this;
        }

        public PortalBuilder usersUnknown() {
            users = new PortalUsers(users.managing(), users.otherEmployee(), false);
            return this;
        }

        public PortalBuilder managedFlag(boolean managed) {
            managedFlag = Optional.of(managed);
            return this;
        }

        /** The number of apps used, and of further ones of which nobody knows. */
        public PortalBuilder apps(int usedApps, int unknownApps) {
            used = (1L << usedApps) - 1;
            unknown = ((1L << unknownApps) - 1) << usedApps;
            return this;
        }

        public PortalBuilder market(Market where) {
            market = Optional.of(where);
            return this;
        }

        public PortalBuilder marketUnknown() {
            market = Optional.empty();
            return this;
        }

        public PortalBuilder managingPartners(int number) {
            managingPartners = OptionalInt.of(number);
            return this;
        }

        public PortalBuilder managingPartnersUnknown() {
            managingPartners = OptionalInt.empty();
            return this;
        }

        /** These sales by product line, and no others. */
        public PortalBuilder sales(ProductSale... all) {
            sales = ProductSales.of(List.of(all));
            return this;
        }

        /** These sales by product line, and perhaps others. */
        public PortalBuilder someSales(ProductSale... some) {
            sales = new ProductSales.Given(List.of(some), false);
            return this;
        }

        public Portal build() {
            return new Portal(
                    id,
                    Optional.empty(),
                    Optional.empty(),
                    mrr,
                    sale,
                    customerSince,
                    cancellation,
                    managedFlag,
                    users,
                    new AppUsage(AppSet.of(PROGRAMME.apps(), used), AppSet.of(PROGRAMME.apps(), unknown)),
                    new PointFacts(market, managingPartners, sales),
                    ReportedFigures.NONE);
        }
    }
}
