package dev.tierwise.benchmark;

import java.util.Locale;

/**
 * An amount in a unit.
 *
 * @param amount     in seconds, bytes, or of a kind without a unit
 * @param unit       what it is written in
 */
record Figure(double amount, Unit unit) {

    enum Unit {
        SECONDS,
        BYTES,
        PLAIN
    }

    static Figure seconds(double seconds) {
        return new Figure(seconds, Unit.SECONDS);
    }

    static Figure bytes(double bytes) {
        return new Figure(bytes, Unit.BYTES);
    }

    static Figure plain(double number) {
        return new Figure(number, Unit.PLAIN);
    }

    @Override
    public String toString() {
        return switch (unit) {
            case BYTES -> String.format(Locale.ROOT, "%.0f MB", amount / 1e6);
            case PLAIN -> String.format(Locale.ROOT, "%.2f", amount);
            case SECONDS -> {
                double size = Math.abs(amount);
                if (size < 1e-6) {
                    yield String.format(Locale.ROOT, "%.0f ns", amount * 1e9);
                }
                if (size < 1e-3) {
                    yield String.format(Locale.ROOT, "%.1f µs", amount * 1e6);
                }
                yield size < 1
                        ? String.format(Locale.ROOT, "%.1f ms", amount * 1e3)
                        : String.format(Locale.ROOT, "%.2f s", amount);
            }
        };
    }
}
