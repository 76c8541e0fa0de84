package dev.tierwise.cli.plugin;

import dev.tierwise.application.source.SourceSecrets;
import dev.tierwise.application.spi.SourceException;
import dev.tierwise.cli.Fault;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The faults of one adapter of a plug-in: a line for the user, the details in a file. A fault that is the same as the last one, as when
 * a service tries again, is not written down again.
 */
final class PluginFaults {

    private static final Pattern CLASS = Pattern.compile("[\\w$]+([./][\\w$]+)*");

    private final String plugin;
    private String lastDetails = "";
    private String lastPlace = "";

    /** @param plugin what people call it */
    PluginFaults(String plugin) {
        this.plugin = plugin;
    }

    String plugin() {
        return plugin;
    }

    /**
     * A fault as a source that cannot be used. What a plug-in throws may hold anything: only its kind is shown.
     *
     * @param secrets those that the plug-in was given
     */
    SourceException of(Throwable thrown, SourceSecrets secrets) {
        return new SourceException(
                SourceException.Kind.UNAVAILABLE,
                plugin + " failed" + why(inner(thrown), secrets) + "; "
                        + details(secrets.maskedIn(Fault.trace(thrown))));
    }

    private synchronized String details(String trace) {
        if (!trace.equals(lastDetails)) {
            lastDetails = trace;
            lastPlace = Fault.writtenDown(trace);
        }
        return lastPlace;
    }

    private static String why(Throwable fault, SourceSecrets secrets) {
        String kind = fault.getClass().getSimpleName();
        Optional<String> missing = missingClass(fault);
        if (missing.isPresent()) {
            return ": the class " + secrets.maskedIn(missing.get())
                    + " is missing, perhaps because the plug-in is incomplete or was made for another version of Tierwise";
        }
        if (fault instanceof UnsupportedClassVersionError) {
            return " (" + kind + "): it needs a newer Java than this one, which is "
                    + Runtime.version().feature();
        }
        return fault instanceof LinkageError
                ? " (" + kind + "): a class or method is missing, perhaps because it was made for another version of"
                        + " Tierwise or is incomplete"
                : " (" + kind + "); this is a fault of the plug-in, tell its author";
    }

    /** What went wrong, where Java says only that something was being loaded or begun. */
    private static Throwable inner(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause != null
                        && (thrown instanceof ServiceConfigurationError
                                || thrown instanceof ExceptionInInitializerError)
                ? inner(cause)
                : thrown;
    }

    /** The class that was looked for in vain, also where the plug-in threw something else because of it. */
    private static Optional<String> missingClass(Throwable fault) {
        Set<Throwable> seen = new HashSet<>();
        for (@Nullable Throwable e = fault; e != null && seen.add(e); e = e.getCause()) {
            if (e instanceof NoClassDefFoundError || e instanceof ClassNotFoundException) {
                return Optional.of(Objects.requireNonNullElse(e.getMessage(), ""))
                        .filter(name -> CLASS.matcher(name).matches())
                        .map(name -> name.replace('/', '.'));
            }
        }
        return Optional.empty();
    }
}
