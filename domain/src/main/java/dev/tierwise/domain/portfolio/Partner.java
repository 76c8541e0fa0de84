package dev.tierwise.domain.portfolio;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The agency whose tier is asked for.
 *
 * @param name         as the agency writes it
 * @param emailDomains the domains of its employees' e-mail addresses; stored in lower case
 * @param timeZone     where its days begin and end
 */
public record Partner(String name, Set<String> emailDomains, ZoneId timeZone) {

    /** @throws IllegalArgumentException when the name is blank, or there is no e-mail domain or an empty one */
    public Partner {
        if (name.isBlank()) {
            throw new InvalidValueException(Text.of(Partner.class, "partner.blank"));
        }
        Set<String> lower = new LinkedHashSet<>();
        for (String domain : emailDomains) {
            lower.add(domain.toLowerCase(Locale.ROOT));
        }
        if (lower.isEmpty() || lower.contains("")) {
            throw new InvalidValueException(Text.of(Partner.class, "partner.domains"));
        }
        emailDomains = Collections.unmodifiableSet(lower);
    }

    /**
     * Whether an address belongs to one of the partner's domains, compared exactly: a sub-domain is another domain.
     *
     * <p>FAQ: "Der Benutzer muss eine E-Mail-Adresse haben, die zur E-Mail-Domain des Partners passt."
     */
    public boolean owns(EmailAddress address) {
        return emailDomains.contains(address.domain());
    }
}
