package dev.tierwise.answers.document;

import dev.tierwise.domain.metric.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How JSON and CSV write values: the same on every machine, in every language. */
public final class MachineForm {

    /** Written for each of a million portals. */
    private static final Map<Enum<?>, String> CODES = new ConcurrentHashMap<>();

    private MachineForm() {}

    /** An amount with two decimals. Rounded up where a programme asks for fractions of a cent: never too little. */
    public static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.UP).toPlainString();
    }

    /** A number in a unit; others than money without trailing zeros. */
    public static String number(Unit unit, BigDecimal value) {
        return unit == Unit.MONEY ? money(value) : value.stripTrailingZeros().toPlainString();
    }

    /** The same for a bound that may not be there. */
    public static @Nullable String bound(Unit unit, Optional<BigDecimal> value) {
        return value.map(known -> number(unit, known)).orElse(null);
    }

    /** The unit of a figure. */
    public static String unit(Unit unit, String currency) {
        return unit == Unit.MONEY ? currency : unit.name().toLowerCase(Locale.ROOT);
    }

    /** A constant as a code: lower-case words joined by hyphens. */
    public static String code(Enum<?> constant) {
        return CODES.computeIfAbsent(
                constant, any -> any.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The codes of all constants, in their order. */
    public static List<String> codes(Class<? extends Enum<?>> constants) {
        return Arrays.stream(constants.getEnumConstants())
                .map(MachineForm::code)
                .toList();
    }

    /** The constant of a code; empty if there is none. */
    public static <E extends Enum<E>> Optional<E> constant(Class<E> constants, String code) {
        return Arrays.stream(constants.getEnumConstants())
                .filter(constant -> code(constant).equals(code))
                .findFirst();
    }
}
