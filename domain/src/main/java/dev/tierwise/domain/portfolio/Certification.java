package dev.tierwise.domain.portfolio;

import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A certification that somebody at the partner was awarded.
 *
 * @param id        which one, for instance {@code agency-partner}; the names that HubSpot gave that certification over the years stand for
 *                  it, see {@link #known}
 * @param holder    who holds it; empty when unknown
 * @param awardedOn the first day on which it is valid
 * @param expiresOn the last day on which it is valid; empty when it does not expire
 */
public record Certification(String id, Optional<String> holder, LocalDate awardedOn, Optional<LocalDate> expiresOn) {

    /** The certification that the tiers ask for. */
    public static final String AGENCY_PARTNER = "agency-partner";

    private static final Set<String> AGENCY_PARTNER_FORMS = Set.of(
            "agencypartner",
            "agencypartnercertification",
            "hubspotagencypartner",
            "solutionspartner",
            "solutionspartnercertification");

    /** @throws IllegalArgumentException when the id is empty or the certification expires before it is awarded */
    public Certification {
        if (id.isEmpty()) {
            throw new InvalidValueException(Text.of(Certification.class, "certification.empty"));
        }
        id = known(id).orElse(id);
        if (expiresOn.isPresent() && expiresOn.get().isBefore(awardedOn)) {
            throw new InvalidValueException(
                    Text.of(Certification.class, "certification.expires", expiresOn.get(), awardedOn));
        }
    }

    /**
     * The id of a certification that Tierwise knows.
     *
     * @param name its id or one of the names that HubSpot gave it: Agency Partner, Agency Partner Certification, HubSpot Agency Partner,
     *             Solutions Partner, Solutions Partner Certification; case, white space, {@code -} and {@code _} do not matter
     * @return {@code agency-partner}; empty for any other name
     */
    public static Optional<String> known(String name) {
        return AGENCY_PARTNER_FORMS.contains(App.form(name)) ? Optional.of(AGENCY_PARTNER) : Optional.empty();
    }

    /** Whether it is the certification of that id or name; compared as apps are, and by {@link #known}. */
    public boolean isOf(String wanted) {
        return App.form(id).equals(App.form(known(wanted).orElse(wanted)));
    }

    /** Whether it is valid on a day: from the day of the award through the day on which it expires. */
    public boolean isValidOn(LocalDate day) {
        return !awardedOn.isAfter(day) && (expiresOn.isEmpty() || !day.isAfter(expiresOn.get()));
    }
}
