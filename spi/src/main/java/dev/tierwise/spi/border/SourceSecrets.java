package dev.tierwise.spi.border;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Secret;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The secrets that a source was given: no text of the source may show them. */
public final class SourceSecrets {

    /** Those of a source that was given none. */
    public static final SourceSecrets NONE = new SourceSecrets(List.of(), new Redaction());

    /** A text this long is in an id by mistake, and not because a password is also a word. */
    private static final int LONG = 16;

    private final List<Secret> secrets;

    private final Redaction own = new Redaction();
    private final Redaction redaction;

    private SourceSecrets(List<Secret> secrets, Redaction redaction) {
        this.secrets = List.copyOf(secrets);
        this.secrets.forEach(own::hide);
        this.redaction = redaction;
    }

    /**
     * The values of the settings that are declared secret, those of records included.
     *
     * @param declared  the settings that the adapter takes
     * @param given     the values of the source
     * @param redaction what no message may show besides
     */
    public static SourceSecrets of(List<Setting> declared, SourceSettings given, Redaction redaction) {
        List<Secret> secrets = new ArrayList<>();
        collect(declared, given, secrets);
        return new SourceSecrets(secrets, redaction);
    }

    /** The same where there is nothing besides. */
    public static SourceSecrets of(List<Setting> declared, SourceSettings given) {
        return of(declared, given, new Redaction());
    }

    private static void collect(List<Setting> declared, SourceSettings given, List<Secret> secrets) {
        for (Setting setting : declared) {
            if (setting.secret()) {
                given.secret(setting.name()).ifPresent(secrets::add);
            } else if (setting.kind() == Setting.Kind.RECORDS) {
                given.records(setting.name()).forEach(record -> collect(setting.fields(), record, secrets));
            }
        }
    }

    /** These secrets and others, each once. */
    public SourceSecrets and(SourceSecrets others) {
        return new SourceSecrets(
                Stream.concat(secrets.stream(), others.secrets.stream())
                        .distinct()
                        .toList(),
                others.redaction);
    }

    /** A message without the secrets, those of others included, whole or in part, and without what looks like a credential. */
    public String maskedIn(String message) {
        return redaction.of(maskedInData(message));
    }

    /** A text of the data, such as a name, without the secrets, whole or in part. */
    String maskedInData(String text) {
        // asked of every row
        return secrets.isEmpty() ? text : own.withoutSecrets(text);
    }

    /**
     * The same in every language. The English words, which programs read, are put together at once, so that a text that cannot be is a fault
     * of the source.
     *
     * @throws java.util.MissingResourceException if the message file lacks the text
     */
    Text maskedIn(Text text) {
        String english = text.toString();
        return text instanceof Text.Verbatim ? Text.verbatim(maskedIn(english)) : text.mapped(this::maskedIn);
    }

    /** The exception with a message that shows no secret; without its cause if the message had to be changed. */
    SourceException maskedIn(SourceException exception) {
        boolean isClean = Stream.of(Locale.ENGLISH, Locale.GERMAN)
                .map(exception.text()::in)
                .allMatch(message -> maskedIn(message).equals(message));
        return isClean ? exception : new SourceException(exception.kind(), maskedIn(exception.text()));
    }

    boolean isEmpty() {
        return secrets.isEmpty();
    }

    /** Whether a text that must not be changed, such as an id, holds a secret. */
    boolean areIn(String text) {
        return !maskedInData(text).equals(text)
                && secrets.stream().anyMatch(secret -> secret.reveal().strip().length() >= LONG && secret.isIn(text));
    }
}
