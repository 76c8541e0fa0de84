package dev.tierwise.cli.command;

import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.UserException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The programmes that can be named by who asks a running program: the built-in ones and those of the configuration. */
final class NamedProgrammes {

    private NamedProgrammes() {}

    /**
     * What is read of an account under each of them, by id.
     *
     * @param accounts all accounts of the configuration
     */
    static Map<String, SnapshotRequest> of(SourceOptions.Asked account, List<SourceOptions.Asked> accounts) {
        Map<String, SnapshotRequest> programmes = new HashMap<>();
        Stream.concat(BuiltInProgrammes.all().stream(), accounts.stream().map(SourceOptions.Asked::programme))
                .flatMap(rules -> under(rules, account).stream())
                .forEach(asked -> programmes.put(asked.programme().historyId(), request(asked)));
        programmes.put(account.programme().historyId(), request(account));
        return programmes;
    }

    /** What is read of an account under its own. */
    static SnapshotRequest request(SourceOptions.Asked account) {
        return account.request(Detail.NAMES, (source, rows) -> {});
    }

    /** What is asked of an account under other rules; empty if its rates are not good for their currency. */
    private static Optional<SourceOptions.Asked> under(Programme rules, SourceOptions.Asked account) {
        try {
            return Optional.of(account.under(rules));
        } catch (UserException e) {
            return Optional.empty();
        }
    }
}
