package dev.tierwise.server.service;

import dev.tierwise.application.ledger.Delivery;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerAheadException;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.LedgerFactory;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.application.ledger.SharedWork;
import dev.tierwise.application.refresh.Refresh;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.server.Host;
import dev.tierwise.server.dashboard.Dashboard;
import dev.tierwise.server.http.Endpoint;
import dev.tierwise.server.http.ExchangeThreads;
import dev.tierwise.server.http.Response;
import dev.tierwise.server.question.KeptReadings;
import dev.tierwise.server.question.ServedPartner;
import java.net.Inet6Address;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** Keeps accounts up to date until it is told to stop, together with every other service on the same ledger. */
public final class Service {

    private final Host host;
    private final Refresh refresh;
    private final ProgrammeCodec programmes;
    private final Snapshots sources;

    /**
     * A service.
     *
     * @param refresh    brings an account up to today
     * @param programmes reads the rules that a ledger remembers
     * @param sources    reads what can be asked about
     */
    public Service(Host host, Refresh refresh, ProgrammeCodec programmes, Snapshots sources) {
        this.sources = sources;
        this.host = host;
        this.refresh = refresh;
        this.programmes = programmes;
    }

    /**
     * Works until it is asked to stop.
     *
     * @throws UserException    when a setting is wrong
     * @throws LedgerException  when the ledger cannot be opened to begin with; later it may come and go
     * @throws LedgerAheadException when the ledger goes on after today to begin with
     * @throws InterruptedException when the thread is interrupted
     */
    public void run(ServiceSettings settings) throws InterruptedException {
        new Run(settings).untilStopped();
    }

    /**
     * Does once what is due, without sharing the work with others.
     *
     * @return whether there was no failure
     * @throws UserException   when a setting is wrong
     * @throws LedgerException when the ledger cannot be opened
     * @throws LedgerAheadException when the ledger of an account goes on after today; what is due for others is done
     */
    public boolean runOnce(ServiceSettings settings) {
        return new Run(settings).once();
    }

    private final class Run implements SharedWork.Listener {

        private final ServiceSettings settings;
        private final LedgerFactory factory;
        private final Instant started = host.clock().instant();
        private final Journal journal = new Journal(host);
        private final ServiceMetrics metrics = new ServiceMetrics(host.version());
        private final LedgerAccess ledgers;
        private final List<RefreshJob> refreshes = new ArrayList<>();
        private final List<SharedWork.Job> jobs = new ArrayList<>();
        private final Map<ServedPartner, RefreshJob> partners = new LinkedHashMap<>();
        private final KeptReadings readings = new KeptReadings(sources, host.clock(), KeptReadings.USUAL_PATIENCE);

        Run(ServiceSettings settings) {
            this.settings = settings;
            this.factory = settings.ledgers();
            this.ledgers = new LedgerAccess(
                    () -> factory.open(settings.ledger(), programmes, LedgerFactory.IfMissing.CREATE), journal);
            HttpClient client = Webhook.client();
            for (ServedAccount account : settings.accounts()) {
                SnapshotRequest facts = account.refresh().facts();
                RefreshJob job = new RefreshJob(
                        account.refresh(),
                        refresh,
                        ledgers,
                        journal,
                        metrics,
                        host.clock(),
                        () -> readings.forget(facts.sources()));
                partners.put(new ServedPartner(facts, account.programmes(), job::id), job);
                refreshes.add(job);
                add(job.name(), job);
            }
            for (Recipient recipient : settings.recipients()) {
                add(
                        "deliver to " + recipient.name(),
                        new DeliveryJob(
                                recipient,
                                Webhook.of(recipient, client, host.clock()),
                                host.language(),
                                ledgers,
                                journal,
                                metrics,
                                host.clock()));
            }
        }

        private void add(String name, Runnable work) {
            SharedWork.Job job = new SharedWork.Job(fitting(name), settings.every(), work);
            if (jobs.stream().map(SharedWork.Job::name).anyMatch(job.name()::equals)) {
                throw UserException.usage(Service.class, "service.twice", name);
            }
            jobs.add(job);
        }

        /** The beginning of a long name, with what tells it from others of the same beginning. */
        private static String fitting(String name) {
            if (name.length() <= SharedWork.Job.LONGEST_NAME) {
                return name;
            }
            String hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                    .toString();
            return name.substring(0, SharedWork.Job.LONGEST_NAME - hash.length() - 1) + " " + hash;
        }

        void untilStopped() throws InterruptedException {
            checkClock();
            CountDownLatch stopped = new CountDownLatch(1);
            host.stopRequests().accept(stopped::countDown);
            try (HealthWatch watch = new HealthWatch(this::health, this::silence, HealthWatch.USUAL_PATIENCE);
                    KeptReadings kept = readings;
                    RefreshNow refreshing = new RefreshNow(partners);
                    Endpoint endpoint = settings.listen()
                            .map(address -> Endpoint.open(
                                    address,
                                    settings.hostNames(),
                                    dashboard(watch, kept, refreshing),
                                    host.language().locale(),
                                    ExchangeThreads.Limits.USUAL))
                            .orElse(null);
                    SharedWork work = factory.sharedWork(settings.ledger())) {
                work.start(jobs, this);
                journal.say(greeting(Optional.ofNullable(endpoint)));
                stopped.await();
                journal.say(Service.class, "service.stopping");
                journal.end();
            }
            journal.say(Service.class, "service.stopped");
        }

        private Dashboard dashboard(HealthWatch watch, KeptReadings kept, RefreshNow refreshing) {
            return new Dashboard(
                    host,
                    List.copyOf(partners.keySet()),
                    kept,
                    refreshing,
                    ledgers::open,
                    settings.agency(),
                    settings.token(),
                    mayAsk -> {
                        ServiceHealth now = watch.health();
                        return Response.text(
                                now.isFine() ? 200 : 503,
                                "application/json",
                                host.redaction().of(mayAsk ? now.json() : now.briefJson()));
                    },
                    () -> Response.text(200, ServiceMetrics.CONTENT_TYPE, metrics.text(watch.health())));
        }

        private Text greeting(Optional<Endpoint> endpoint) {
            Text endpoints = endpoint.map(Endpoint::address)
                    .map(address -> Text.of(
                            Service.class,
                            "service.endpoint",
                            address.getAddress() instanceof Inet6Address
                                    ? "[" + address.getHostString() + "]"
                                    : address.getHostString(),
                            String.valueOf(address.getPort())))
                    .orElse(Text.verbatim(""));
            return Text.counted(
                    Service.class,
                    "service.serving",
                    settings.accounts().size(),
                    settings.ledger().name(),
                    endpoints);
        }

        /** @throws LedgerAheadException when the ledger goes on after today, which no refresh mends */
        private void checkClock() {
            try (Ledger ledger = ledgers.open()) {
                refreshes.forEach(job -> job.checkClock(ledger));
            }
        }

        boolean once() {
            ledgers.open().close();
            jobs.forEach(job -> job.work().run());
            checkClock();
            ServiceHealth health = health();
            return health.ledgerError().isEmpty()
                    && health.accounts().stream()
                            .allMatch(account -> account.dueSince().isEmpty())
                    && health.waiting().values().stream().allMatch(count -> count == 0);
        }

        private ServiceHealth health() {
            Instant now = host.clock().instant();
            try (Ledger ledger = ledgers.open()) {
                Map<String, Long> waiting = new TreeMap<>();
                settings.recipients().forEach(recipient -> waiting.put(recipient.name(), 0L));
                for (Delivery delivery : ledger.undelivered()) {
                    waiting.computeIfPresent(delivery.recipient(), (name, count) -> count + 1);
                }
                return new ServiceHealth(
                        started,
                        now,
                        Optional.empty(),
                        refreshes.stream()
                                .map(job -> job.health(ledger, started))
                                .toList(),
                        waiting);
            } catch (LedgerException e) {
                return withoutLedger(LedgerAccess.words(e).toString());
            }
        }

        /** The health as long as the ledger has not told it. */
        private ServiceHealth silence() {
            return withoutLedger(
                    Text.of(Service.class, "ledger.no-answer", settings.ledger().name())
                            .toString());
        }

        private ServiceHealth withoutLedger(String why) {
            return new ServiceHealth(started, host.clock().instant(), Optional.of(why), List.of(), Map.of());
        }

        @Override
        public void failed(String job, Throwable why) {
            journal.failure(Text.verbatim(job), why);
        }

        @Override
        public void unreachable(Throwable why) {
            ledgers.unreachable(why);
        }
    }
}
