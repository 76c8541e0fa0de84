package dev.tierwise.cli.plugin;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Notices that a plug-in ends the whole program with {@code System.exit}, which would look like a command that is done. */
public final class ExitByPlugin {

    private ExitByPlugin() {}

    /** The folder of the plug-in whose code is ending the program; empty when none is. For shutdown hooks. */
    public static Optional<String> plugin() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.stream(thread.getValue()).anyMatch(ExitByPlugin::exits))
                .flatMap(ExitByPlugin::loaders)
                .filter(loader -> loader.startsWith(PluginClassLoader.PLUG_IN))
                .findFirst()
                .map(loader -> loader.substring(PluginClassLoader.PLUG_IN.length()));
    }

    /** The thread that calls it waits in there until all hooks have ended. A signal does not come this way. */
    private static boolean exits(StackTraceElement frame) {
        return frame.getClassName().equals(Runtime.class.getName())
                && frame.getMethodName().equals("exit");
    }

    /** The names of the class loaders of the code that runs, then of the plug-in that started the thread. */
    private static Stream<String> loaders(Map.Entry<Thread, StackTraceElement[]> thread) {
        Stream<String> ofCode = Arrays.stream(thread.getValue()).map(StackTraceElement::getClassLoaderName);
        ClassLoader context = thread.getKey().getContextClassLoader();
        return Stream.concat(ofCode, context == null ? Stream.of() : Stream.of(context.getName()))
                .filter(Objects::nonNull);
    }
}
