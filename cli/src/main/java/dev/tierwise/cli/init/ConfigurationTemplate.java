package dev.tierwise.cli.init;

import dev.tierwise.cli.yaml.YamlText;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A configuration file for a live HubSpot account, with comments. It names the environment variable that holds the token
 * and never the token.
 *
 * @param partner       the partner's name
 * @param emailDomains  the domains of its employees' e-mail addresses; at least one
 * @param timeZone      where its days begin and end
 * @param tokenVariable the environment variable that holds the token of the partner's own account
 * @param programme     the id of a built-in programme, or a file
 */
public record ConfigurationTemplate(
        String partner, List<String> emailDomains, ZoneId timeZone, String tokenVariable, String programme) {

    /** The file as a text. */
    public String text() {
        return """
                # Tierwise configuration. Use it with: tierwise evaluate --config THIS-FILE
                # (or put it into your configuration folder, for instance ~/.config/tierwise/tierwise.yaml)

                programme: %s      # see: tierwise programme list; or a file of your own

                partner:                        # believed before any source; HubSpot does not tell it
                  name: %s
                  email-domains: [%s]           # a sub-domain is another domain
                  time-zone: %s

                # rates: {EUR: 1.17}            # what one EUR is in the programme's currency; needed for every currency in use

                sources:                        # in the order in which they are believed
                  - adapter: hubspot
                    # Secrets stand in environment variables or in files that only you can read: ${env:NAME}, ${file:PATH}.
                    # A service key of your own account; docs/adapters/hubspot-api.md says with which scopes.
                    token: ${env:%s}
                    # People who work for you with an address of another domain, or who are not users of your account:
                    # partner-employees: [freelancer@example.com]
                    # For every client portal whose users and app usage you may read: its record in your account (or its
                    # domain), its portal id, a token of its own, and the day of the sale, which HubSpot does not tell.
                    # clients:
                    #   - {record: "501", portal-id: 7052064, token: "${env:ACME_TOKEN}", sold-on: 2018-01-10}
                    #   - {domain: globex.example, portal-id: 7052065, sold-on: 2017-11-02}
                  # What no interface tells (apps, sale days, certificates) comes from files; see: tierwise init --csv supplement
                  # - {adapter: csv, location: supplement/}

                # Where "tierwise refresh" remembers; without it a file in your data folder:
                # ledger: ledger.db             # or {url: "jdbc:postgresql://host/name", user: me, password: "${env:DB_PASSWORD}"}

                # Whom "tierwise serve" tells when a tier changes, and how many days before it would be lost:
                # notify: {warn-days: 7, webhooks: [{name: team, url: "${env:TEAM_WEBHOOK}"}]}
                """.formatted(
                        YamlText.of(programme),
                        YamlText.of(partner),
                        emailDomains.stream().map(YamlText::of).collect(Collectors.joining(", ")),
                        YamlText.of(timeZone.getId()),
                        tokenVariable);
    }
}
