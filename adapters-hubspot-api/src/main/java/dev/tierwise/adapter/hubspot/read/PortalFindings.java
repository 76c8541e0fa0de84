package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
import dev.tierwise.application.spi.FactSink;
import dev.tierwise.application.spi.Origin;
import dev.tierwise.application.spi.PortalFacts;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.PortalUser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what was read from clients' portals, and warns of what could not be. */
final class PortalFindings {

    private final ReadOptions options;
    private final Staff staff;
    private final FactSink sink;

    PortalFindings(ReadOptions options, Staff staff, FactSink sink) {
        this.options = options;
        this.staff = staff;
        this.sink = sink;
    }

    /**
     * @param managed HubSpot's own flag
     * @param record  the client's record
     */
    void say(PortalReading reading, Optional<Boolean> managed, PortalFacts facts, String record) {
        Origin at = new Origin.OfRecord(record);
        if (reading instanceof PortalReading.Unreadable unreadable) {
            sink.warning(
                    at,
                    "the client's portal could not be read; its users and its use of apps are unknown: "
                            + unreadable.failure().message());
        } else if (reading instanceof PortalReading.Read read) {
            sayUsers(read.users(), managed, facts, at);
            read.apps().forEach((app, use) -> sayUse(app, use, facts, app.origin(record, options)));
            sayFailures(read, at);
        }
    }

    private void sayUsers(AccountUsers users, Optional<Boolean> managed, PortalFacts facts, Origin at) {
        boolean complete = users.isComplete();
        boolean employee = false;
        for (EmailAddress address : users.addresses()) {
            Optional<Boolean> isEmployee = staff.includes(address);
            complete &= isEmployee.isPresent();
            employee |= isEmployee.orElse(false);
            isEmployee.ifPresent(known -> facts.user(new PortalUser(address, known)));
        }
        if (complete) {
            facts.usersComplete();
        } else {
            facts.furtherUsersPossible();
        }
        if (users.withoutAddress()) {
            sink.warning(
                    at,
                    "HubSpot gives a user of the client's portal without an e-mail address; who manages the"
                            + " portal is therefore not fully known");
        }
        if (employee && managed.equals(Optional.of(false))) {
            sink.warning(
                    at,
                    "a partner employee is a user of the client's portal, but HubSpot does not have it down as"
                            + " managed by the partner; check that the user is marked as partner employee there and has an"
                            + " address of the partner's e-mail domain");
        } else if (complete && !employee && managed.equals(Optional.of(true))) {
            sink.warning(
                    at,
                    "HubSpot has the client down as managed by the partner, but none of the portal's users is a"
                            + " user of the partner's account or listed under partner-employees; the users are believed");
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
    private void sayFailures(PortalReading.Read read, Origin at) {
        record Reason(Kind kind, List<String> scopes) {}
        record Loss(Failure first, List<String> facts, List<String> scopes) {}
        Map<Reason, Loss> losses = new LinkedHashMap<>();
        read.users()
                .failure()
                .ifPresent(failure -> losses.put(
                        new Reason(failure.kind(), failure.missingScopes()),
                        new Loss(
                                failure,
                                new ArrayList<>(List.of("its users")),
                                new ArrayList<>(List.of("settings.users.read")))));
        read.apps()
                .forEach((app, use) -> use.failure().ifPresent(failure -> {
                    Loss loss = losses.computeIfAbsent(
                            new Reason(failure.kind(), failure.missingScopes()),
                            reason -> new Loss(failure, new ArrayList<>(), new ArrayList<>()));
                    loss.facts().add("its use of " + app.id() + (use.hasFailed() ? "" : asOf(use.failedFor())));
                    if (!loss.scopes().contains(app.scope())) {
                        loss.scopes().add(app.scope());
                    }
                }));
        losses.forEach((reason, loss) -> {
            boolean scopesUntold =
                    reason.kind() == Kind.FORBIDDEN && reason.scopes().isEmpty();
            sink.warning(
                    at,
                    "of the client's portal this stays unknown: " + String.join(", ", loss.facts())
                            + (scopesUntold
                                    ? " (takes the scope " + String.join(", ", loss.scopes())
                                            + " and a plan that includes it)"
                                    : "")
                            + ": " + loss.first().message());
        });
    }

    private static String asOf(List<LocalDate> days) {
        return " as of " + days.stream().map(LocalDate::toString).collect(Collectors.joining(" and "));
    }
}
