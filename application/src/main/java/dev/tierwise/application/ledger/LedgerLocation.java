package dev.tierwise.application.ledger;

import dev.tierwise.spi.Secret;
import java.nio.file.Path;
import java.util.Optional;

/** Where a ledger is. */
public sealed interface LedgerLocation {

    /** What people call it; holds no secret. */
    String name();

    /**
     * A file.
     *
     * @param name as the user wrote it
     * @param path absolute
     */
    record InFile(String name, Path path) implements LedgerLocation {}

    /**
     * A database on a server.
     *
     * @param url      a JDBC URL without a password
     * @param user     empty when the URL or the driver's own means say it
     * @param password empty when the driver's own means say it
     */
    record OnServer(String url, Optional<String> user, Optional<Secret> password) implements LedgerLocation {

        @Override
        public String name() {
            return url;
        }
    }
}
