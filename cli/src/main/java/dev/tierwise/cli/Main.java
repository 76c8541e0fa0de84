package dev.tierwise.cli;

import dev.tierwise.answers.Printable;
import dev.tierwise.cli.plugin.ExitByPlugin;
import dev.tierwise.domain.text.Text;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Where the process begins: looks at the outside once and hands it in. */
public final class Main {

    private static final int USUAL_COLUMNS = 100;
    private static final int LAST_WITH_CONSOLE_ON_TERMINALS_ONLY = 21;

    private Main() {}

    public static void main(String[] args) {
        System.setProperty("java.util.logging.config.class", QuietLogging.class.getName());
        Map<String, String> variables = variables();
        MessageStream err = new MessageStream(new FileOutputStream(FileDescriptor.err));
        Environment environment = new Environment(
                variables,
                Path.of("").toAbsolutePath(),
                System.in,
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                err,
                Clock.systemUTC(),
                isTerminal("tierwise.out.tty"),
                isTerminal("tierwise.err.tty"),
                columns(variables),
                showsUnicode(variables),
                new SignalledStop());
        // what libraries and plug-ins print by themselves must not get between the lines of an answer
        System.setOut(err);
        System.setErr(err);
        AtomicReference<@Nullable Integer> ended = new AtomicReference<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> refuseExit(ended.get(), environment)));
        int code = Tierwise.run(List.of(args), environment);
        ended.set(code);
        System.exit(code);
    }

    /**
     * A plug-in that ends the program itself has not done what the command is for, whatever it says. One that does so when the command
     * is over does not change how it ended.
     */
    private static void refuseExit(@Nullable Integer ended, Environment environment) {
        ExitByPlugin.plugin().ifPresent(plugin -> {
            if (ended == null) {
                environment.say(Environment.complaint(Text.of(Main.class, "plugin.ended", Printable.line(plugin))));
            }
            Runtime.getRuntime().halt(ended == null ? ExitCode.FAULT.code() : ended);
        });
    }

    /** The start script changes the locale where Java could not read umlauts in it, and tells which one was asked for. */
    private static Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(System.getenv());
        String locale = System.getProperty("tierwise.locale");
        if (locale != null) {
            variables.put("LC_ALL", locale);
        }
        return Map.copyOf(variables);
    }

    /** The start script knows; without it only a terminal on both ends can be told, and only up to Java 21. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal(String property) {
        String told = System.getProperty(property);
        return told == null
                ? Runtime.version().feature() <= LAST_WITH_CONSOLE_ON_TERMINALS_ONLY && System.console() != null
                : Boolean.parseBoolean(told);
    }

    private static int columns(Map<String, String> variables) {
        String told = System.getProperty("tierwise.columns", variables.getOrDefault("COLUMNS", ""));
        try {
            return Integer.parseInt(told.trim());
        } catch (NumberFormatException e) {
            return USUAL_COLUMNS;
        }
    }

    private static boolean showsUnicode(Map<String, String> variables) {
        for (String variable : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String locale = variables.getOrDefault(variable, "");
            if (!locale.isEmpty()) {
                return locale.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8");
            }
        }
        return System.getProperty("os.name", "").startsWith("Windows");
    }
}
