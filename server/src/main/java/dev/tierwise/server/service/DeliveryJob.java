package dev.tierwise.server.service;

import dev.tierwise.answers.announcement.AnnouncementMessage;
import dev.tierwise.answers.announcement.PayloadFormat;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.Delivery;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.SourceException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings a recipient what it has not been told yet, oldest first. That it has been told is noted afterwards: if the
 * process dies in between, it is told once more, with the same id.
 */
final class DeliveryJob implements Runnable {

    private final String recipient;
    private final PayloadFormat format;
    private final Webhook webhook;
    private final Language language;
    private final LedgerAccess ledgers;
    private final Journal journal;
    private final ServiceMetrics metrics;
    private final InstantSource clock;
    private final Backoff patience = new Backoff();
    private final Map<Delivery, Backoff> unwanted = new HashMap<>();

    DeliveryJob(
            Recipient recipient,
            Webhook webhook,
            Language language,
            LedgerAccess ledgers,
            Journal journal,
            ServiceMetrics metrics,
            InstantSource clock) {
        this.recipient = recipient.name();
        this.format = recipient.format();
        this.webhook = webhook;
        this.language = language;
        this.ledgers = ledgers;
        this.journal = journal;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void run() {
        if (patience.isWaiting(clock.instant())) {
            return;
        }
        try {
            ledgers.use(this::deliverAll);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (BadInputException | SourceException e) {
            throw new IllegalStateException("no source is read here", e);
        }
    }

    private void deliverAll(Ledger ledger) throws InterruptedException {
        List<Delivery> waiting = ledger.undelivered().stream()
                .filter(delivery -> delivery.recipient().equals(recipient))
                .toList();
        unwanted.keySet().retainAll(waiting);
        if (waiting.isEmpty()) {
            return;
        }
        Map<HistoryId, History> histories =
                ledger.histories().stream().collect(Collectors.toMap(History::id, Function.identity()));
        for (Delivery delivery : waiting) {
            Backoff withThis = unwanted.getOrDefault(delivery, new Backoff());
            if (!withThis.isWaiting(clock.instant()) && !deliver(delivery, histories, ledger)) {
                return;
            }
        }
    }

    /** Posts one announcement; returns whether it makes sense to go on with the next. */
    private boolean deliver(Delivery delivery, Map<HistoryId, History> histories, Ledger ledger)
            throws InterruptedException {
        Announcement announcement = delivery.announcement();
        History history = histories.get(announcement.history());
        if (history == null) {
            throw new IllegalStateException("an announcement without its history: " + announcement);
        }
        AnnouncementMessage message = AnnouncementMessage.of(announcement, history.programme(), language);
        Webhook.Outcome outcome = webhook.post(message.id(), message.body(format));
        if (outcome instanceof Webhook.Outcome.Taken) {
            ledger.delivered(delivery);
            metrics.delivered(recipient);
            patience.regain();
            journal.over(about(), text("again"));
            return true;
        }
        metrics.notDelivered(recipient);
        if (outcome instanceof Webhook.Outcome.Later later) {
            later.retryAfter()
                    .ifPresentOrElse(
                            wait -> patience.lose(clock.instant(), wait), () -> patience.lose(clock.instant()));
            journal.trouble(about(), text("later", later.words()));
            return false;
        }
        if (outcome instanceof Webhook.Outcome.Closed closed) {
            patience.loseAll(clock.instant());
            journal.trouble(about(), text("closed", closed.words()));
            return false;
        }
        if (outcome instanceof Webhook.Outcome.Unwanted refused) {
            unwanted.computeIfAbsent(delivery, key -> new Backoff()).loseAll(clock.instant());
            journal.trouble(text("announcement", recipient, announcement.id()), text("unwanted", refused.words()));
        }
        return true;
    }

    private Text about() {
        return text("webhook", recipient);
    }

    private static Text text(String key, Object... values) {
        return Text.of(DeliveryJob.class, "delivery." + key, values);
    }
}
