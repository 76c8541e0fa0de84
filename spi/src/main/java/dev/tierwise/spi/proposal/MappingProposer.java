package dev.tierwise.spi.proposal;

import dev.tierwise.spi.SourceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks at the exports in a folder and proposes a mapping, which says where each of our columns comes from. */
public interface MappingProposer {

    /**
     * What people say beforehand.
     *
     * @param partnerName  the agency's name; empty where nobody says it
     * @param emailDomains the domains of its employees' addresses; empty where nobody says them
     * @param timeZone     the agency's, such as {@code Europe/Berlin}; empty where nobody says it
     * @param preset       whose names of columns alone are known, one of {@link #presets()}; empty: all of them
     */
    record Known(
            Optional<String> partnerName,
            List<String> emailDomains,
            Optional<String> timeZone,
            Optional<String> preset) {

        /** @throws NullPointerException if a parameter is null */
        public Known {
            emailDomains = List.copyOf(emailDomains);
        }
    }

    /** The name that a mapping has beside the exports. */
    String fileName();

    /** Whose names of columns can be chosen. */
    List<String> presets();

    /**
     * Looks at headers and values; nothing is written.
     *
     * @param folder where the exports lie
     * @param known  what people say beforehand
     * @throws SourceException when the folder cannot be read, or holds nothing that lists portals
     */
    MappingProposal propose(Path folder, Known known) throws SourceException;
}
