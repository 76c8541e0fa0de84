package dev.tierwise.adapter.sql;

import java.sql.SQLException;

/** A row contradicts what the schema asks of it, or another row. */
final class ContradictionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ContradictionException(SQLException failure) {
        super(String.valueOf(failure.getMessage()).lines().findFirst().orElse(""), failure);
    }
}
