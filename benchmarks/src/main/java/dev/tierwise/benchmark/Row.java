package dev.tierwise.benchmark;

/**
 * One figure, ready to be read; what does not apply is empty.
 *
 * @param part      the part that measured it
 * @param what      what was measured; with the part the name under which results of releases are kept
 * @param value     what it came to
 * @param peer      what it is compared with
 * @param peerValue what that came to
 * @param ratio     the one by the other
 * @param atMost    what the ratio may be
 * @param verdict   whether it is held
 * @param broken    whether the run fails because of it
 */
record Row(
        String part,
        String what,
        String value,
        String peer,
        String peerValue,
        String ratio,
        String atMost,
        String verdict,
        boolean broken) {

    /** What is kept of it for the releases to come. */
    String kept() {
        if (ratio.isEmpty()) {
            return value.isEmpty() ? verdict : value;
        }
        return ratio + " (" + value + ")";
    }
}
