package dev.tierwise.application.advise;

import dev.tierwise.application.advise.Lasting.Loss;
import dev.tierwise.application.advise.Lasting.Renewal;
import dev.tierwise.application.credit.Outlook;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.forecast.Forecast;
import dev.tierwise.application.forecast.ForecastAnswer;
import dev.tierwise.application.forecast.ForecastEvent;
import dev.tierwise.application.forecast.ForecastMonth;
import dev.tierwise.application.forecast.Published;
import dev.tierwise.application.keeping.Crediting;
import dev.tierwise.application.ledger.MetTier;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.application.simulate.Change;
import dev.tierwise.application.simulate.Scenario;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.tier.Evaluation;
import dev.tierwise.domain.tier.TierResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Works out how long a tier lasts that a plan reaches, and plans what has to be renewed, update by update. */
final class Renewing {

    private static final int MONTHS = 12;
    private static final Set<ForecastEvent.Kind> ENDINGS = Set.of(
            ForecastEvent.Kind.SOLD_EXPIRES, ForecastEvent.Kind.CANCELLED, ForecastEvent.Kind.CERTIFICATION_EXPIRES);

    private final EvaluationAnswer today;
    private final Programme programme;
    private final Published published;
    private final LocalDate tierDay;
    private final Tier tier;
    private final List<Change> changes;
    private Scenario scenario;
    private Outlook outlook;

    /**
     * @param published what HubSpot has published by today
     * @param tierDay   the day on which the tier is credited
     * @param plan      what is done for that
     */
    Renewing(EvaluationAnswer today, Published published, LocalDate tierDay, Tier tier, List<Change> plan) {
        this.today = today;
        this.programme = today.programme();
        this.published = published;
        this.tierDay = tierDay;
        this.tier = tier;
        this.changes = new ArrayList<>(plan);
        this.scenario = scenario();
        this.outlook = outlook();
    }

    Lasting lasting() {
        ForecastAnswer planned = Forecast.of(asChanged(), months(), scenario::on, published);
        List<ForecastMonth> later = planned.months().stream()
                .filter(month -> month.day().isAfter(tierDay))
                .toList();
        Optional<Loss> loss =
                later.stream().filter(this::isLost).map(this::loss).findFirst();
        List<ForecastEvent> endings = later.stream()
                .filter(month ->
                        loss.isPresent() && !month.day().isAfter(loss.get().tierDay()))
                .flatMap(month -> month.events().stream())
                .filter(event -> ENDINGS.contains(event.kind()))
                .toList();
        List<LocalDate> updates = later.stream().map(ForecastMonth::day).toList();
        List<Renewal> renewals = loss.isPresent() ? renewals(updates) : List.of();
        Optional<LocalDate> open = loss.isPresent() ? firstLost(updates) : Optional.empty();
        return new Lasting(planned.through(), loss, endings, renewals, open);
    }

    /** How many mid-month days there are through the twelfth after the one on which the tier is credited. */
    private int months() {
        return MONTHS
                + (int) Schedule.of(programme)
                        .everyMonth()
                        .events(today.snapshot().day(), tierDay)
                        .stream()
                        .filter(event -> event.kind() == ScheduledEvent.Kind.TIER)
                        .count();
    }

    /** Whether the tier is not certain on an update. */
    private boolean isLost(ForecastMonth month) {
        return isLost(month.day(), holds(month.tier().atLeast()), standing(month.evaluation()));
    }

    private Loss loss(ForecastMonth month) {
        Optional<TierResult> standing = standing(month.evaluation());
        boolean certain = isKept(month.day())
                ? !holds(month.tier().atMost())
                : standing.filter(result -> result.state() != State.UNMET).isEmpty();
        return new Loss(month.day(), certain, standing.orElse(new TierResult(tier, List.of())));
    }

    /** A tier that is kept is lost when it is credited no more, any other as soon as its criteria are not met. */
    private boolean isLost(LocalDate update, boolean credited, Optional<TierResult> standing) {
        return isKept(update)
                ? !credited
                : standing.filter(result -> result.state() == State.MET).isEmpty();
    }

    private boolean isKept(LocalDate update) {
        return programme.on(update).updateDays().downgrades().isPresent();
    }

    /** Whether a credited tier is the tier or a higher one. */
    private boolean holds(Optional<String> credited) {
        List<String> ids = programme.tiersOfLine().stream().map(Tier::id).toList();
        return credited.filter(id -> ids.indexOf(id) >= ids.indexOf(tier.id())).isPresent();
    }

    /** Plans for one update after the other; what is done for one holds for those after it. */
    private List<Renewal> renewals(List<LocalDate> updates) {
        List<Renewal> renewals = new ArrayList<>();
        Crediting crediting = onTierDay();
        for (LocalDate update : updates) {
            PublishedStandings standings = new PublishedStandings();
            Evaluation evaluation = on(update, standings::add);
            Crediting then = crediting.next(MetTier.of(update, programme.on(update), evaluation));
            Optional<TierResult> standing = standing(evaluation);
            if (isLost(update, then.isCertain(tier), standing)) {
                if (standing.isEmpty()
                        || !(new Planning(asChanged(), update, standings, standing.get()).renewal()
                                instanceof Advice.Steps plan)
                        || !plan.remaining().isEmpty()) {
                    break;
                }
                renewals.add(new Renewal(update, plan));
                changes.addAll(plan.changes());
                scenario = scenario();
                outlook = outlook();
                then = crediting.next(MetTier.of(update, programme.on(update), on(update, portal -> {})));
            }
            crediting = then;
        }
        return renewals;
    }

    private Optional<LocalDate> firstLost(List<LocalDate> updates) {
        Crediting crediting = onTierDay();
        for (LocalDate update : updates) {
            Evaluation evaluation = on(update, portal -> {});
            crediting = crediting.next(MetTier.of(update, programme.on(update), evaluation));
            if (isLost(update, crediting.isCertain(tier), standing(evaluation))) {
                return Optional.of(update);
            }
        }
        return Optional.empty();
    }

    /** What is credited on the day on which the tier is to be. */
    private Crediting onTierDay() {
        return published.crediting().through(tierDay, update -> on(update, portal -> {}));
    }

    private Evaluation on(LocalDate update, Consumer<PortalStanding> standings) {
        return outlook.on(update, standings);
    }

    /** How the tier stands; empty where the programme that is in force then does not have it any more. */
    private Optional<TierResult> standing(Evaluation evaluation) {
        return evaluation.tiers().stream()
                .filter(result -> result.tier().id().equals(tier.id()))
                .findFirst();
    }

    private Outlook outlook() {
        return new Outlook(today.snapshot().day(), scenario::on, published.report(), programme, today.rates());
    }

    private Scenario scenario() {
        return new Scenario(today.snapshot(), changes, programme, today.rates());
    }

    private EvaluationAnswer asChanged() {
        return today.with(scenario.on(today.snapshot().day()));
    }
}
