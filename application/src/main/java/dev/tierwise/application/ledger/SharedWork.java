package dev.tierwise.application.ledger;

import java.time.Duration;
import java.util.List;

/** Work that comes up again and again, shared by every process that works on the same ledger. */
public interface SharedWork extends AutoCloseable {

    /**
     * Something to do.
     *
     * @param name  the same in every process that can do it, and unlike that of any other job; not longer than
     *              {@link #LONGEST_NAME}
     * @param every how long after it has ended it comes up again
     * @param work  what to do; it answers an interrupt by ending soon. What it throws is told to the listener
     */
    record Job(String name, Duration every, Runnable work) {

        /** How many characters the name of a job may have. */
        public static final int LONGEST_NAME = 100;

        /** @throws IllegalArgumentException when the name is too long */
        public Job {
            if (name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("the name of a job is too long: " + name);
            }
        }
    }

    /** Is told of trouble. Called from any thread. */
    interface Listener {

        /** A job failed; it comes up again. */
        void failed(String job, Throwable why);

        /** The ledger's database does not answer; the work goes on when it does. */
        void unreachable(Throwable why);
    }

    /**
     * Begins to work in threads of its own: each job runs in one process at a time, soon after it comes up, and is taken
     * over when that process dies.
     */
    void start(List<Job> jobs, Listener listener);

    /** Takes up no more jobs, interrupts those that run, and waits for them to end. */
    @Override
    void close();
}
