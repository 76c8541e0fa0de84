package dev.tierwise.spi;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of texts what nobody may read: the secrets that it was told, in whatever form, and what looks like a credential even if
 * it is not known. Safe for use by many threads.
 */
public final class Redaction {

    private static final String MASK = "***";

    /**
     * What a credential looks like.
     *
     * @param signs characters of which it has one at least: to look for them is much cheaper than for the form
     * @param form  hides what it finds and keeps the groups before and after that
     */
    private record Credential(String signs, Pattern form) {

        /** What a name ends with, or begins with, whose value is confidential. */
        private static final String CONFIDENTIAL =
                "(?:[\\w.-]{0,40}(?:passw(?:or)?d|passphrase|pwd|secret|token|api[_-]?key|hapikey|private[_-]?key|credentials?)[\\w-]{0,40})";

        private static final String VALUE = "(?!\\$\\{)(?:\"[^\"]*\"|'[^']*'|\\{[^}]*}|[^&;\\s\"'<>,)]+)";

        /** Made when they are wanted, which is seldom. Lengths are bounded, so that a long text is done with soon. */
        private static final List<Credential> ALL = List.of(
                // scheme://user:password@host, where the password may hold @ and /; not scheme://host:port/...@...,
                // whatever divides it
                new Credential(
                        "@",
                        "(?<before>//[^\\s/:@\"'<>?#\\[]{0,300}:)(?![0-9]{1,5}(?:[/?#]|$|;\\s*\\w+=|,[\\w.-]+:[0-9]))"
                                + "[^\\s\"'<>]{0,300}(?<after>@)"),
                // https://token@host
                new Credential("@", "(?<before>https?://)[^\\s/:@\"'<>?#]{1,300}(?<after>@)"),
                // jdbc:oracle:thin:user/password@host
                new Credential(
                        "@",
                        "(?<before>\\b(?:jdbc:\\w{1,40}|oracle):(?:\\w{1,40}:){0,3}[^\\s:/@\"'<>]{1,300}/)"
                                + "[^\\s/@\"'<>]{1,300}(?<after>@)"),
                new Credential("=%", "(?<before>\\b" + CONFIDENTIAL + "(?:=|%3D))" + VALUE + "(?<after>)"),
                new Credential("\"", "(?<before>\"" + CONFIDENTIAL + "\"\\s*:\\s*\")[^\"]+(?<after>\")"),
                new Credential(
                        "zZ",
                        "(?<before>\\bauthorization(?::\\s*(?:[\\w-]{1,40}\\s+)?|\\s+(?:basic|bearer)\\s+))"
                                + "[^\\s\"'<>(),;]{8,}(?<after>)"),
                new Credential("bB", "(?<before>\\bbearer\\s+)(?=\\S*[0-9])[^\\s\"'<>(),;]{8,}(?<after>)"),
                // "This oauth-token (...) does not have proper permissions"
                new Credential("(", "(?<before>oauth-token\\s*\\()[^)]*(?<after>\\)|\\z)"),
                // HubSpot's private app tokens, and Slack's webhooks
                new Credential("-", "(?<before>)\\bpat-[a-z]{2,3}[0-9]{0,2}-[^\\s\"'<>(),;]*(?<after>)"),
                new Credential("/", "(?<before>//hooks\\.slack\\.com/)[^\\s\"'<>(),;]+(?<after>)"));

        Credential(String signs, String form) {
            this(signs, Pattern.compile(form, Pattern.CASE_INSENSITIVE));
        }

        String hiddenIn(String text) {
            if (signs.chars().noneMatch(sign -> text.indexOf(sign) >= 0)) {
                return text;
            }
            Matcher matcher = form.matcher(text);
            return matcher.find()
                    ? matcher.replaceAll("${before}" + Matcher.quoteReplacement(MASK) + "${after}")
                    : text;
        }
    }

    private final SecretForms known = new SecretForms();

    /**
     * From now on this secret is not shown.
     *
     * @throws NullPointerException if it is null
     */
    public void hide(Secret secret) {
        known.add(Objects.requireNonNull(secret, "secret").reveal().strip());
    }

    /**
     * The text with {@code ***} in place of what nobody may read.
     *
     * @throws NullPointerException if the text is null
     */
    public String of(String text) {
        return withoutCredentials(withoutSecrets(text));
    }

    /**
     * The text with {@code ***} in place of the secrets that it was told, as {@link Secret#maskedIn} does for one.
     *
     * @throws NullPointerException if the text is null
     */
    public String withoutSecrets(String text) {
        return known.maskedIn(Objects.requireNonNull(text, "text"));
    }

    /**
     * The text with {@code ***} in place of what looks like a credential: of passwords in addresses of every scheme and in parameters,
     * of tokens after {@code Bearer}, and of HubSpot's and Slack's.
     *
     * @throws NullPointerException if the text is null
     */
    public static String withoutCredentials(String text) {
        String shown = Objects.requireNonNull(text, "text");
        for (Credential credential : Credential.ALL) {
            shown = credential.hiddenIn(shown);
        }
        return shown;
    }
}
