package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
import dev.tierwise.adapter.hubspot.http.HubSpotAccount;
import dev.tierwise.adapter.hubspot.http.Tokens;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Finding;
import dev.tierwise.spi.Finding.Status;
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
    static final Text SUBJECT = Text.of(ClientCheck.class, "clients");

    private static final String USERS_SCOPE = "settings.users.read";

    private final int number;
    private final ConfiguredClient client;
    private final ReadOptions options;
    private final List<Text> remarks = new ArrayList<>();
    private final List<Text> advice = new ArrayList<>();
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
        remark(Status.WARNING, text("check.no.token"));
        return finding(client.portalId());
    }

    /**
     * @param reading what its portal told; empty if there was no time for it
     * @param match   the client's record; empty if the list of clients could not be read
     */
    Finding of(
            Optional<PortalReading> reading, Optional<ClientMatching.Match> match, Optional<HubSpotAccount> account) {
        boolean works = reading.filter(PortalReading.Read.class::isInstance).isPresent();
        match.ifPresent(found -> checkMatch(found, works));
        if (reading.isEmpty()) {
            remark(Status.UNAVAILABLE, text("check.unfinished"));
            return finding(client.portalId());
        }
        if (reading.get() instanceof PortalReading.Read read) {
            checkAccount(read.details());
            checkFacts(read);
            account.map(portal -> DailyBudget.left(portal, options)).ifPresent(this::checkBudget);
            if (remarks.isEmpty()) {
                remarks.add(text("check.fine"));
            }
            return finding(Optional.of(read.details().portalId()));
        }
        checkUnreadable(((PortalReading.Unreadable) reading.get()).failure());
        return finding(client.portalId());
    }

    private Finding finding(Optional<String> portal) {
        List<Text> title = new ArrayList<>(List.of(text("check.title", number)));
        client.record().ifPresent(record -> title.add(text("check.record", record)));
        client.domain().ifPresent(domain -> title.add(text("check.domain", domain)));
        portal.ifPresent(id -> title.add(text("check.portal", id)));
        client.tokens().flatMap(Tokens::reference).map(Text::verbatim).ifPresent(title::add);
        return new Finding(
                SUBJECT,
                worst,
                "portal",
                text("shared", Text.joined(", ", title), Text.joined("; ", remarks)),
                Text.joined("; ", advice));
    }

    private static Text text(String key, Object... values) {
        return Text.of(ClientCheck.class, key, values);
    }

    private void checkMatch(ClientMatching.Match match, boolean works) {
        if (match instanceof ClientMatching.Missing missing) {
            remark(
                    works && missing.certain() ? Status.UNAVAILABLE : Status.WARNING,
                    text(
                            client.record().isPresent() ? "check.correct.record" : "check.correct.domain",
                            missing.suggestion(client)));
            if (works && missing.certain()) {
                advice.add(text("check.too.short"));
            }
        } else if (match instanceof ClientMatching.Ambiguous ambiguous) {
            remark(Status.WARNING, text("check.ambiguous", String.join(", ", ambiguous.records())));
        } else if (match instanceof ClientMatching.Repeated repeated) {
            remark(Status.WARNING, text("check.repeated", repeated.record()));
        }
    }

    private void checkAccount(AccountDetails details) {
        if (client.portalId().isEmpty()) {
            remark(Status.WARNING, text("check.give.portal", details.portalId()));
        }
        if (details.isSandbox()) {
            remark(Status.WARNING, text("check.sandbox", details.type()));
        }
    }

    private void checkFacts(PortalReading.Read read) {
        Set<String> scopes = new LinkedHashSet<>();
        Map<ReadFailure, List<Text>> others = new LinkedHashMap<>();
        read.users().failure().ifPresent(failure -> note(text("check.users"), USERS_SCOPE, failure, scopes, others));
        read.apps()
                .forEach((app, use) -> use.failure()
                        .ifPresent(failure -> note(Text.verbatim(app.id()), app.scope(), failure, scopes, others)));
        if (!scopes.isEmpty()) {
            remark(Status.WARNING, text("check.scopes", String.join(", ", scopes)));
            advice.add(text("check.scopes.advice"));
        }
        others.forEach((failure, facts) -> remark(
                failure.kind() == Kind.NOT_FOUND ? Status.WARNING : status(failure),
                text("check.unreadable", Text.joined(", ", facts), failure.message())));
    }

    /** Notes a fact that stays unknown: with the scope it takes if that may help, else beside others with its reason. */
    private static void note(
            Text fact, String scope, ReadFailure failure, Set<String> scopes, Map<ReadFailure, List<Text>> others) {
        if (failure.kind() == Kind.FORBIDDEN) {
            scopes.add(scope);
        } else {
            ReadFailure first = others.keySet().stream()
                    .filter(known -> known.reason().equals(failure.reason()))
                    .findFirst()
                    .orElse(failure);
            others.computeIfAbsent(first, key -> new ArrayList<>()).add(fact);
        }
    }

    private void checkBudget(OptionalLong left) {
        if (left.isPresent() && left.getAsLong() - options.dailyReserve() < PortalReader.LEAST_REQUESTS) {
            remark(Status.WARNING, text("check.budget", left.getAsLong()));
        }
    }

    private void checkUnreadable(ReadFailure failure) {
        String key = client.tokens().flatMap(Tokens::reference).orElse("token:");
        remark(
                status(failure),
                failure.kind() != Kind.UNAUTHORISED
                        ? failure.message()
                        : client.portalId()
                                .map(id -> text("check.new.key", id, key))
                                .orElse(text("check.new.key.client", key)));
        if (failure.kind() == Kind.UNAUTHORISED) {
            advice.add(failure.message());
        }
    }

    private void remark(Status status, Text remark) {
        remarks.add(remark);
        if (status.compareTo(worst) > 0) {
            worst = status;
        }
    }

    /** How bad a failure is of something that nothing can be read without. */
    static Status status(ReadFailure failure) {
        return failure.isRefusal() ? Status.REFUSED : Status.UNAVAILABLE;
    }
}
