package dev.tierwise.cli.init;

import dev.tierwise.answers.Printable;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Nearest;
import dev.tierwise.domain.text.Text;
import dev.tierwise.programmes.ProgrammeCatalogue;
import dev.tierwise.programmes.ProgrammeTemplate;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what is answered to the questions of {@code tierwise init}. Each method throws an
 * {@link IllegalArgumentException} that says what was expected and what was found.
 */
public final class SetupAnswers {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    private SetupAnswers() {}

    /** The agency's name. */
    public static String name(String text) {
        if (text.isBlank()) {
            throw wrong(text("expected-name"), text);
        }
        return text;
    }

    /** The domains of e-mail addresses, separated by commas; at least one. */
    public static List<String> domains(String text) {
        Text expected = text("expected-domains");
        if (text.isBlank()) {
            throw wrong(expected, text);
        }
        List<String> domains = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String domain = part.strip();
            if (domain.indexOf('@') > 0) {
                throw new InvalidValueException(
                        text("address", wrong(expected, domain).text()));
            }
            if (!domain.contains(".") || !EmailAddress.isPossibleDomain(domain)) {
                throw wrong(expected, domain);
            }
            domains.add(domain);
        }
        return domains;
    }

    /** A time zone. */
    public static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw wrong(text("expected-zone"), text, nearestZone(text));
        }
    }

    /** A city is known by its name alone. */
    private static Optional<String> nearestZone(String text) {
        String city = "/" + text.strip().replace(' ', '_');
        return ZoneId.getAvailableZoneIds().stream()
                .sorted()
                .filter(zone -> zone.regionMatches(true, zone.length() - city.length(), city, 0, city.length()))
                .findFirst()
                .or(() -> Nearest.to(
                        text, ZoneId.getAvailableZoneIds().stream().sorted().toList()));
    }

    /** The name of an environment variable. A token has hyphens and is longer: it is not repeated in any message. */
    public static String variable(String text) {
        if (!VARIABLE.matcher(text).matches()) {
            throw new InvalidValueException(text("no-variable"));
        }
        return text;
    }

    /**
     * What the configuration calls the rules: a built-in programme, or a file. A template is the file that it is to be
     * written to.
     *
     * @param folder the configuration's, from which the path of a file is taken
     */
    public static String rules(String text, Path folder) {
        Optional<String> builtIn = BuiltInProgrammes.all().stream()
                .map(Programme::id)
                .filter(id -> id.equalsIgnoreCase(text))
                .findFirst();
        if (builtIn.isPresent()) {
            return builtIn.get();
        }
        if (ProgrammeTemplate.find(text).isPresent()) {
            return text + ".yaml";
        }
        List<String> known = ProgrammeCatalogue.beginnings();
        if (!text.endsWith(".yaml") && !text.endsWith(".yml")) {
            throw wrong(text("expected-rules", String.join(", ", known)), text, Nearest.to(text, known));
        }
        if (!isFile(folder, text)) {
            throw new InvalidValueException(text("no-file", Printable.line(text)));
        }
        return text;
    }

    private static boolean isFile(Path folder, String text) {
        try {
            return Files.isRegularFile(folder.resolve(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static InvalidValueException wrong(Text expected, String found) {
        return new InvalidValueException(
                found.isBlank() ? text("nothing", expected) : text("other", expected, Printable.line(found)));
    }

    private static InvalidValueException wrong(Text expected, String found, Optional<String> nearest) {
        InvalidValueException wrong = wrong(expected, found);
        return nearest.map(name -> new InvalidValueException(text("nearest", wrong.text(), name)))
                .orElse(wrong);
    }

    private static Text text(String key, Object... values) {
        return Text.of(SetupAnswers.class, "answer." + key, values);
    }
}
