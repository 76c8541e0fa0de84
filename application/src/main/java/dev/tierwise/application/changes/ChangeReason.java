package dev.tierwise.application.changes;

/**
 * Why a portal adds something else to a figure than before. What decides is how the portal stands on the day on which it
 * does not count or, if it counts on both, on the later one.
 */
public enum ChangeReason {
    /** A customer that the ledger did not know, or whose MRR no report had published. */
    NEW_CUSTOMER,
    /** It had cancelled and is a customer again. */
    CUSTOMER_AGAIN,
    /** No source listed it; now one does. */
    LISTED_AGAIN,
    /** It is no customer any more. */
    CANCELLED,
    /** It becomes a customer later than was known. */
    NOT_YET_CUSTOMER,
    /** No source lists it any more. */
    UNLISTED,
    /** It is a customer, but the last report did not publish its MRR. */
    NOT_IN_REPORT,
    /** The partner has sold it. */
    SOLD_WITHIN_12_MONTHS,
    /** Nobody knows when, or whether, the partner sold it. */
    SALE_DAY_UNKNOWN,
    /** The sale has left the programme's window. */
    SOLD_TOO_LONG_AGO,
    /** The sale was another's. */
    NEVER_SOLD_BY_PARTNER,
    /** The sale comes later than was known. */
    SOLD_LATER,
    /** A partner employee is among its users. */
    PARTNER_EMPLOYEE,
    /** HubSpot's own flag says whether it is managed. */
    MANAGED_FLAG,
    /** Nobody knows its users. */
    USERS_UNKNOWN,
    /** Its only partner employees have e-mail domains that are not the partner's. */
    EMPLOYEE_DOMAIN_NOT_PARTNERS,
    /** No partner employee is among its users any more. */
    NO_PARTNER_EMPLOYEE,
    /** Its MRR is another one. */
    MRR_CHANGED,
    /** Its MRR has become known. */
    MRR_KNOWN,
    /** Its MRR is not known any more. */
    MRR_UNKNOWN,
    /** It uses other apps, or more or less is known about which. */
    APPS_CHANGED
}
