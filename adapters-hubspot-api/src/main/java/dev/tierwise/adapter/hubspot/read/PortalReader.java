package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.adapter.hubspot.http.ApiException;
import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
import dev.tierwise.adapter.hubspot.http.HubSpotAccount;
import dev.tierwise.domain.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads a client's portal: first whose it is and whether its daily requests suffice, then its users and the traces of
 * each app, several at a time.
 */
final class PortalReader {

    /** Its users, and one request for each app; lists of several pages take more, and so may further days. */
    static final int LEAST_REQUESTS = 1 + ObservableApp.ALL.size();

    private final ReadOptions options;
    private final List<Window> windows;
    private final Executor executor;
    private final int atOnce;

    /**
     * @param windows where use of apps is looked for, in ascending order
     * @param atOnce  how many requests of one portal may be under way at the same time
     */
    PortalReader(ReadOptions options, List<Window> windows, Executor executor, int atOnce) {
        this.options = options;
        this.windows = windows;
        this.executor = executor;
        this.atOnce = atOnce;
    }

    /** @param partner the portal id of the partner's own account, which is no client's */
    CompletableFuture<PortalReading> read(ConfiguredClient client, HubSpotAccount account, Optional<String> partner) {
        return CompletableFuture.supplyAsync(() -> identify(client, account, partner), executor)
                .thenCompose(identity -> identity.failure()
                        .<CompletableFuture<PortalReading>>map(
                                failure -> CompletableFuture.completedFuture(new PortalReading.Unreadable(failure)))
                        .orElseGet(() -> readFacts(account, identity.details().orElseThrow())));
    }

    private record Identity(Optional<AccountDetails> details, Optional<ReadFailure> failure) {
        static Identity failed(ReadFailure failure) {
            return new Identity(Optional.empty(), Optional.of(failure));
        }

        static Identity failed(Kind kind, Text message) {
            return failed(new ReadFailure(kind, message));
        }
    }

    private Identity identify(ConfiguredClient client, HubSpotAccount account, Optional<String> partner) {
        AccountDetails details;
        try {
            details = AccountDetails.read(account, options);
        } catch (ApiException e) {
            return Identity.failed(ReadFailure.of(e));
        } catch (MalformedAnswerException e) {
            return Identity.failed(ReadFailure.of(e));
        }
        if (client.portalId().isPresent() && !client.portalId().get().equals(details.portalId())) {
            return Identity.failed(
                    Kind.FORBIDDEN,
                    Text.of(
                            PortalReader.class,
                            "portal.other",
                            client.tokenReference(),
                            details.portalId(),
                            client.portalId().get()));
        }
        if (partner.equals(Optional.of(details.portalId()))) {
            return Identity.failed(Kind.FORBIDDEN, Text.of(PortalReader.class, "portal.own", client.tokenReference()));
        }
        if (client.portalId().isPresent() && details.isSandbox()) {
            return Identity.failed(
                    Kind.FORBIDDEN,
                    Text.of(
                            PortalReader.class,
                            "portal.sandbox.of",
                            client.tokenReference(),
                            details.portalId(),
                            details.type()));
        }
        OptionalLong left = DailyBudget.left(account, options);
        if (left.isPresent() && left.getAsLong() - options.dailyReserve() < LEAST_REQUESTS) {
            return Identity.failed(
                    Kind.DAILY_LIMIT,
                    Text.of(
                            PortalReader.class,
                            options.dailyReserve() > 0 ? "portal.budget.reserved" : "portal.budget",
                            LEAST_REQUESTS,
                            left.getAsLong(),
                            options.dailyReserve()));
        }
        return new Identity(Optional.of(details), Optional.empty());
    }

    private CompletableFuture<PortalReading> readFacts(HubSpotAccount account, AccountDetails details) {
        CompletableFuture<AccountUsers> users = new CompletableFuture<>();
        Map<ObservableApp, AppReading> apps = new ConcurrentHashMap<>();
        List<Runnable> tasks = new ArrayList<>();
        tasks.add(() -> users.complete(AccountUsers.read(account, options)));
        for (ObservableApp app : ObservableApp.ALL) {
            tasks.add(() -> apps.put(app, app.read(account, options, windows)));
        }
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (int lane = 0; lane < Math.min(atOnce, tasks.size()); lane++) {
            lanes.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
                            tasks.get(i).run();
                        }
                    },
                    executor));
        }
        return CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new))
                .thenApply(done -> new PortalReading.Read(details, users.join(), apps));
    }
}
