package dev.tierwise.application.spi;

/** Takes what a source finds out about itself. */
public interface DiagnosisSink {

    /** Called by the thread that runs {@link Source#diagnose}, in the order in which people want to read it. */
    void finding(Finding finding);
}
