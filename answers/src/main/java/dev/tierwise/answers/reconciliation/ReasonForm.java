package dev.tierwise.answers.reconciliation;

import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.application.reconcile.Reason;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A reason of a difference as programs read it.
 *
 * @param code   which one
 * @param values what belongs to it, by name, in the order in which it is written
 */
record ReasonForm(String code, Map<String, String> values) {

    static ReasonForm of(Reason reason) {
        if (reason instanceof Reason.Stale stale) {
            return of("stale", "since", stale.since().toString());
        }
        if (reason instanceof Reason.SplitBetween split) {
            return of("split-between", "partners", Integer.toString(split.partners()));
        }
        if (reason instanceof Reason.NotSplit whole) {
            return of("not-split", "partners", Integer.toString(whole.partners()));
        }
        if (reason instanceof Reason.ManagedFlag flag) {
            return of("managed-flag", "managed", Boolean.toString(flag.managed()));
        }
        if (reason instanceof Reason.OtherMarket other) {
            return of("other-market", "market", MachineForm.code(other.market()));
        }
        if (reason instanceof Reason.OtherKind other) {
            return of("other-kind", "kind", MachineForm.code(other.kind()));
        }
        if (reason instanceof Reason.OtherRate other) {
            return of(
                    "other-rate", "points", other.points().stripTrailingZeros().toPlainString());
        }
        if (reason instanceof Reason.OtherAmount other) {
            ReasonForm form = of("other-amount", "currency", other.currency());
            other.amount().ifPresent(amount -> form.values.put("amount", amount.toPlainString()));
            return form;
        }
        if (reason instanceof Reason.SaleMissing missing) {
            ReasonForm form = of("sale-missing", "product", missing.product());
            missing.soldOn().map(LocalDate::toString).ifPresent(day -> form.values.put("soldOn", day));
            return form;
        }
        if (reason instanceof Reason.Unknown unknown) {
            return of("unknown", "fact", MachineForm.code(unknown.fact()));
        }
        if (reason instanceof Reason.NoExchangeRate rate) {
            return of("no-exchange-rate", "currency", rate.currency());
        }
        return new ReasonForm("unexplained", new LinkedHashMap<>());
    }

    private static ReasonForm of(String code, String name, String value) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(name, value);
        return new ReasonForm(code, values);
    }

    /** In one field: the code and its values. */
    String inOneField() {
        return values.isEmpty() ? code : code + ":" + String.join("/", values.values());
    }
}
