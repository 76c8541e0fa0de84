package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.PortalLabel;
import dev.tierwise.answers.document.Range;
import dev.tierwise.application.advise.Step;
import dev.tierwise.domain.metric.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step of a plan. */
public sealed interface PlannedStep {

    /**
     * A sale to a new customer.
     *
     * @param step   {@code sell}
     * @param mrr    its MRR, in the programme's currency
     * @param by     the last day for it
     * @param manage whether the portal has to be managed as well
     * @param apps   the ids of the apps that it has to use
     * @param kind   what the partner has to do with it, as a code; left out where only MRR matters
     * @param points how many points it adds to the total at least; left out where the tier asks for none
     */
    record Sell(
            String step,
            BigDecimal mrr,
            LocalDate by,
            boolean manage,
            List<String> apps,
            @LeftOutIfNull @Nullable String kind,
            @LeftOutIfNull @Nullable BigDecimal points)
            implements PlannedStep {}

    /**
     * Work on a portal.
     *
     * @param step   {@code care}
     * @param portal which
     * @param manage why it does not count as managed, if it has to; null if it need not
     * @param apps   the ids of the apps that it has to use
     * @param points how many points managing it adds to the total at least; left out where the tier asks for none, and where
     *               it need not be managed
     */
    record Care(
            String step,
            PortalLabel portal,
            @Nullable String manage,
            List<String> apps,
            @LeftOutIfNull @Nullable BigDecimal points)
            implements PlannedStep {}

    /**
     * The certification.
     *
     * @param step         {@code certify}
     * @param by           the last day for it
     * @param validThrough until when the one that there is lasts; null if there is none
     */
    record Certify(String step, LocalDate by, @Nullable LocalDate validThrough) implements PlannedStep {}

    private static @Nullable BigDecimal points(Optional<BigDecimal> points) {
        return points.map(known -> Range.number(Unit.POINTS, known)).orElse(null);
    }

    static List<PlannedStep> all(List<Step> steps) {
        return steps.stream().map(PlannedStep::of).toList();
    }

    private static PlannedStep of(Step step) {
        if (step instanceof Step.Sell sell) {
            return new Sell(
                    "sell",
                    Range.number(Unit.MONEY, sell.mrr()),
                    sell.by(),
                    sell.manage(),
                    sell.apps(),
                    sell.kind().map(MachineForm::code).orElse(null),
                    points(sell.points()));
        }
        if (step instanceof Step.Care care) {
            return new Care(
                    "care",
                    PortalLabel.of(care.portal()),
                    care.manage().map(MachineForm::code).orElse(null),
                    care.apps(),
                    points(care.points()));
        }
        Step.Certify certify = (Step.Certify) step;
        return new Certify("certify", certify.by(), certify.validThrough().orElse(null));
    }
}
