package dev.tierwise.packages;

/** Whether tests fail if something is missing that they need, instead of being skipped: where nobody reads that they were. */
final class Required {

    private Required() {}

    static boolean now() {
        return "required".equals(System.getenv("TIERWISE_PACKAGES"));
    }
}
