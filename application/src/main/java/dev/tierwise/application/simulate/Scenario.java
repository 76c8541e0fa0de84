package dev.tierwise.application.simulate;

import dev.tierwise.application.suggest.PortalNames;
import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.portfolio.PointFacts;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUsers;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.ProductSales;
import dev.tierwise.domain.portfolio.ReportedFigures;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.AppSet;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Facts with changes: what will be known on each day if they happen. */
public final class Scenario {

    /** One change of one portal, from a day on. */
    private record Step(LocalDate from, UnaryOperator<Portal> change) {}

    private final Snapshot facts;
    private final Programme programme;
    private final ExchangeRates rates;
    private final List<Portal> sold = new ArrayList<>();
    private final List<Certification> awarded = new ArrayList<>();
    private final Map<String, List<Step>> steps = new HashMap<>();
    private final PortalNames names = new PortalNames();

    /** @throws ChangeRefusedException when a change cannot be made to these facts */
    public Scenario(Snapshot facts, List<Change> changes, Programme programme, ExchangeRates rates) {
        this.facts = facts;
        this.programme = programme;
        this.rates = rates;
        facts.portals().forEach(portal -> names.add(portal.id(), portal.name()));
        changes.forEach(change -> {
            if (change instanceof Change.Sell sell) {
                sell(sell);
            }
        });
        changes.forEach(this::take);
    }

    /** The facts as they will be on a day if nothing else happens. */
    public Snapshot on(LocalDate day) {
        PartnerFacts partner = facts.partnerFacts();
        Certifications certifications = new Certifications(
                Stream.concat(partner.certifications().list().stream(), awarded.stream())
                        .toList(),
                partner.certifications().complete());
        return new Snapshot(day, facts.partner(), partner.with(certifications), () -> portals(day));
    }

    private Iterator<Portal> portals(LocalDate day) {
        return Stream.concat(StreamSupport.stream(facts.portals().spliterator(), false), sold.stream())
                .map(portal -> on(day, portal))
                .iterator();
    }

    private Portal on(LocalDate day, Portal portal) {
        Portal changed = portal;
        for (Step step : steps.getOrDefault(portal.id(), List.of())) {
            if (!step.from().isAfter(day)) {
                changed = step.change().apply(changed);
            }
        }
        return changed;
    }

    private void sell(Change.Sell sell) {
        String name = sell.name().strip();
        if (name.isEmpty()) {
            throw new ChangeRefusedException(Text.of(Scenario.class, "sale.without.customer"));
        }
        if (!names.meant(name).isEmpty()) {
            throw new ChangeRefusedException(Text.of(Scenario.class, "sale.to.portal", name));
        }
        LocalDate on = sell.on().orElse(facts.day());
        AppSet none = AppSet.of(programme.apps(), 0);
        sold.add(new Portal(
                name,
                Optional.of(name),
                Optional.empty(),
                Optional.of(checked(sell.mrr())),
                Sale.on(on),
                Optional.of(on),
                Cancellation.NONE,
                Optional.empty(),
                new PortalUsers(false, false, true),
                new AppUsage(none, none),
                pointFacts(sell, name, on),
                ReportedFigures.NONE));
        names.add(name, Optional.of(name));
    }

    private static PointFacts pointFacts(Change.Sell sell, String name, LocalDate on) {
        if (sell.kind().isEmpty()) {
            return new PointFacts(sell.market(), OptionalInt.empty(), ProductSales.NOT_GIVEN);
        }
        return new PointFacts(
                sell.market(),
                OptionalInt.of(1),
                ProductSales.of(List.of(new ProductSale(name, sell.kind(), Optional.of(sell.mrr()), Optional.of(on)))));
    }

    private void take(Change change) {
        if (change instanceof Change.Manage manage) {
            step(manage.portal(), manage.from(), Scenario::managed);
        } else if (change instanceof Change.Unmanage unmanage) {
            step(unmanage.portal(), unmanage.from(), portal -> portal.withUsers(new PortalUsers(false, false, true)));
        } else if (change instanceof Change.NewMrr mrr) {
            Optional<Money> other = Optional.of(checked(mrr.mrr()));
            step(mrr.portal(), mrr.from(), portal -> portal.withMrr(other));
        } else if (change instanceof Change.InMarket in) {
            step(in.portal(), in.from(), portal -> portal.withPointFacts(inMarket(portal.pointFacts(), in.market())));
        } else if (change instanceof Change.Use use) {
            AppSet apps = apps(use.apps());
            step(
                    use.portal(),
                    use.from(),
                    portal -> portal.withAppUsage(portal.appUsage().withUsed(apps)));
        } else if (change instanceof Change.Cancel cancel) {
            Cancellation other = Cancellation.on(cancel.on().orElse(facts.day()));
            step(cancel.portal(), Optional.of(LocalDate.MIN), portal -> portal.withCancellation(other));
        } else if (change instanceof Change.Certify certify) {
            awarded.add(certification(certify));
        }
    }

    private static PointFacts inMarket(PointFacts facts, Market market) {
        return new PointFacts(Optional.of(market), facts.managingPartners(), facts.sales());
    }

    private static Portal managed(Portal portal) {
        PortalUsers users = portal.users();
        return portal.withUsers(new PortalUsers(true, users.otherEmployee(), users.complete()));
    }

    private void step(String portal, Optional<LocalDate> from, UnaryOperator<Portal> change) {
        steps.computeIfAbsent(id(portal), id -> new ArrayList<>()).add(new Step(from.orElse(facts.day()), change));
    }

    private String id(String written) {
        List<String> meant = names.meant(written);
        if (meant.size() > 1) {
            throw new ChangeRefusedException(
                    Text.of(Scenario.class, "ambiguous.portal", written, String.join(", ", meant)));
        }
        return meant.stream().findFirst().orElseThrow(() -> unknown(written));
    }

    private ChangeRefusedException unknown(String portal) {
        return new ChangeRefusedException(Text.of(
                Scenario.class,
                "unknown.portal",
                portal,
                Suggestion.or(names.nearest(portal), Text.of(Scenario.class, "unknown.portal.advice"))));
    }

    private AppSet apps(List<String> names) {
        AppSet apps = AppSet.of(programme.apps(), 0);
        for (String name : names) {
            App app = programme.apps().apps().stream()
                    .filter(known -> known.answersTo(name))
                    .findFirst()
                    .orElseThrow(() -> new ChangeRefusedException(Text.of(
                            Scenario.class,
                            "unknown.app",
                            programme.id(),
                            name,
                            Suggestion.or(
                                    name,
                                    programme.apps().apps().stream()
                                            .map(App::id)
                                            .toList(),
                                    Text.of(Scenario.class, "unknown.app.advice", programme.id())))));
            apps = apps.with(AppSet.of(
                    programme.apps(), 1L << programme.apps().position(app.id()).orElseThrow()));
        }
        return apps;
    }

    private Money checked(Money mrr) {
        boolean fixed = programme
                .pointRules()
                .filter(rules -> rules.hasFixedAmountSinceEver(mrr.currency()))
                .isPresent();
        if (!fixed && !rates.knows(mrr.currency())) {
            throw new ChangeRefusedException(Text.of(Scenario.class, "no.rate", mrr.currency(), programme.currency()));
        }
        return mrr;
    }

    /** A person of its own: nobody else holds it already. */
    private Certification certification(Change.Certify certify) {
        if (certify.until().filter(last -> last.isBefore(certify.from())).isPresent()) {
            throw new ChangeRefusedException(Text.of(
                    Scenario.class,
                    "certification.ends.before",
                    Text.day(certify.from()),
                    Text.day(certify.until().orElseThrow())));
        }
        return new Certification(
                programme.certification(),
                Optional.of("simulated holder " + (awarded.size() + 1)),
                certify.from(),
                certify.until());
    }
}
