package dev.tierwise.answers.snapshot;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.tierwise.application.snapshot.PortalRecord;
import dev.tierwise.application.snapshot.Provenance;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.HubSubscription;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.ProductSales;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.Programme;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * A snapshot as a CSV folder. What is unknown is written as {@code ?}. Of the users, only partner employees and
 * addresses of the partner's domains are written: the rules ask for no others.
 */
public final class SnapshotFolder {

    static final String UNKNOWN = "?";
    private static final String OTHER_APPS = "*";

    /** In the place of a product: the portal's sales are not told apart. */
    private static final String SOLD_AS_A_WHOLE = "*";

    private final ReadFacts facts;
    private final Programme programme;

    private final Place place;

    /** @param programme the programme whose facts were asked for */
    public SnapshotFolder(ReadFacts facts, Programme programme, Place place) {
        this.facts = facts;
        this.programme = programme;
        this.place = place;
    }

    /** Where the files come to stand. */
    @FunctionalInterface
    public interface Place {

        /**
         * A new file, written in UTF-8, which is closed when it is whole.
         *
         * @throws IOException when it cannot be written
         */
        Writer file(String name) throws IOException;
    }

    /** A writer of one file. */
    @FunctionalInterface
    private interface Rows {
        void writeTo(CsvWriter csv) throws IOException;
    }

    /** @throws IOException when a file cannot be written; what was written before is left there */
    public void write() throws IOException {
        file("partner.csv", this::partner);
        file("portals.csv", this::portals);
        file("users.csv", this::users);
        file("app_usage.csv", this::appUsage);
        if (certificationsCanBeWritten()) {
            file("certifications.csv", this::certifications);
        }
        if (anySalesGiven()) {
            file("sales.csv", this::sales);
        }
        if (anyHubsGiven()) {
            file("hubs.csv", this::hubs);
        }
        if (!facts.assumptions().isEmpty()) {
            file("assumptions.csv", this::assumptions);
        }
        if (!facts.rates().rates().isEmpty()) {
            file("rates.csv", this::rates);
        }
        file("provenance.csv", this::provenance);
    }

    /**
     * A file that is there says that there are no other certifications. Where that is not known, it would turn "unknown"
     * into "no", unless one of those that are known settles the question.
     */
    private boolean certificationsCanBeWritten() {
        Certifications certifications = facts.snapshot().certifications();
        return certifications.complete()
                || certifications.list().stream()
                        .anyMatch(held -> held.isOf(programme.certification())
                                && held.isValidOn(facts.snapshot().day()));
    }

    private void file(String name, Rows rows) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(place.file(name))) {
            rows.writeTo(csv);
        }
    }

    private boolean anySalesGiven() {
        for (Portal portal : facts.snapshot().portals()) {
            if (portal.pointFacts().sales() instanceof ProductSales.Given) {
                return true;
            }
        }
        return false;
    }

    private boolean anyHubsGiven() {
        for (Portal portal : facts.snapshot().portals()) {
            if (!portal.relationship().hubs().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Those that there is something to write in. The portals are gone through once for all of them. */
    private List<FurtherColumn> furtherColumns() {
        Set<FurtherColumn> known = new HashSet<>();
        for (Portal portal : facts.snapshot().portals()) {
            for (FurtherColumn column : FurtherColumn.ALL) {
                if (!known.contains(column) && column.isKnownOf(portal)) {
                    known.add(column);
                }
            }
        }
        return FurtherColumn.ALL.stream().filter(known::contains).toList();
    }

    private void partner(CsvWriter csv) {
        Partner partner = facts.snapshot().partner();
        PartnerFacts known = facts.snapshot().partnerFacts();
        List<String> header = new ArrayList<>(List.of("name", "email_domains", "time_zone"));
        List<String> row = new ArrayList<>(List.of(
                partner.name(),
                String.join(";", partner.emailDomains()),
                partner.timeZone().getId()));
        known.market().ifPresent(market -> {
            header.add("market");
            row.add(market.name().toLowerCase(Locale.ROOT));
        });
        known.invited().ifPresent(invited -> {
            header.add("invited");
            row.add(invited ? "yes" : "no");
        });
        known.retention().ifPresent(retention -> {
            header.add("retention");
            row.add(retention.toPlainString());
        });
        known.credited().ifPresent(credited -> {
            header.addAll(List.of("credited_tier", "credited_since"));
            row.addAll(List.of(
                    credited.tier(), credited.since().map(LocalDate::toString).orElse("")));
        });
        csv.writeRecord(header);
        csv.writeRecord(row);
    }

    private void portals(CsvWriter csv) {
        List<FurtherColumn> further = furtherColumns();
        List<String> header = new ArrayList<>(List.of(
                "portal_id",
                "name",
                "subscription",
                "mrr",
                "currency",
                "sold_on",
                "customer_since",
                "cancelled_on",
                "managed"));
        further.forEach(column -> header.add(column.name()));
        csv.writeRecord(header);
        for (Portal portal : facts.snapshot().portals()) {
            List<String> row = new ArrayList<>(List.of(
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
                    portal.managedFlag().map(managed -> managed ? "yes" : "no").orElse(UNKNOWN)));
            further.forEach(column -> row.add(column.cell(portal)));
            csv.writeRecord(row);
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

    private void sales(CsvWriter csv) {
        csv.writeRecord("portal_id", "product", "kind", "mrr", "currency", "sold_on");
        for (Portal portal : facts.snapshot().portals()) {
            if (portal.pointFacts().sales() instanceof ProductSales.Given sales) {
                for (ProductSale sale : sales.list()) {
                    csv.writeRecord(
                            portal.id(),
                            sale.product(),
                            sale.kind()
                                    .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                    .orElse(UNKNOWN),
                            sale.mrr().map(mrr -> mrr.amount().toPlainString()).orElse(UNKNOWN),
                            sale.mrr().map(Money::currency).orElse(""),
                            sale.soldOn().map(LocalDate::toString).orElse(UNKNOWN));
                }
                if (!sales.complete()) {
                    csv.writeRecord(portal.id(), UNKNOWN, "", "", "", "");
                }
            } else {
                // without a row it would have no sales
                csv.writeRecord(portal.id(), SOLD_AS_A_WHOLE, "", "", "", "");
            }
        }
    }

    private void hubs(CsvWriter csv) {
        csv.writeRecord("portal_id", "hub", "mrr", "currency", "renews_on");
        for (Portal portal : facts.snapshot().portals()) {
            for (HubSubscription hub : portal.relationship().hubs()) {
                csv.writeRecord(
                        portal.id(),
                        hub.hub(),
                        hub.mrr().map(mrr -> mrr.amount().toPlainString()).orElse(UNKNOWN),
                        hub.mrr().map(Money::currency).orElse(""),
                        hub.renewsOn().map(LocalDate::toString).orElse(UNKNOWN));
            }
        }
    }

    private void assumptions(CsvWriter csv) {
        csv.writeRecord("assumption", "value");
        facts.assumptions().forEach((id, value) -> csv.writeRecord(id, value));
    }

    private void rates(CsvWriter csv) {
        csv.writeRecord("currency", "rate");
        new TreeMap<>(facts.rates().rates())
                .forEach((currency, rate) -> csv.writeRecord(currency, rate.toPlainString()));
    }

    private void provenance(CsvWriter csv) {
        csv.writeRecord("portal_id", "fact", "source", "fetched_at", "evidence");
        String readAt = facts.readAt().toString();
        for (Provenance fact : facts.partnerProvenance()) {
            csv.writeRecord(fact.portal(), fact.fact(), fact.source(), readAt, fact.evidence());
        }
        for (PortalRecord portal : facts.records()) {
            for (Provenance fact : portal.provenance()) {
                csv.writeRecord(fact.portal(), fact.fact(), fact.source(), readAt, fact.evidence());
            }
        }
    }
}
