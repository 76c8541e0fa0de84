package dev.tierwise.cli.plugin;

import dev.tierwise.application.ledger.LedgerFactory;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.domain.text.UserException;
import java.util.ServiceLoader;

/** Finds who can open a ledger. Nothing is loaded before somebody asks. */
public final class Ledgers {

    private final ClassLoader loader;

    public Ledgers(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * The way in to a ledger.
     *
     * @throws UserException when no adapter can open a ledger in such a place
     */
    public LedgerFactory at(LedgerLocation location) {
        return ServiceLoader.load(LedgerFactory.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.opens(location))
                .findFirst()
                .orElseThrow(() -> UserException.usage(Ledgers.class, "ledger.unknown", location.name()));
    }
}
