package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PortalFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what was read from clients' portals, and warns of what could not be. */
final class PortalFindings {

    private final ReadOptions options;
    private final Staff staff;
    private final FactSink sink;
    private final SharedWarnings warnings;

    /** @param warnings takes what is wrong with single portals */
    PortalFindings(ReadOptions options, Staff staff, FactSink sink, SharedWarnings warnings) {
        this.options = options;
        this.staff = staff;
        this.sink = sink;
        this.warnings = warnings;
    }

    /** Says of a client whose portal there is no token for whether the partner manages it. */
    static void sayManaged(Relation relation, PortalFacts facts) {
        // not managed counts for nothing, whether the client is active or not
        relation.managed()
                .filter(managed -> relation.activityKnown() || !managed)
                .ifPresent(facts::managedFlag);
    }

    /** @param record the client's record */
    void say(PortalReading reading, ConfiguredClient client, Relation relation, PortalFacts facts, String record) {
        Origin at = new Origin.OfRecord(record);
        String listed = record + client.tokenReference();
        if (reading instanceof PortalReading.Unreadable unreadable) {
            sayManaged(relation, facts);
            warnings.warning(at, listed, Text.of(PortalFindings.class, "portal.unread"), unreadable.failure());
        } else if (reading instanceof PortalReading.Read read) {
            if (read.details().isSandbox()) {
                sink.warning(
                        at,
                        Text.of(
                                PortalFindings.class,
                                "portal.sandbox",
                                client.tokenReference(),
                                read.details().portalId(),
                                read.details().type()));
            }
            sayUsers(read.users(), relation, facts, at);
            read.apps().forEach((app, use) -> sayUse(app, use, facts, app.origin(record, options)));
            sayFailures(read, listed, at);
        }
    }

    private void sayUsers(AccountUsers users, Relation relation, PortalFacts facts, Origin at) {
        boolean complete = users.isComplete();
        boolean employee = false;
        boolean colleague = false;
        List<PortalUser> known = new ArrayList<>();
        for (EmailAddress address : users.addresses()) {
            Optional<Boolean> isEmployee = staff.includes(address);
            complete &= isEmployee.isPresent();
            employee |= isEmployee.orElse(false);
            colleague |= isEmployee.equals(Optional.of(false)) && staff.hasDomainOf(address);
            isEmployee.ifPresent(answer -> known.add(new PortalUser(address, answer)));
        }
        boolean managed = relation.managed().equals(Optional.of(true));
        boolean contradicted = complete && !employee && colleague && managed;
        if (employee && !relation.activityKnown()) {
            // whoever manages it, it may not be active: nothing is said that would settle it
            facts.furtherUsersPossible();
        } else {
            known.forEach(user -> facts.user(user, at));
            if (complete && !contradicted) {
                facts.usersComplete();
            } else {
                facts.furtherUsersPossible();
            }
            if (!contradicted) {
                sayManaged(relation, facts);
            }
        }
        if (users.withoutAddress()) {
            warnings.warning(at, Text.of(PortalFindings.class, "user.without.address"));
        }
        if (employee && relation.managed().equals(Optional.of(false))) {
            warnings.warning(at, Text.of(PortalFindings.class, "employee.not.managed"));
        } else if (contradicted) {
            warnings.warning(at, Text.of(PortalFindings.class, "managed.by.strangers"));
        } else if (complete && !employee && managed) {
            warnings.warning(at, Text.of(PortalFindings.class, "managed.by.nobody"));
        }
    }

    private void sayUse(ObservableApp app, AppReading use, PortalFacts facts, Origin at) {
        use.usedOn().forEach(day -> facts.appUsed(app.id(), day, at));
        use.lastUsedOn().ifPresent(day -> facts.appLastUsed(app.id(), day, at));
        use.unusedFor().forEach(day -> facts.appNotUsed(app.id(), day, at));
        if (use.hasGaps()) {
            facts.appUnknown(app.id(), at);
        }
        if (app.isToldByChange() && !use.hasFailed()) {
            sink.assumption("contacts-and-crm-by-change", "last-modified");
        }
    }

    /** One warning for all that failed for the same reason. */
    private void sayFailures(PortalReading.Read read, String listed, Origin at) {
        record Reason(Kind kind, List<String> scopes) {}
        record Loss(ReadFailure first, List<Text> facts, List<String> scopes) {}
        Map<Reason, Loss> losses = new LinkedHashMap<>();
        read.users()
                .failure()
                .ifPresent(failure -> losses.put(
                        new Reason(failure.kind(), failure.missingScopes()),
                        new Loss(
                                failure,
                                new ArrayList<>(List.of(Text.of(PortalFindings.class, "check.users"))),
                                new ArrayList<>(List.of("settings.users.read")))));
        read.apps()
                .forEach((app, use) -> use.failure().ifPresent(failure -> {
                    Loss loss = losses.computeIfAbsent(
                            new Reason(failure.kind(), failure.missingScopes()),
                            reason -> new Loss(failure, new ArrayList<>(), new ArrayList<>()));
                    loss.facts().add(useOf(app, use));
                    if (!loss.scopes().contains(app.scope())) {
                        loss.scopes().add(app.scope());
                    }
                }));
        losses.forEach((reason, loss) -> {
            boolean scopesUntold =
                    reason.kind() == Kind.FORBIDDEN && reason.scopes().isEmpty();
            warnings.warning(
                    at,
                    listed,
                    Text.of(
                            PortalFindings.class,
                            scopesUntold ? "unknown.facts.scopes" : "unknown.facts",
                            Text.joined(", ", loss.facts()),
                            String.join(", ", loss.scopes())),
                    loss.first());
        });
    }

    private static Text useOf(ObservableApp app, AppReading use) {
        return use.hasFailed()
                ? Text.of(PortalFindings.class, "use.of", app.id())
                : Text.of(
                        PortalFindings.class,
                        "use.of.days",
                        app.id(),
                        use.failedFor().stream()
                                .map(Text::day)
                                .reduce((one, other) -> Text.of(PortalFindings.class, "and", one, other))
                                .orElseThrow());
    }
}
