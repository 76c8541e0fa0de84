package dev.tierwise.server.service;

import dev.tierwise.application.ledger.HistoryId;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;

/** What the service counts, for Prometheus. No partner's data is in it but the name. Used from any thread. */
final class ServiceMetrics {

    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final String[] ACCOUNT = {"partner", "programme"};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Summary refreshes = Summary.builder()
            .withoutExemplars()
            .name("tierwise_refresh_duration_seconds")
            .help("How long the refreshes by this process took, reading the sources included.")
            .unit(Unit.SECONDS)
            .labelNames(ACCOUNT)
            .register(registry);
    private final Counter failures = Counter.builder()
            .withoutExemplars()
            .name("tierwise_refresh_failures_total")
            .help("How many refreshes by this process failed.")
            .labelNames(ACCOUNT)
            .register(registry);
    private final Gauge lastRefresh = Gauge.builder()
            .withoutExemplars()
            .name("tierwise_last_refresh_timestamp_seconds")
            .help("When the facts of the last refresh were read, by whichever process.")
            .unit(Unit.SECONDS)
            .labelNames(ACCOUNT)
            .register(registry);
    private final Gauge lastDay = Gauge.builder()
            .withoutExemplars()
            .name("tierwise_last_refreshed_day_timestamp_seconds")
            .help("The last refreshed day, as its midnight in UTC.")
            .unit(Unit.SECONDS)
            .labelNames(ACCOUNT)
            .register(registry);
    private final Gauge due = Gauge.builder()
            .withoutExemplars()
            .name("tierwise_refresh_due")
            .help("1 when the ledger is behind today, else 0.")
            .labelNames(ACCOUNT)
            .register(registry);
    private final Counter delivered = Counter.builder()
            .withoutExemplars()
            .name("tierwise_announcements_delivered_total")
            .help("How many announcements this process delivered.")
            .labelNames("recipient")
            .register(registry);
    private final Counter notDelivered = Counter.builder()
            .withoutExemplars()
            .name("tierwise_announcement_failures_total")
            .help("Failed delivery attempts by this process.")
            .labelNames("recipient")
            .register(registry);
    private final Gauge waiting = Gauge.builder()
            .withoutExemplars()
            .name("tierwise_announcements_waiting")
            .help("How many announcements wait to be delivered.")
            .labelNames("recipient")
            .register(registry);
    private final Gauge ledger = Gauge.builder()
            .withoutExemplars()
            .name("tierwise_ledger_up")
            .help("1 when the ledger answers, else 0.")
            .register(registry);

    ServiceMetrics(String version) {
        Info.builder()
                .name("tierwise_build_info")
                .help("The version of Tierwise.")
                .labelNames("version")
                .register(registry)
                .addLabelValues(version);
    }

    void refreshed(HistoryId account, Duration duration) {
        refreshes.labelValues(account.partner(), account.programme()).observe(duration.toNanos() / 1e9);
    }

    void notRefreshed(HistoryId account) {
        failures.labelValues(account.partner(), account.programme()).inc();
    }

    void delivered(String recipient) {
        delivered.labelValues(recipient).inc();
    }

    void notDelivered(String recipient) {
        notDelivered.labelValues(recipient).inc();
    }

    /** Everything that was counted, and how the service is, in the text format. */
    String text(ServiceHealth health) {
        ledger.set(health.ledgerError().isEmpty() ? 1 : 0);
        for (AccountHealth account : health.accounts()) {
            String[] labels = {account.account().partner(), account.account().programme()};
            account.refreshedAt()
                    .ifPresent(at -> lastRefresh.labelValues(labels).set(at.toEpochMilli() / 1e3));
            account.lastDay()
                    .ifPresent(day -> lastDay.labelValues(labels)
                            .set((double) day.atStartOfDay(ZoneOffset.UTC).toEpochSecond()));
            due.labelValues(labels).set(account.dueSince().isPresent() ? 1 : 0);
        }
        health.waiting()
                .forEach((recipient, count) -> waiting.labelValues(recipient).set(count));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape(), EscapingScheme.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
