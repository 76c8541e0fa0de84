package dev.tierwise.benchmark;

import java.util.Arrays;
import java.util.Map;

/** What samples come to. */
final class Numbers {

    private Numbers() {}

    /**
     * The value in the middle; of an even number the mean of the middle two.
     *
     * @throws IllegalArgumentException if there is no value
     */
    static double median(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("there is no value");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The power of the size that time grows with: the slope of the line through the logarithms, by least squares. 1 is proportional
     * growth.
     *
     * @param secondsBySize at least two sizes
     */
    static double growthExponent(Map<Integer, Double> secondsBySize) {
        double[] x = secondsBySize.keySet().stream().mapToDouble(Math::log).toArray();
        double[] y = secondsBySize.values().stream().mapToDouble(Math::log).toArray();
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            products += (x[i] - meanX) * (y[i] - meanY);
            squares += (x[i] - meanX) * (x[i] - meanX);
        }
        return products / squares;
    }
}
