package dev.tierwise.spi;

/** Takes what a source finds out about itself. */
public interface DiagnosisSink {

    /**
     * Called by the thread that runs {@link Source#diagnose}, in the order in which people want to read it.
     *
     * @throws NullPointerException  if the finding is null
     * @throws IllegalStateException if {@link Source#diagnose} has returned; nothing is added then
     */
    void finding(Finding finding);
}
