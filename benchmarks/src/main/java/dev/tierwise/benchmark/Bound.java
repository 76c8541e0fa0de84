package dev.tierwise.benchmark;

/**
 * What a ratio may be.
 *
 * @param target what it is to be
 * @param most   above this a run fails; above the target as long as that is not reached, so that it gets no slower meanwhile
 */
record Bound(double target, double most) {

    /** A target that is reached. */
    static Bound of(double target) {
        return new Bound(target, target);
    }
}
