package dev.tierwise.spi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of this package, {@code MAJOR.MINOR}. Within a major version everything that an adapter uses stays and means the
 * same; a minor version adds. An adapter works with a Tierwise whose SPI has the same major version and the same or a later
 * minor one.
 */
public final class SpiVersion {

    /** The first version. */
    public static final String V1_0 = "1.0";

    /** The version of this package. An adapter names the least one that it needs instead, such as {@link #V1_0}. */
    public static final String CURRENT = V1_0;

    private static final Pattern FORM = Pattern.compile("(?<major>[0-9]{1,4})\\.(?<minor>[0-9]{1,4})");

    private SpiVersion() {}

    /**
     * Whether an adapter that needs a version works with this one.
     *
     * @param adapters what {@link SourceFactory#spiVersion} answers; a text of another form fits nothing
     */
    public static boolean fits(String adapters) {
        Matcher theirs = FORM.matcher(adapters);
        Matcher ours = FORM.matcher(CURRENT);
        return theirs.matches()
                && ours.matches()
                && theirs.group("major").equals(ours.group("major"))
                && Integer.parseInt(theirs.group("minor")) <= Integer.parseInt(ours.group("minor"));
    }
}
