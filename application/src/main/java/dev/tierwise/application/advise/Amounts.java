package dev.tierwise.application.advise;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Amounts of several figures at once, such as managed points and points in total.
 *
 * @param parts how much of each figure, in parts so small that all amounts are whole; not negative
 */
record Amounts(List<BigInteger> parts) implements Comparable<Amounts> {

    Amounts {
        parts = List.copyOf(parts);
    }

    /** Nothing of so many figures. */
    static Amounts none(int figures) {
        return new Amounts(Collections.nCopies(figures, BigInteger.ZERO));
    }

    Amounts plus(Amounts other) {
        return with(other, BigInteger::add);
    }

    /** What is left; nothing of a figure of which the other has more. */
    Amounts without(Amounts other) {
        return with(other, (mine, taken) -> mine.subtract(taken).max(BigInteger.ZERO));
    }

    Amounts min(Amounts other) {
        return with(other, BigInteger::min);
    }

    private Amounts with(Amounts other, BinaryOperator<BigInteger> operation) {
        if (parts.size() == 1) {
            return new Amounts(List.of(operation.apply(parts.get(0), other.parts.get(0))));
        }
        List<BigInteger> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            all.add(operation.apply(parts.get(i), other.parts.get(i)));
        }
        return new Amounts(all);
    }

    /** Only some of the figures. */
    Amounts only(List<Integer> figures) {
        return new Amounts(figures.stream().map(parts::get).toList());
    }

    /** Whether there is as much of every figure, or more. */
    boolean covers(Amounts other) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).compareTo(other.parts.get(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** What part this is of other amounts, about, for all figures together; of no figure more than the whole counts. */
    double shareOf(Amounts other) {
        double share = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (other.parts.get(i).signum() > 0) {
                share += parts.get(i).min(other.parts.get(i)).doubleValue()
                        / other.parts.get(i).doubleValue();
            }
        }
        return share;
    }

    /** By the first figure, then by the next. */
    @Override
    public int compareTo(Amounts other) {
        for (int i = 0; i < parts.size(); i++) {
            int order = parts.get(i).compareTo(other.parts.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
