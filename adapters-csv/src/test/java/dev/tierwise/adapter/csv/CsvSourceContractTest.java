package dev.tierwise.adapter.csv;

import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.testkit.Agency;
import dev.tierwise.testkit.Agency.Customer;
import dev.tierwise.testkit.Breakage;
import dev.tierwise.testkit.SourceContract;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** The CSV adapter keeps the contract of adapters. */
class CsvSourceContractTest extends SourceContract {

    @Override
    protected SourceFactory factory() {
        return new CsvSourceFactory();
    }

    @Override
    protected SourceSettings settings(Agency agency, Path place) throws IOException {
        StringBuilder portals = new StringBuilder("portal_id,name,mrr,currency,sold_on,cancelled_on\n");
        StringBuilder users = new StringBuilder("portal_id,email,partner_employee\n");
        StringBuilder apps = new StringBuilder("portal_id,app,used_on\n");
        for (Customer customer : agency.portals()) {
            portals.append(row(
                    customer.id(),
                    customer.name().orElse(""),
                    customer.mrr().map(BigDecimal::toPlainString).orElse("?"),
                    customer.currency(),
                    sold(customer.sold()),
                    customer.cancelledOn().map(LocalDate::toString).orElse("")));
            customer.users()
                    .ifPresentOrElse(
                            all -> all.forEach(user -> users.append(
                                    row(customer.id(), user.email(), user.partnerEmployee() ? "yes" : "no"))),
                            () -> users.append(row(customer.id(), "?", "no")));
            customer.apps()
                    .ifPresentOrElse(
                            all -> all.forEach((app, day) -> apps.append(row(customer.id(), app, day.toString()))),
                            () -> apps.append(row(customer.id(), "*", "?")));
        }
        Files.writeString(
                place.resolve("partner.csv"), "name,email_domains\n" + row(agency.name(), agency.emailDomain()));
        Files.writeString(place.resolve("portals.csv"), portals);
        Files.writeString(place.resolve("users.csv"), users);
        Files.writeString(place.resolve("app_usage.csv"), apps);
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
        return SourceSettings.builder()
                .path(Setting.LOCATION, place.toString(), place)
                .build();
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
        byte[] whole = Files.readAllBytes(portals);
        return switch (breakage) {
            case MALFORMED -> {
                Files.write(portals, "portal_id,mrr\n1,many\n".getBytes(StandardCharsets.UTF_8));
                yield Optional.of(settings);
            }
            case CUT_OFF -> {
                Files.write(portals, Arrays.copyOf(whole, whole.length / 2 / 50 * 50 + 7));
                yield Optional.of(settings);
            }
            case REFUSED, TIMED_OUT, RATE_LIMITED -> Optional.empty();
        };
    }
}
