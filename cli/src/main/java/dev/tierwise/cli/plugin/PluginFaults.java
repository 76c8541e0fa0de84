package dev.tierwise.cli.plugin;

import dev.tierwise.answers.Printable;
import dev.tierwise.answers.failure.Failure;
import dev.tierwise.cli.Fault;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.border.SourceSecrets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The faults of one adapter of a plug-in: a line for the user, the details in a file. A fault that is the same as the last one, as when
 * a service tries again, is not written down again.
 */
final class PluginFaults {

    private static final Pattern CLASS = Pattern.compile("[\\w$]+([./][\\w$]+)*");

    private final Text plugin;
    private final ThreadGroup threads;
    private SourceSecrets secrets = SourceSecrets.NONE;
    private String lastDetails = "";
    private Text lastPlace = Text.verbatim("");

    /** @param plugin what people call it */
    PluginFaults(Text plugin) {
        this.plugin = plugin;
        this.threads = new Threads(plugin.toString());
    }

    /** The threads that run the adapter, and those that it starts, unless it says otherwise. */
    private final class Threads extends ThreadGroup {

        Threads(String name) {
            super(name);
        }

        /** One that fails gets a line as well, and no stack trace. */
        @Override
        public void uncaughtException(Thread thread, Throwable fault) {
            // standard error is all that a thread of somebody else's has
            System.err.println(Failure.warning(Text.of(
                    PluginFaults.class,
                    "plugin.thread",
                    Printable.line(of(fault).getMessage()))));
        }
    }

    Text plugin() {
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
        return unavailable("failed", why(inner(thrown)), lastPlace);
    }

    /** The adapter cannot be used now; the values follow its name. */
    SourceException unavailable(String key, Object... values) {
        Object[] all = Stream.concat(Stream.of(plugin), Stream.of(values)).toArray();
        return exception(SourceException.Kind.UNAVAILABLE, text(key, all));
    }

    /** An exception of the SPI, which has words in one language alone. */
    static SourceException exception(SourceException.Kind kind, Text text) {
        return new SourceException(kind, text);
    }

    private Text why(Throwable fault) {
        String kind = fault.getClass().getSimpleName();
        Optional<String> missing = missingClass(fault);
        if (missing.isPresent()) {
            return text("why.class", secrets.maskedIn(missing.get()));
        }
        if (fault instanceof UnsupportedClassVersionError) {
            return text("why.java", kind, Runtime.version().feature());
        }
        return text(fault instanceof LinkageError ? "why.linkage" : "why.other", kind);
    }

    private static Text text(String key, Object... values) {
        return Text.of(PluginFaults.class, "plugin." + key, values);
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
