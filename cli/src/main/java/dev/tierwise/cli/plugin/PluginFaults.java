package dev.tierwise.cli.plugin;

import dev.tierwise.answers.Printable;
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
    private final ThreadGroup threads;
    private SourceSecrets secrets = SourceSecrets.NONE;
    private String lastDetails = "";
    private String lastPlace = "";

    /** @param plugin what people call it */
    PluginFaults(String plugin) {
        this.plugin = plugin;
        this.threads = new Threads(plugin);
    }

    /** The threads that run the adapter, and those that it starts, unless it says otherwise. */
    private final class Threads extends ThreadGroup {

        Threads(String name) {
            super(name);
        }

        /** One that fails gets a line as well, and no stack trace. */
        @Override
        public void uncaughtException(Thread thread, Throwable fault) {
            System.err.println(
                    "warning: " + Printable.line("a thread of " + of(fault).getMessage()));
        }
    }

    String plugin() {
        return plugin;
    }

    ThreadGroup threads() {
        return threads;
    }

    /** From now on these are not shown: the adapter was given them for a source. */
    synchronized void hide(SourceSecrets given) {
        secrets = secrets.and(given);
    }

    /** A fault as a source that cannot be used. What a plug-in throws may hold anything: only its kind is shown. */
    synchronized SourceException of(Throwable thrown) {
        String trace = secrets.maskedIn(Fault.trace(thrown));
        if (!trace.equals(lastDetails)) {
            lastDetails = trace;
            lastPlace = Fault.writtenDown(trace);
        }
        return new SourceException(
                SourceException.Kind.UNAVAILABLE, plugin + " failed" + why(inner(thrown)) + "; " + lastPlace);
    }

    private String why(Throwable fault) {
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

    /** The class that could not be found, also if the plug-in threw something else because of it. */
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
