package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerCare;
import dev.tierwise.application.ledger.LedgerFactory.IfMissing;
import dev.tierwise.application.ledger.LedgerLocation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A place for a ledger in a test: a file, or a schema of a real server. */
record Place(LedgerLocation location, String url) {

    static Place inFile(Path file) {
        return new Place(new LedgerLocation.InFile(file.getFileName().toString(), file), "jdbc:sqlite:" + file);
    }

    Ledger open() {
        return new SqlLedgerFactory().open(location, Programmes.CODEC, IfMissing.CREATE);
    }

    Ledger openExisting() {
        return new SqlLedgerFactory().open(location, Programmes.CODEC, IfMissing.FAIL);
    }

    LedgerCare care() {
        return new SqlLedgerFactory().care(location, Programmes.CODEC);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** Changes something behind the ledger's back. */
    void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}
