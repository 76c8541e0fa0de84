package dev.tierwise.cli.command;

import dev.tierwise.answers.Printable;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerCare;
import dev.tierwise.application.ledger.LedgerFactory;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.application.ledger.LedgerOfToday;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.config.Configuration;
import dev.tierwise.cli.config.LedgerPlace;
import dev.tierwise.cli.config.SecretLookup;
import dev.tierwise.cli.plugin.Ledgers;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.spi.Secret;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where the ledger is: the options of every command that uses one. */
public final class LedgerOptions {

    private final Environment environment;
    private final Ledgers ledgers;
    private final ProgrammeCodec programmes;

    @Option(names = "--ledger", order = HelpOrder.SOURCES, paramLabel = "PATH|URL", scope = ScopeType.INHERIT)
    private @Nullable String ledger;

    @Option(names = "--ledger-user", order = HelpOrder.RARE, paramLabel = "NAME", scope = ScopeType.INHERIT)
    private @Nullable String user;

    @Option(names = "--ledger-password", order = HelpOrder.RARE, paramLabel = "REF", scope = ScopeType.INHERIT)
    private @Nullable String password;

    @Inject
    LedgerOptions(Environment environment, Ledgers ledgers, ProgrammeCodec programmes) {
        this.environment = environment;
        this.ledgers = ledgers;
        this.programmes = programmes;
    }

    /**
     * The place that the options or the configuration name, else the usual one.
     *
     * @throws UserException when an option is wrong
     */
    LedgerLocation location(Configuration configuration) {
        Optional<Secret> secret = Optional.ofNullable(password)
                .map(reference -> SecretLookup.of(environment)
                        .ofOption("--ledger-password", reference, environment.workingDirectory()));
        if (ledger != null) {
            return LedgerPlace.of(ledger, environment.workingDirectory(), Optional.ofNullable(user), secret);
        }
        if (user != null || secret.isPresent()) {
            throw UserException.usage(LedgerOptions.class, "ledger.user-alone");
        }
        return configuration.ledger().orElseGet(() -> usual(configuration));
    }

    private LedgerLocation usual(Configuration configuration) {
        if (!configuration.trusted()) {
            throw UserException.usage(LedgerOptions.class, "ledger.not-trusted");
        }
        return LedgerPlace.usual(environment.variables());
    }

    /** Whoever can open a ledger in that place. */
    LedgerFactory factory(LedgerLocation location) {
        return ledgers.at(location);
    }

    /**
     * Opens the ledger.
     *
     * @throws dev.tierwise.application.ledger.LedgerException when it cannot be opened
     */
    Ledger open(LedgerLocation location, LedgerFactory.IfMissing ifMissing) {
        if (ifMissing == LedgerFactory.IfMissing.FAIL) {
            sayIfReadOnly(location);
        }
        return factory(location).open(location, programmes, ifMissing);
    }

    /** Something that is done with or without a ledger. */
    @FunctionalInterface
    interface Work<T> {
        T with(Optional<Ledger> ledger) throws Exception;
    }

    /**
     * Does something with the ledger that the options or the configuration name, else with the usual one where it is there,
     * else without.
     *
     * @param asOf the day that is asked about; empty for today
     * @throws UserException when an option is wrong
     * @throws dev.tierwise.application.ledger.LedgerException when the ledger cannot be opened, or one that is named is not
     *                                                         there
     */
    <T> T withLedgerIfThere(Configuration configuration, Optional<LocalDate> asOf, Work<T> work) throws Exception {
        Optional<Ledger> opened = locationIfThere(configuration)
                .map(location -> open(location, LedgerFactory.IfMissing.FAIL))
                .map(ledger -> asOf.isPresent() ? ledger : new LedgerOfToday(ledger, environment.clock()));
        try {
            return work.with(opened);
        } finally {
            opened.ifPresent(Ledger::close);
        }
    }

    /**
     * Opens the ledger that the options or the configuration name, else the usual one, whenever somebody looks at it; empty as long as
     * the usual one is not there.
     *
     * @throws UserException when an option is wrong
     */
    Supplier<Optional<Ledger>> opening(Configuration configuration) {
        Optional<LedgerLocation> now = locationIfThere(configuration);
        if (now.isPresent() && isNamed(configuration)) {
            sayIfReadOnly(now.get());
            return () -> now.map(this::toLookAt);
        }
        return () -> LedgerPlace.usualIfThere(environment.variables())
                .filter(usual -> configuration.trusted())
                .map(this::toLookAt);
    }

    private Ledger toLookAt(LedgerLocation location) {
        return factory(location).open(location, programmes, LedgerFactory.IfMissing.FAIL);
    }

    private boolean isNamed(Configuration configuration) {
        return ledger != null
                || user != null
                || password != null
                || configuration.ledger().isPresent();
    }

    private Optional<LedgerLocation> locationIfThere(Configuration configuration) {
        if (isNamed(configuration)) {
            return Optional.of(location(configuration));
        }
        Optional<LedgerLocation> usual = LedgerPlace.usualIfThere(environment.variables());
        if (usual.isPresent() && !configuration.trusted()) {
            environment.say(LedgerOptions.class, "ledger.not-used", usual.get().name());
            return Optional.empty();
        }
        return usual;
    }

    private void sayIfReadOnly(LedgerLocation location) {
        if (factory(location).isReadOnly(location)) {
            environment.say(LedgerOptions.class, "ledger.read-only", Printable.line(location.name()));
        }
    }

    /** What can be done to the ledger as a whole without changing it. */
    LedgerCare careToRead(LedgerLocation location) {
        sayIfReadOnly(location);
        return care(location);
    }

    /** What can be done to the ledger as a whole. */
    LedgerCare care(LedgerLocation location) {
        return factory(location).care(location, programmes);
    }
}
