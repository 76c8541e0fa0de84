package dev.tierwise.application.advise;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How much of a figure portals add at most, those from a position of a list on. */
sealed interface Bound {

    /** So many portals from a position on add no more than that. */
    BigInteger from(int position, int number);

    /** @param sorted whether those that add most come first */
    static Bound of(List<BigInteger> adds, boolean sorted) {
        return sorted ? new OfSorted(LeastEffort.sums(adds)) : OfLargest.of(adds);
    }

    /**
     * Where those that add most come first, it is those at the position.
     *
     * @param sums what the first so many add
     */
    record OfSorted(List<BigInteger> sums) implements Bound {

        @Override
        public BigInteger from(int position, int number) {
            int end = Math.min(sums.size() - 1, position + number);
            return end <= position ? BigInteger.ZERO : sums.get(end).subtract(sums.get(position));
        }
    }

    /**
     * Else the largest from the position on.
     *
     * @param sums   for each position what the largest so many from there on add, for some of them
     * @param totals for each position what all from there on add
     */
    record OfLargest(List<List<BigInteger>> sums, List<BigInteger> totals) implements Bound {

        /** That many are told apart; of further ones none adds more than the last of these. */
        private static final int TOLD_APART = 40;

        static OfLargest of(List<BigInteger> adds) {
            List<List<BigInteger>> sums = new ArrayList<>();
            List<BigInteger> totals = new ArrayList<>(List.of(BigInteger.ZERO));
            List<BigInteger> largest = new ArrayList<>();
            sums.add(LeastEffort.sums(largest));
            for (int i = adds.size() - 1; i >= 0; i--) {
                totals.add(totals.get(totals.size() - 1).add(adds.get(i)));
                int place = 0;
                while (place < largest.size() && largest.get(place).compareTo(adds.get(i)) > 0) {
                    place++;
                }
                largest.add(place, adds.get(i));
                if (largest.size() > TOLD_APART) {
                    largest.remove(TOLD_APART);
                }
                sums.add(LeastEffort.sums(largest));
            }
            Collections.reverse(sums);
            Collections.reverse(totals);
            return new OfLargest(sums, totals);
        }

        @Override
        public BigInteger from(int position, int number) {
            List<BigInteger> there = sums.get(Math.min(position, sums.size() - 1));
            int last = there.size() - 1;
            if (number <= last || last < TOLD_APART) {
                return there.get(Math.min(number, last));
            }
            BigInteger smallest = there.get(last).subtract(there.get(last - 1));
            return there.get(last)
                    .add(smallest.multiply(BigInteger.valueOf(number - last)))
                    .min(totals.get(Math.min(position, totals.size() - 1)));
        }
    }
}
