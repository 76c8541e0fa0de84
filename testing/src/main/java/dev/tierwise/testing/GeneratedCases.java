package dev.tierwise.testing;

import java.util.Random;
import java.util.stream.LongStream;

/**
 * The seeds of generated cases. Two fifths of the cases of a run have fixed seeds (1, 2, 3, ...), so that every build repeats them; the
 * seeds of the others follow a random one, which is printed.
 *
 * <ul>
 *   <li>{@code -Dtierwise.seed=N} runs the one case N.
 *   <li>{@code -Dtierwise.cases=N} runs N cases instead of the usual number.
 *   <li>{@code -Dtierwise.cases.times=N} runs N times as many; the profile {@code thorough} sets it to 10.
 * </ul>
 */
public final class GeneratedCases {

    private static final int FIXED_OF_FIVE = 2;

    /** Far apart, so that two builds have no case in common. */
    private static final long SEEDS_PER_MILLISECOND = 100_000;

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final String what;
    private final String testClass;
    private final long fixed;
    private final long first;
    private final long random;

    private GeneratedCases(String what, String testClass, long fixed, long first, long random) {
        this.what = what;
        this.testClass = testClass;
        this.fixed = fixed;
        this.first = first;
        this.random = random;
    }

    /**
     * Chooses the seeds and prints them.
     *
     * @param test  the test class whose cases they are
     * @param what  what is generated, for instance {@code "folders"}
     * @param usual how many cases a usual build runs
     */
    public static GeneratedCases of(Class<?> test, String what, int usual) {
        String testClass = outermost(test).getSimpleName();
        Long one = Long.getLong("tierwise.seed");
        long all = one != null ? 1 : (long) Integer.getInteger("tierwise.cases", usual) * times();
        long fixed = one != null ? 0 : Math.round(all * FIXED_OF_FIVE / 5.0);
        long first = one != null ? one : System.currentTimeMillis() * SEEDS_PER_MILLISECOND;
        GeneratedCases cases = new GeneratedCases(what, testClass, fixed, first, all - fixed);
        System.out.println(testClass + ", " + what + ": " + cases.count() + " cases, " + fixed
                + " of them fixed, the others from seed " + first);
        return cases;
    }

    private static int times() {
        return Integer.getInteger("tierwise.cases.times", 1);
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> enclosing = type.getEnclosingClass();
        return enclosing == null ? type : outermost(enclosing);
    }

    /** How many cases are run. */
    public long count() {
        return fixed + random;
    }

    /** The seeds, fixed ones first. */
    public LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, fixed), LongStream.range(first, first + random));
    }

    /** What a case leaves to chance; seeds that follow each other give sequences that have nothing in common. */
    public static Random random(long seed) {
        return new Random(seed * GOLDEN_RATIO);
    }

    /** A case. */
    @FunctionalInterface
    public interface Case {

        /**
         * Tries the case.
         *
         * @param random everything that the case leaves to chance comes from it
         * @throws Exception whatever fails the case
         */
        void run(long seed, Random random) throws Exception;
    }

    /**
     * Runs every case.
     *
     * @throws AssertionError at the first case that fails; names the seed and the command that repeats the case
     */
    public void run(Case one) {
        seeds().forEach(seed -> {
            try {
                one.run(seed, random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError(
                        testClass + ", " + what + ", failed with seed " + seed + ". Repeat it with: " + repeat(seed)
                                + "\n" + e.getMessage(),
                        e);
            }
        });
    }

    /** The command that runs one case again. */
    public String repeat(long seed) {
        return "mvn -B verify -DskipITs -Dtest=" + testClass + " -Dtierwise.seed=" + seed;
    }
}
