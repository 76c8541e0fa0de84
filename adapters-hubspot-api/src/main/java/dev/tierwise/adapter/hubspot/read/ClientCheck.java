package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.adapter.hubspot.http.Account;
import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
import dev.tierwise.adapter.hubspot.http.Tokens;
import dev.tierwise.application.spi.Finding;
import dev.tierwise.application.spi.Finding.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Says in one line what a configured client's portal tells, and what to do about the rest. */
final class ClientCheck {

    /** What the findings about all clients are about. */
    static final String SUBJECT = "clients";

    private static final String USERS_SCOPE = "settings.users.read";

    private final int number;
    private final ConfiguredClient client;
    private final ReadOptions options;
    private final List<String> remarks = new ArrayList<>();
    private final List<String> advice = new ArrayList<>();
    private Status worst = Status.OK;

    /** @param number the client's place in the configuration, first = 1 */
    ClientCheck(int number, ConfiguredClient client, ReadOptions options) {
        this.number = number;
        this.client = client;
        this.options = options;
    }

    /** @param match the client's record; empty if the list of clients could not be read */
    Finding withoutToken(Optional<ClientMatching.Match> match) {
        match.ifPresent(found -> checkMatch(found, false));
        remark(
                Status.WARNING,
                "make a key in its portal and give it as token:; without one its users and its use of apps stay unknown");
        return finding(client.portalId());
    }

    /**
     * @param reading what its portal told; empty if there was no time for it
     * @param match   the client's record; empty if the list of clients could not be read
     */
    Finding of(Optional<PortalReading> reading, Optional<ClientMatching.Match> match, Optional<Account> account) {
        boolean works = reading.filter(PortalReading.Read.class::isInstance).isPresent();
        match.ifPresent(found -> checkMatch(found, works));
        if (reading.isEmpty()) {
            remark(Status.UNAVAILABLE, "not finished before the deadline; give more time with --deadline");
            return finding(client.portalId());
        }
        if (reading.get() instanceof PortalReading.Read read) {
            checkAccount(read.details());
            checkFacts(read);
            account.map(portal -> DailyBudget.left(portal, options)).ifPresent(this::checkBudget);
            if (remarks.isEmpty()) {
                remarks.add("everything that HubSpot's API shows can be read");
            }
            return finding(Optional.of(read.details().portalId()));
        }
        checkUnreadable(((PortalReading.Unreadable) reading.get()).failure());
        return finding(client.portalId());
    }

    private Finding finding(Optional<String> portal) {
        String title = "Client " + number
                + client.record().map(record -> ", record " + record).orElse("")
                + client.domain().map(domain -> ", domain " + domain).orElse("")
                + portal.map(id -> ", portal " + id).orElse("")
                + client.tokens()
                        .flatMap(Tokens::reference)
                        .map(reference -> ", " + reference)
                        .orElse("");
        return new Finding(
                SUBJECT, worst, "portal", title + ": " + String.join("; ", remarks), String.join("; ", advice));
    }

    private void checkMatch(ClientMatching.Match match, boolean works) {
        String key = client.record().isPresent() ? "record" : "domain";
        if (match instanceof ClientMatching.Missing missing) {
            remark(
                    works && missing.certain() ? Status.UNAVAILABLE : Status.WARNING,
                    "correct the " + key + ", for none of the partner's clients has it" + missing.suggestion(client));
            if (works && missing.certain()) {
                advice.add(
                        "its key works, so that HubSpot's list is taken as too short and nothing is evaluated; HubSpot"
                                + " lists new clients some minutes late");
            }
        } else if (match instanceof ClientMatching.Ambiguous ambiguous) {
            remark(
                    Status.WARNING,
                    "give record: instead of domain:, for several clients have this domain (records "
                            + String.join(", ", ambiguous.records()) + ")");
        } else if (match instanceof ClientMatching.Repeated repeated) {
            remark(Status.WARNING, "remove this entry, for an earlier one means record " + repeated.record() + " too");
        }
    }

    private void checkAccount(AccountDetails details) {
        if (client.portalId().isEmpty()) {
            remark(Status.WARNING, "give portal-id: " + details.portalId() + " if that is the client's portal");
        }
        if (details.isSandbox()) {
            remark(
                    Status.WARNING,
                    "give a key of the client's own portal, for this one belongs to an account of the type "
                            + details.type());
        }
    }

    private void checkFacts(PortalReading.Read read) {
        Set<String> scopes = new LinkedHashSet<>();
        Map<Failure, List<String>> others = new LinkedHashMap<>();
        read.users().failure().ifPresent(failure -> note("its users", USERS_SCOPE, failure, scopes, others));
        read.apps()
                .forEach((app, use) ->
                        use.failure().ifPresent(failure -> note(app.id(), app.scope(), failure, scopes, others)));
        if (!scopes.isEmpty()) {
            remark(Status.WARNING, "tick " + String.join(", ", scopes) + " in the key's scopes");
            advice.add("if they are ticked already, the portal's plan lacks the features: supply their facts by a CSV"
                    + " source");
        }
        others.forEach((failure, facts) -> remark(
                failure.kind() == Kind.NOT_FOUND ? Status.WARNING : status(failure),
                String.join(", ", facts) + " cannot be read: " + failure.message()));
    }

    /** Notes a fact that stays unknown: with the scope it takes if that may help, else beside others with its reason. */
    private static void note(
            String fact, String scope, Failure failure, Set<String> scopes, Map<Failure, List<String>> others) {
        if (failure.kind() == Kind.FORBIDDEN) {
            scopes.add(scope);
        } else {
            Failure first = others.keySet().stream()
                    .filter(known -> known.reason().equals(failure.reason()))
                    .findFirst()
                    .orElse(failure);
            others.computeIfAbsent(first, key -> new ArrayList<>()).add(fact);
        }
    }

    private void checkBudget(OptionalLong left) {
        if (left.isPresent() && left.getAsLong() - options.dailyReserve() < PortalReader.LEAST_REQUESTS) {
            remark(
                    Status.WARNING,
                    "wait until tomorrow, or find out what else uses the portal's API, for only " + left.getAsLong()
                            + " of its daily requests are left");
        }
    }

    private void checkUnreadable(Failure failure) {
        String key = client.tokens().flatMap(Tokens::reference).orElse("token:");
        String portal = client.portalId().map(id -> "portal " + id).orElse("the client's portal");
        remark(
                status(failure),
                failure.kind() == Kind.UNAUTHORISED
                        ? "make a new key in " + portal + " and put it into " + key
                        : failure.message());
        if (failure.kind() == Kind.UNAUTHORISED) {
            advice.add(failure.message());
        }
    }

    private void remark(Status status, String text) {
        remarks.add(text);
        if (status.compareTo(worst) > 0) {
            worst = status;
        }
    }

    /** How bad a failure is of something that nothing can be read without. */
    static Status status(Failure failure) {
        return failure.isRefusal() ? Status.REFUSED : Status.UNAVAILABLE;
    }
}
