package dev.tierwise.cli.init;

import dev.tierwise.files.ResourceText;
import dev.tierwise.files.yaml.YamlText;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
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

    /** The file as a text, with comments in a language. */
    public String text(Locale language) {
        return ResourceText.of(ConfigurationTemplate.class, "configuration", language)
                .formatted(
                        YamlText.of(programme),
                        YamlText.of(partner),
                        emailDomains.stream().map(YamlText::of).collect(Collectors.joining(", ")),
                        YamlText.of(timeZone.getId()),
                        tokenVariable);
    }
}
