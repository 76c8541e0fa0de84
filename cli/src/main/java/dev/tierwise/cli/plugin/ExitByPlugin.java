package dev.tierwise.cli.plugin;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notices that a plug-in ends the whole program with {@code System.exit}, which would look like a command that is done. */
public final class ExitByPlugin {

    private ExitByPlugin() {}

    /** The folder of the plug-in whose code is ending the program; empty when none is. For shutdown hooks. */
    public static Optional<String> plugin() {
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            if (exits(thread.getValue())) {
                Optional<String> plugin = pluginOf(thread.getKey(), thread.getValue());
                if (plugin.isPresent()) {
                    return plugin;
                }
            }
        }
        return Optional.empty();
    }

    /** The thread that calls it waits in there until all hooks have ended. A signal does not come this way. */
    private static boolean exits(StackTraceElement[] code) {
        for (StackTraceElement frame : code) {
            if (frame.getClassName().equals(Runtime.class.getName())
                    && frame.getMethodName().equals("exit")) {
                return true;
            }
        }
        return false;
    }

    /** That of the code that runs, else that of the plug-in that started the thread. */
    private static Optional<String> pluginOf(Thread thread, StackTraceElement[] code) {
        for (StackTraceElement frame : code) {
            Optional<String> plugin = pluginOf(frame.getClassLoaderName());
            if (plugin.isPresent()) {
                return plugin;
            }
        }
        ClassLoader context = thread.getContextClassLoader();
        return pluginOf(context == null ? null : context.getName());
    }

    private static Optional<String> pluginOf(@Nullable String loader) {
        return loader != null && loader.startsWith(PluginClassLoader.PLUG_IN)
                ? Optional.of(loader.substring(PluginClassLoader.PLUG_IN.length()))
                : Optional.empty();
    }
}
