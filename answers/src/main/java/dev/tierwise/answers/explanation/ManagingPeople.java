package dev.tierwise.answers.explanation;

import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.PortalUser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Users of a portal whose e-mail addresses have the same domain. Nobody's address is shown.
 *
 * @param domain          the domain
 * @param partnerEmployee whether HubSpot has them down as partner employees
 * @param partnersDomain  whether the domain is one of the partner's
 * @param users           how many
 */
record ManagingPeople(String domain, boolean partnerEmployee, boolean partnersDomain, int users) {

    /** Users by domain and by what they are, in the order in which they come. */
    static List<ManagingPeople> of(List<PortalUser> users, Partner partner) {
        Map<ManagingPeople, Integer> numbers = new LinkedHashMap<>();
        for (PortalUser user : users) {
            numbers.merge(
                    new ManagingPeople(user.email().domain(), user.partnerEmployee(), partner.owns(user.email()), 0),
                    1,
                    Integer::sum);
        }
        List<ManagingPeople> people = new ArrayList<>();
        numbers.forEach((alike, number) ->
                people.add(new ManagingPeople(alike.domain, alike.partnerEmployee, alike.partnersDomain, number)));
        return people;
    }

    /** Whether they make the portal one that the partner manages. */
    boolean manage() {
        return partnerEmployee && partnersDomain;
    }
}
