package dev.tierwise.adapter.csv;

import dev.tierwise.domain.portfolio.CreditedTier;
import dev.tierwise.domain.portfolio.HubSubscription;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.testkit.Agency;
import dev.tierwise.testkit.Agency.Customer;
import dev.tierwise.testkit.Breakage;
import dev.tierwise.testkit.SourceContract;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The CSV adapter keeps the contract of adapters. */
class CsvSourceContractTest extends SourceContract {

    @Override
    protected SourceFactory factory() {
        return new CsvSourceFactory();
    }

    @Override
    protected SourceSettings settings(Agency agency, Path place) throws IOException {
        StringBuilder portals = new StringBuilder("portal_id,name,subscription,mrr,currency,sold_on,customer_since,"
                + "cancelled_on,managed,market,managing_partners,reported_managed_mrr,reported_currency,"
                + "reported_sold_points,reported_managed_points,reported_total_points,reported_updated_on,"
                + "managed_expires_on,last_active_on,cancellation_expected_on,renews_on\n");
        StringBuilder hubs = new StringBuilder("portal_id,hub,mrr,currency,renews_on\n");
        StringBuilder users = new StringBuilder("portal_id,email,partner_employee\n");
        StringBuilder apps = new StringBuilder("portal_id,app,used_on\n");
        StringBuilder sales = new StringBuilder("portal_id,product,sold_on,kind,mrr,currency\n");
        for (Customer customer : agency.portals()) {
            portals.append(portal(customer));
            customer.relationship().hubs().forEach(hub -> hubs.append(hub(customer, hub)));
            customer.users()
                    .ifPresentOrElse(
                            all -> all.forEach(user -> users.append(
                                    row(customer.id(), user.email(), user.partnerEmployee() ? "yes" : "no"))),
                            () -> users.append(row(customer.id(), "?", "no")));
            customer.apps()
                    .ifPresentOrElse(
                            all -> all.forEach((app, day) -> apps.append(row(customer.id(), app, day.toString()))),
                            () -> apps.append(row(customer.id(), "*", "?")));
            customer.sales()
                    .ifPresentOrElse(
                            all -> all.forEach(sale -> sales.append(sale(customer, sale))),
                            () -> sales.append(row(customer.id(), "?", "", "", "", "")));
        }
        Files.writeString(
                place.resolve("partner.csv"),
                "name,email_domains,market,invited,retention,credited_tier,credited_since\n"
                        + row(
                                agency.name(),
                                agency.emailDomain(),
                                cell(agency.market().map(CsvSourceContractTest::word)),
                                cell(agency.invited().map(CsvSourceContractTest::yesOrNo)),
                                cell(agency.retention().map(BigDecimal::toPlainString)),
                                cell(agency.credited().map(CreditedTier::tier)),
                                cell(agency.credited()
                                        .flatMap(CreditedTier::since)
                                        .map(LocalDate::toString))));
        Files.writeString(place.resolve("portals.csv"), portals);
        Files.writeString(place.resolve("users.csv"), users);
        Files.writeString(place.resolve("app_usage.csv"), apps);
        Files.writeString(place.resolve("sales.csv"), sales);
        Files.writeString(place.resolve("hubs.csv"), hubs);
        if (agency.certifications().isPresent()) {
            StringBuilder certifications = new StringBuilder("certification,holder,awarded_on,expires_on\n");
            agency.certifications()
                    .get()
                    .forEach(certification -> certifications.append(row(
                            certification.id(),
                            certification.holder().orElse(""),
                            certification.awardedOn().toString(),
                            certification.expiresOn().map(LocalDate::toString).orElse(""))));
            Files.writeString(place.resolve("certifications.csv"), certifications);
        }
        return at(place);
    }

    private static SourceSettings at(Path folder) {
        return SourceSettings.builder()
                .path(Setting.LOCATION, folder.toString(), folder)
                .build();
    }

    private static String portal(Customer customer) {
        Optional<Agency.Reported> reported = customer.reported();
        return row(
                customer.id(),
                customer.name().orElse(""),
                cell(customer.subscription().map(CsvSourceContractTest::word)),
                customer.mrr().map(BigDecimal::toPlainString).orElse("?"),
                customer.currency(),
                sold(customer.sold()),
                cell(customer.customerSince().map(LocalDate::toString)),
                cell(customer.cancelledOn().map(LocalDate::toString)),
                cell(customer.managed().map(CsvSourceContractTest::yesOrNo)),
                cell(customer.market().map(CsvSourceContractTest::word)),
                cell(customer.managingPartners().map(String::valueOf)),
                cell(reported.map(figures -> figures.managedMrr().amount().toPlainString())),
                cell(reported.map(figures -> figures.managedMrr().currency())),
                cell(reported.map(figures -> figures.soldPoints().toPlainString())),
                cell(reported.map(figures -> figures.managedPoints().toPlainString())),
                cell(reported.map(figures -> figures.totalPoints().toPlainString())),
                cell(reported.map(figures -> figures.updatedOn().toString())),
                day(customer.relationship().managedExpiresOn()),
                day(customer.relationship().lastActiveOn()),
                day(customer.relationship().cancellationExpectedOn()),
                day(customer.relationship().renewsOn()));
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private static String hub(Customer customer, HubSubscription hub) {
        return row(
                customer.id(),
                hub.hub(),
                hub.mrr().map(mrr -> mrr.amount().toPlainString()).orElse("?"),
                cell(hub.mrr().map(Money::currency)),
                day(hub.renewsOn()));
    }

    private static String sale(Customer customer, ProductSale sale) {
        return row(
                customer.id(),
                sale.product(),
                sale.soldOn().map(LocalDate::toString).orElse("?"),
                cell(sale.kind().map(CsvSourceContractTest::word)),
                sale.mrr().map(mrr -> mrr.amount().toPlainString()).orElse("?"),
                cell(sale.mrr().map(Money::currency)));
    }

    private static String cell(Optional<String> value) {
        return value.orElse("");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String yesOrNo(boolean answer) {
        return answer ? "yes" : "no";
    }

    private static String sold(Agency.Sold sold) {
        if (sold instanceof Agency.Sold.On on) {
            return on.day().toString();
        }
        return sold instanceof Agency.Sold.Never ? "" : "?";
    }

    private static String row(String... cells) {
        return String.join(
                        ",",
                        Arrays.stream(cells)
                                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                .toList())
                + "\n";
    }

    /** Nobody answers for a folder, too late or not at all; but its files can be damaged. */
    @Override
    protected Optional<SourceSettings> broken(Breakage breakage, Agency agency, Path place) throws IOException {
        SourceSettings settings = settings(agency, place);
        Path portals = place.resolve("portals.csv");
        switch (breakage) {
            case MALFORMED -> Files.writeString(portals, "portal_id,mrr\n1,many\n");
            case CUT_OFF -> {
                byte[] whole = Files.readAllBytes(portals);
                int row = whole.length / agency.portals().size();
                Files.write(portals, Arrays.copyOf(whole, whole.length / 2 / row * row + 7));
            }
            case WRONG_VALUE -> {
                String whole = Files.readString(portals);
                int last = whole.lastIndexOf("1125.50\",\"USD\",\"2017");
                Files.writeString(portals, whole.substring(0, last) + "many" + whole.substring(last + 7));
            }
            case ABSENT -> {
                return Optional.of(at(place.resolve("not-there")));
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(settings);
    }
}
