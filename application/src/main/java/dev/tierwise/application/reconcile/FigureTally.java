package dev.tierwise.application.reconcile;

import dev.tierwise.application.reconcile.ReconciledPortal.Given;
import dev.tierwise.application.reconcile.ReconciledPortal.State;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.PointRange;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Portal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One figure of all portals. */
final class FigureTally {

    private final ComparedFigure figure;
    private final Terms terms;
    private final List<ReconciledPortal> portals = new ArrayList<>();
    private BigDecimal reported = BigDecimal.ZERO;
    private PointRange byRules = PointRange.ZERO;
    private int notReported;
    private PointRange notReportedByRules = PointRange.ZERO;

    FigureTally(ComparedFigure figure, Terms terms) {
        this.figure = figure;
        this.terms = terms;
    }

    void add(PortalAssessment portal) {
        PointRange given = figure.byRules(portal);
        figure.reported(portal.portal().reported())
                .ifPresentOrElse(amount -> add(portal, amount, given), () -> addNotReported(given));
    }

    private void addNotReported(PointRange given) {
        if (!given.equals(PointRange.ZERO)) {
            notReported++;
            notReportedByRules = notReportedByRules.plus(given);
        }
    }

    private void add(PortalAssessment portal, ComparedFigure.Reported amount, PointRange given) {
        Optional<BigDecimal> comparable = inProgrammesUnit(amount);
        if (comparable.isEmpty()) {
            portals.add(reconciled(
                    portal.portal(),
                    State.NOT_COMPARABLE,
                    comparable,
                    given,
                    List.of(new Given(
                            new Reason.NoExchangeRate(amount.currency().orElseThrow()), false))));
            return;
        }
        reported = reported.add(comparable.get());
        byRules = byRules.plus(given);
        State state = state(given, comparable.get());
        List<Given> reasons = state == State.AGREES
                ? List.of()
                : new Causes(figure, terms, portal, given, comparable.get(), state).find();
        portals.add(reconciled(portal.portal(), state, comparable, given, reasons));
    }

    private Optional<BigDecimal> inProgrammesUnit(ComparedFigure.Reported amount) {
        if (amount.currency().isEmpty()) {
            return Optional.of(amount.amount());
        }
        Money money = new Money(amount.amount(), amount.currency().get());
        return terms.rates().knows(money.currency()) ? Optional.of(terms.rates().convert(money)) : Optional.empty();
    }

    private static State state(PointRange given, BigDecimal reported) {
        if (Agreement.isCertain(given, reported)) {
            return State.AGREES;
        }
        return Agreement.isPossible(given, reported) ? State.OPEN : State.DIFFERS;
    }

    private ReconciledPortal reconciled(
            Portal portal, State state, Optional<BigDecimal> amount, PointRange given, List<Given> reasons) {
        Interval interval = interval(given);
        return new ReconciledPortal(
                portal.id(),
                portal.name(),
                state,
                amount,
                interval,
                state == State.AGREES
                        ? Optional.of(new Difference(BigDecimal.ZERO, Optional.of(BigDecimal.ZERO)))
                        : amount.map(value -> difference(interval, value)),
                portal.reported().updatedOn(),
                reasons);
    }

    ReconciledFigure result() {
        Interval sum = interval(byRules);
        return new ReconciledFigure(
                figure.metric(),
                reported,
                sum,
                Agreement.isCertain(byRules, reported)
                        ? new Difference(BigDecimal.ZERO, Optional.of(BigDecimal.ZERO))
                        : difference(sum, reported),
                new ReconciledFigure.NotReported(notReported, interval(notReportedByRules)),
                portals.stream().sorted(ReconciledPortal.BY_EFFECT).toList());
    }

    private Interval interval(PointRange range) {
        Interval inDecimals = range.inDecimals();
        return figure.isMoney()
                ? new Interval(inDecimals.low().setScale(2), inDecimals.high().map(high -> high.setScale(2)))
                : inDecimals;
    }

    private static Difference difference(Interval byRules, BigDecimal reported) {
        return new Difference(byRules.low().subtract(reported), byRules.high().map(high -> high.subtract(reported)));
    }
}
