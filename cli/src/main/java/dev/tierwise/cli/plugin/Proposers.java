package dev.tierwise.cli.plugin;

import dev.tierwise.spi.proposal.MappingProposer;
import java.util.ServiceLoader;

/** What proposes how exports are read; a part of the distribution, like adapters. */
public final class Proposers {

    private final ClassLoader loader;

    public Proposers(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * The way in to it.
     *
     * @throws IllegalStateException when the distribution lacks it
     */
    public MappingProposer first() {
        return ServiceLoader.load(MappingProposer.class, loader)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing proposes mappings"));
    }
}
