package dev.tierwise.spi;

import dev.tierwise.domain.text.Text;
import java.util.List;
import java.util.Set;

/**
 * An adapter's way in, found by {@link java.util.ServiceLoader}. It has a public constructor without arguments that
 * does nothing; all methods but {@link #open} answer at once, without I/O, and may be called from any thread.
 */
public interface SourceFactory {

    /** The adapter's name in {@code adapter:location} and in the configuration: two or more of {@code a-z0-9-}. */
    String name();

    /**
     * The SPI that the adapter was compiled against; asked before anything else. The answer is {@link SpiVersion#CURRENT}, which the compiler writes into
     * the adapter. An adapter that is newer than the Tierwise that loads it is left out, with a message.
     */
    String spiVersion();

    /** One line in English, without a full stop: what the adapter reads. */
    String description();

    /** The same in the language of the user. Since 1.2. */
    default Text descriptionText() {
        return Text.verbatim(description());
    }

    /** The facts that its sources can give, the same at every call; a source may give fewer. */
    Set<Fact> facts();

    /** The settings that it takes, in the order in which people want to read them, the same at every call. */
    List<Setting> settings();

    /** Whether its sources know only the present, and not how things were on an earlier day. */
    default boolean live() {
        return false;
    }

    /**
     * Opens a source. It may be called several times, with the same or other settings; the sources are independent. Nothing is
     * read yet: it answers within seconds and opens no connection.
     *
     * @param settings only settings that are declared, in the declared shape; those that are required are there, unless a test
     *                 leaves them out
     * @throws SourceException when a setting is missing or wrong ({@link SourceException.Kind#MISCONFIGURED}); the message names it
     */
    Source open(SourceSettings settings) throws SourceException;
}
