package dev.tierwise.server.service;

import dev.tierwise.server.dashboard.Refreshing;
import dev.tierwise.server.question.Progress;
import dev.tierwise.server.question.ServedPartner;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Refreshes accounts when somebody asks for it, one after the other. */
final class RefreshNow implements Refreshing, AutoCloseable {

    private final Map<ServedPartner, RefreshJob> jobs;
    private final Set<ServedPartner> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "tierwise-refresh-now");
        thread.setDaemon(true);
        return thread;
    });

    RefreshNow(Map<ServedPartner, RefreshJob> jobs) {
        this.jobs = Map.copyOf(jobs);
    }

    private RefreshJob job(ServedPartner partner) {
        return Objects.requireNonNull(jobs.get(partner));
    }

    @Override
    public void begin(ServedPartner partner) {
        if (waiting.add(partner)) {
            thread.execute(() -> {
                try {
                    job(partner).again();
                } finally {
                    waiting.remove(partner);
                }
            });
        }
    }

    @Override
    public Optional<Progress> progress(ServedPartner partner) {
        return job(partner)
                .progress()
                .or(() -> waiting.contains(partner)
                        ? Optional.of(
                                new Progress(partner.facts().sources().get(0).location(), 0))
                        : Optional.empty());
    }

    @Override
    public Optional<String> error(ServedPartner partner) {
        return job(partner).error();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
