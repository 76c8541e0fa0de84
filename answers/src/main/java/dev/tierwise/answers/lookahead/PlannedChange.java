package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.PortalLabel;
import dev.tierwise.application.simulate.Change;
import dev.tierwise.application.simulate.ChangeKind;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that is supposed to happen.
 *
 * @param change   what, as people write it: {@code sell}, {@code manage}, {@code unmanage}, {@code cancel}, {@code mrr},
 *                 {@code market}, {@code use}, {@code certify}
 * @param text     the rest, as people write it
 * @param customer the name of a new customer
 * @param newCustomer the number of the supposed customer that {@code text} begins with, which pages call in their language
 *                 by a name that no portal has; left out if it begins with no such customer
 * @param portal   the portal that is meant
 * @param mrr      the MRR of a new customer, or the new one of a portal
 * @param currency its currency
 * @param apps     the apps that the portal uses from then on
 * @param from     from which day on; left out for the day that is asked about
 * @param until    the last day of a certification; left out if it does not expire
 * @param kind     what the partner has to do with a sale, as a code; left out where it is left open
 * @param market   the market of a new customer or a portal, as a code; left out where it is left open
 */
public record PlannedChange(
        String change,
        String text,
        @LeftOutIfNull @Nullable String customer,
        @LeftOutIfNull @Nullable Integer newCustomer,
        @LeftOutIfNull @Nullable PortalLabel portal,
        @LeftOutIfNull @Nullable BigDecimal mrr,
        @LeftOutIfNull @Nullable String currency,
        @LeftOutIfNull @Nullable List<String> apps,
        @LeftOutIfNull @Nullable LocalDate from,
        @LeftOutIfNull @Nullable LocalDate until,
        @LeftOutIfNull @Nullable String kind,
        @LeftOutIfNull @Nullable String market) {

    /** The name or id that the text begins with, where it is about a customer or a portal. */
    String subject() {
        return customer != null ? customer : portal == null ? "" : portal.id();
    }

    /** @param supposed the numbers of customers that are only supposed, by their names */
    static List<PlannedChange> all(
            List<Change> changes, Snapshot facts, String currency, Map<String, Integer> supposed) {
        return changes.stream()
                .map(change -> of(change, facts, currency, supposed))
                .toList();
    }

    private static PlannedChange of(Change change, Snapshot facts, String programmes, Map<String, Integer> supposed) {
        ChangeKind.Written written = ChangeKind.written(change, programmes);
        @Nullable String customer = null;
        @Nullable String portal = null;
        @Nullable Money mrr = null;
        @Nullable List<String> apps = null;
        Optional<LocalDate> from = Optional.empty();
        Optional<LocalDate> until = Optional.empty();
        Optional<DealKind> kind = Optional.empty();
        Optional<Market> market = Optional.empty();
        if (change instanceof Change.Sell sell) {
            customer = sell.name();
            mrr = sell.mrr();
            from = sell.on();
            kind = sell.kind();
            market = sell.market();
        } else if (change instanceof Change.Manage manage) {
            portal = manage.portal();
            from = manage.from();
        } else if (change instanceof Change.Unmanage unmanage) {
            portal = unmanage.portal();
            from = unmanage.from();
        } else if (change instanceof Change.Cancel cancel) {
            portal = cancel.portal();
            from = cancel.on();
        } else if (change instanceof Change.NewMrr changed) {
            portal = changed.portal();
            mrr = changed.mrr();
            from = changed.from();
        } else if (change instanceof Change.InMarket in) {
            portal = in.portal();
            market = Optional.of(in.market());
            from = in.from();
        } else if (change instanceof Change.Use use) {
            portal = use.portal();
            apps = use.apps();
            from = use.from();
        } else if (change instanceof Change.Certify certify) {
            from = Optional.of(certify.from());
            until = certify.until();
        }
        return new PlannedChange(
                written.kind().word(),
                written.text(),
                customer,
                customer == null && portal == null ? null : supposed.get(customer == null ? portal : customer),
                portal == null ? null : label(portal, facts),
                mrr == null ? null : mrr.amount(),
                mrr == null ? null : mrr.currency(),
                apps,
                from.orElse(null),
                until.orElse(null),
                kind.map(MachineForm::code).orElse(null),
                market.map(MachineForm::code).orElse(null));
    }

    /** The portal that has this id or else this name, as HubSpot knows it and as people do. */
    private static PortalLabel label(String written, Snapshot facts) {
        PortalLabel named = new PortalLabel(written, null);
        for (Portal portal : facts.portals()) {
            if (portal.id().equals(written)) {
                return new PortalLabel(written, portal.name().orElse(null));
            }
            if (portal.name().filter(written::equalsIgnoreCase).isPresent()) {
                named = new PortalLabel(portal.id(), portal.name().orElse(null));
            }
        }
        return named;
    }
}
