package dev.tierwise.domain.metric;

import static dev.tierwise.domain.metric.Count.COUNTS;
import static dev.tierwise.domain.metric.Count.DOES_NOT_COUNT;
import static dev.tierwise.domain.metric.Count.UNKNOWN;

import dev.tierwise.domain.portfolio.Portal;
import java.time.LocalDate;

/**
 * Why a portal counts as managed or not, in the order in which they are looked at: the first that holds decides.
 *
 * <p>FAQ: "Ihr Benutzer im HubSpot-Account des Kunden muss als Partnermitarbeiter eingerichtet sein."; "Der Benutzer
 * muss eine E-Mail-Adresse haben, die zur E-Mail-Domain des Partners passt."
 */
public enum ManagedReason {
    /** It is no customer any more. */
    CANCELLED,
    /** It becomes a customer later. */
    NOT_YET_CUSTOMER,
    /** A partner employee with one of the partner's e-mail domains is among its users. */
    PARTNER_EMPLOYEE,
    /** Its users are unknown; HubSpot's own flag says whether it is managed. */
    MANAGED_FLAG,
    /** Its users are unknown, and there is no flag. */
    USERS_UNKNOWN,
    /** Its only partner employees have e-mail domains that are not the partner's. */
    EMPLOYEE_DOMAIN_NOT_PARTNERS,
    /** None of its users is a partner employee. */
    NO_PARTNER_EMPLOYEE;

    /** Whether a portal counts as managed on a day. */
    public static Verdict<ManagedReason> judge(Portal portal, LocalDate day) {
        if (portal.cancellation().holdsOn(day)) {
            return new Verdict<>(DOES_NOT_COUNT, CANCELLED);
        }
        if (!portal.isCustomerBy(day)) {
            return new Verdict<>(DOES_NOT_COUNT, NOT_YET_CUSTOMER);
        }
        if (portal.users().managing()) {
            return new Verdict<>(COUNTS, PARTNER_EMPLOYEE);
        }
        if (!portal.users().complete()) {
            return portal.managedFlag()
                    .map(managed -> new Verdict<>(managed ? COUNTS : DOES_NOT_COUNT, MANAGED_FLAG))
                    .orElse(new Verdict<>(UNKNOWN, USERS_UNKNOWN));
        }
        return new Verdict<>(
                DOES_NOT_COUNT, portal.users().otherEmployee() ? EMPLOYEE_DOMAIN_NOT_PARTNERS : NO_PARTNER_EMPLOYEE);
    }
}
