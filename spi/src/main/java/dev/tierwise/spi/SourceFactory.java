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
     * The least version of the SPI that the adapter needs, asked before anything else: a constant of {@link SpiVersion}, as a rule
     * {@link SpiVersion#V1_0}, and a later one only if the adapter uses what that one added. So an adapter that is compiled anew against
     * a later SPI still works with an earlier Tierwise. One that needs more than the Tierwise that loads it has is left out, with a
     * message. There is no default: Tierwise would answer in the adapter's place, with a version that the adapter may not know.
     */
    String spiVersion();

    /** One line without a full stop: what the adapter reads. Words in English alone are a {@link Text#verbatim}. */
    Text description();

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
     * @param settings only settings that are declared, in the declared shape and of the values allowed; those that are required are
     *                 there, unless a test leaves them out, and so are those with a default
     * @throws SourceException when a setting is missing or wrong ({@link SourceException.Kind#MISCONFIGURED}); the message names it,
     *                         see {@link SourceSettings#misconfigured}
     */
    Source open(SourceSettings settings) throws SourceException;
}
