package dev.tierwise.cli.snapshot;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.tierwise.application.snapshot.PortalRecord;
import dev.tierwise.application.snapshot.Provenance;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.Programme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A snapshot as a CSV folder. What nobody knows is written as {@code ?}. Of the users, only partner employees and
 * addresses of the partner's domains are written: the rules ask for no others.
 */
final class SnapshotFolder {

    private static final String UNKNOWN = "?";
    private static final String OTHER_APPS = "*";

    private final ReadFacts facts;
    private final Path folder;
    private final Programme programme;

    SnapshotFolder(ReadFacts facts, Programme programme, Path folder) {
        this.facts = facts;
        this.programme = programme;
        this.folder = folder;
    }

    /** A writer of one file. */
    @FunctionalInterface
    private interface Rows {
        void writeTo(CsvWriter csv) throws IOException;
    }

    /** @throws IOException when a file cannot be written; what was written before is left there */
    void write() throws IOException {
        file("partner.csv", this::partner);
        file("portals.csv", this::portals);
        file("users.csv", this::users);
        file("app_usage.csv", this::appUsage);
        if (certificationsCanBeKept()) {
            file("certifications.csv", this::certifications);
        }
        if (!facts.assumptions().isEmpty()) {
            file("assumptions.csv", this::assumptions);
        }
        file("provenance.csv", this::provenance);
    }

    private void file(String name, Rows rows) throws IOException {
        Path file = folder.resolve(name);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
            rows.writeTo(csv);
        }
    }

    private void partner(CsvWriter csv) {
        Partner partner = facts.snapshot().partner();
        csv.writeRecord("name", "email_domains", "time_zone");
        csv.writeRecord(
                partner.name(),
                String.join(";", partner.emailDomains()),
                partner.timeZone().getId());
    }

    private void portals(CsvWriter csv) {
        csv.writeRecord(
                "portal_id",
                "name",
                "subscription",
                "mrr",
                "currency",
                "sold_on",
                "customer_since",
                "cancelled_on",
                "managed");
        for (Portal portal : facts.snapshot().portals()) {
            csv.writeRecord(
                    portal.id(),
                    portal.name().orElse(""),
                    portal.subscription()
                            .map(plan -> plan.name().toLowerCase(Locale.ROOT))
                            .orElse(""),
                    portal.mrr().map(mrr -> mrr.amount().toPlainString()).orElse(UNKNOWN),
                    portal.mrr().map(Money::currency).orElse(""),
                    sale(portal.sale()),
                    portal.customerSince().map(LocalDate::toString).orElse(""),
                    cancellation(portal.cancellation()),
                    portal.managedFlag().map(managed -> managed ? "yes" : "no").orElse(UNKNOWN));
        }
    }

    /** Whether a sale is unknown or only its day makes no difference to any figure. */
    private static String sale(Sale sale) {
        if (sale instanceof Sale.On on) {
            return on.day().toString();
        }
        return sale instanceof Sale.Never ? "" : UNKNOWN;
    }

    private static String cancellation(Cancellation cancellation) {
        if (cancellation instanceof Cancellation.On on) {
            return on.firstDay().toString();
        }
        return cancellation instanceof Cancellation.SinceUnknownDay ? UNKNOWN : "";
    }

    private void users(CsvWriter csv) {
        csv.writeRecord("portal_id", "email", "partner_employee");
        for (PortalRecord portal : facts.records()) {
            String id = portal.portal().id();
            for (PortalUser user : portal.people()) {
                csv.writeRecord(
                        id,
                        user.email().localPart() + "@" + user.email().domain(),
                        user.partnerEmployee() ? "yes" : "no");
            }
            if (!portal.portal().users().complete()) {
                csv.writeRecord(id, UNKNOWN, "");
            }
        }
    }

    private void appUsage(CsvWriter csv) {
        csv.writeRecord("portal_id", "app", "used_on");
        for (PortalRecord portal : facts.records()) {
            String id = portal.portal().id();
            portal.usedOn().forEach((app, day) -> csv.writeRecord(id, app, day.toString()));
            if (portal.portal().appUsage().high() == programme.apps().size()
                    && !portal.portal().appUsage().unknown().isEmpty()) {
                csv.writeRecord(id, OTHER_APPS, UNKNOWN);
            } else {
                for (App app : portal.portal().appUsage().unknown()) {
                    csv.writeRecord(id, app.id(), UNKNOWN);
                }
            }
        }
    }

    /**
     * A file of certifications says that there are no others. Where others are possible, that changes nothing only if the
     * one that is asked for is held; else the file is left out, which says that nobody knows.
     */
    private boolean certificationsCanBeKept() {
        Certifications known = facts.snapshot().certifications();
        return known.complete()
                || known.list().stream()
                        .anyMatch(held -> held.id().equals(programme.certification())
                                && held.isValidOn(facts.snapshot().day()));
    }

    private void certifications(CsvWriter csv) {
        csv.writeRecord("certification", "holder", "awarded_on", "expires_on");
        for (Certification certification : facts.snapshot().certifications().list()) {
            csv.writeRecord(
                    certification.id(),
                    certification.holder().orElse(""),
                    certification.awardedOn().toString(),
                    certification.expiresOn().map(LocalDate::toString).orElse(""));
        }
    }

    private void assumptions(CsvWriter csv) {
        csv.writeRecord("assumption", "value");
        facts.assumptions().forEach((id, value) -> csv.writeRecord(id, value));
    }

    private void provenance(CsvWriter csv) {
        csv.writeRecord("portal_id", "fact", "source", "fetched_at", "evidence");
        String readAt = facts.readAt().toString();
        for (PortalRecord portal : facts.records()) {
            for (Provenance fact : portal.provenance()) {
                csv.writeRecord(fact.portal(), fact.fact(), fact.source(), readAt, fact.evidence());
            }
        }
    }
}
