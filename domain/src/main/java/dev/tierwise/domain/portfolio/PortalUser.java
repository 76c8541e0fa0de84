package dev.tierwise.domain.portfolio;

/**
 * Somebody with access to a portal.
 *
 * @param email           the address
 * @param partnerEmployee whether HubSpot has the user down as a partner employee
 */
public record PortalUser(EmailAddress email, boolean partnerEmployee) {

    /**
     * Whether this user makes the portal one that the partner manages.
     *
     * <p>FAQ: "Ihr Benutzer im HubSpot-Account des Kunden muss als Partnermitarbeiter eingerichtet sein."; "Der
     * Benutzer muss eine E-Mail-Adresse haben, die zur E-Mail-Domain des Partners passt."
     */
    public boolean managesFor(Partner partner) {
        return partnerEmployee && partner.owns(email);
    }
}
