package dev.tierwise.adapter.jdbc;

import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Secret;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the database is, and as whom it is asked.
 *
 * @param url the JDBC URL, without a password
 */
record Login(String url, Optional<String> user, Optional<Secret> password) {

    /** What a driver is to be told, so that it only reads, and reads row by row. */
    Properties properties() {
        Properties properties = new Properties();
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(secret -> properties.setProperty("password", secret.reveal()));
        if (url.startsWith("jdbc:sqlite:")) {
            // for reading: a file that is not there is else made
            properties.setProperty("open_mode", "1");
        }
        if (url.startsWith("jdbc:mysql:") || url.startsWith("jdbc:mariadb:")) {
            // else all rows are held
            properties.setProperty("useCursorFetch", "true");
        }
        return properties;
    }

    boolean isOfPostgresql() {
        return url.startsWith("jdbc:postgresql:");
    }

    /** A text of the driver's without the password and whatever looks like one. */
    String withoutPassword(String text) {
        Redaction redaction = new Redaction();
        password.ifPresent(redaction::hide);
        return redaction.of(text);
    }
}
