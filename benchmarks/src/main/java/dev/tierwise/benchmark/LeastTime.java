package dev.tierwise.benchmark;

import java.time.Duration;
import java.util.List;

/** The least time in which requests can be answered, whoever sends them. */
final class LeastTime {

    private final Duration latency;

    LeastTime(Duration latency) {
        this.latency = latency;
    }

    /**
     * For requests under one limit, some of which follow from the answer to another.
     *
     * @param chains how long each run of requests is that come one after the other; 1 for one that stands alone
     * @param limit  how many are let through in any span of the interval
     */
    Duration of(List<Integer> chains, int limit, Duration interval) {
        int requests = chains.stream().mapToInt(Integer::intValue).sum();
        int longest = chains.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (requests == 0) {
            return Duration.ZERO;
        }
        // the first limit + 1 requests begin at least one interval apart, and so on; each takes its latency
        Duration byLimit = interval.multipliedBy((requests - 1) / limit).plus(latency);
        Duration byChain = latency.multipliedBy(longest);
        return byLimit.compareTo(byChain) > 0 ? byLimit : byChain;
    }
}
