package dev.tierwise.cli.config;

import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.files.FileFailure;
import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Secret;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where ledgers are, as people write it: the path of a file, or a JDBC URL. */
public final class LedgerPlace {

    static final Text EXPECTED = Text.of(LedgerPlace.class, "ledger.expected");

    private static final String FILE_NAME = "ledger.db";
    private static final String KNOWN_SERVER = "jdbc:postgresql:";
    private static final Pattern ADDRESS = Pattern.compile("\\s*((?i:jdbc):[A-Za-z0-9+.-]*:?|[^/]*:(?=//))");

    private LedgerPlace() {}

    /** Whether a text names a database on a server. */
    static boolean isServer(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith("jdbc:");
    }

    /**
     * Why a text names neither a file nor a database that is known, without what may be secret in it; empty when it names
     * one. An address of another kind would else become a file of that name.
     */
    static Optional<Text> fault(String text) {
        if (text.startsWith(KNOWN_SERVER)) {
            return Optional.empty();
        }
        Matcher address = ADDRESS.matcher(text);
        return address.lookingAt() ? Optional.of(fault(text, address.group(1))) : Optional.empty();
    }

    private static Text fault(String text, String kind) {
        boolean isPostgres = text.toLowerCase(Locale.ROOT).contains("postgres");
        return Text.of(
                LedgerPlace.class, isPostgres ? "ledger.other-postgres" : "ledger.other-address", EXPECTED, kind);
    }

    /** Whether a URL holds a password, or refers to one; either belongs elsewhere. */
    static boolean holdsPassword(String url) {
        return SecretReferences.looksLikeOne(url)
                || !Redaction.withoutCredentials(url).equals(url);
    }

    /**
     * The place that options name.
     *
     * @param text     what was written
     * @param base     the folder that a relative path is taken from
     * @param user     the user of a database; empty when none is given
     * @param password the user's password; empty when none is given
     * @throws UserException when it is no place, or says more than it may
     */
    public static LedgerLocation of(String text, Path base, Optional<String> user, Optional<Secret> password) {
        fault(text).ifPresent(fault -> {
            throw UserException.usage(LedgerPlace.class, "ledger.wrong", fault);
        });
        if (isServer(text)) {
            if (holdsPassword(text)) {
                throw UserException.usage(LedgerPlace.class, "ledger.password-in-option");
            }
            return new LedgerLocation.OnServer(text, user, password);
        }
        if (user.isPresent() || password.isPresent()) {
            throw UserException.usage(LedgerPlace.class, "ledger.user-of-file");
        }
        try {
            return new LedgerLocation.InFile(text, base.resolve(text).normalize());
        } catch (InvalidPathException e) {
            throw UserException.usage(LedgerPlace.class, "option.no-file", "--ledger", FileFailure.reason(e));
        }
    }

    /**
     * Where a ledger is if none is named: a file in the user's data folder.
     *
     * @throws UserException when the environment does not tell where that is
     */
    public static LedgerLocation usual(Map<String, String> variables) {
        return usualFile(variables).orElseThrow(() -> UserException.usage(LedgerPlace.class, "ledger.no-data-folder"));
    }

    /** The same place where there is a ledger in it already. */
    public static Optional<LedgerLocation> usualIfThere(Map<String, String> variables) {
        return usualFile(variables)
                .filter(location -> Files.exists(location.path()))
                .map(location -> location);
    }

    private static Optional<LedgerLocation.InFile> usualFile(Map<String, String> variables) {
        return UserFolders.of(variables)
                .data()
                .map(folder -> folder.resolve(FILE_NAME))
                .map(path -> new LedgerLocation.InFile(path.toString(), path));
    }
}
