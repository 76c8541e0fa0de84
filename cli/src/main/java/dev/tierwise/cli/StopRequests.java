package dev.tierwise.cli;

/** How a long-running command is told that it is to end. */
@FunctionalInterface
public interface StopRequests {

    /**
     * From now on, who wants the process to end tells the command so, instead of ending the process.
     *
     * @param stop is called once or more, from any thread; returns at once
     */
    void listen(Runnable stop);
}
