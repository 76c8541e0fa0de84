package dev.tierwise.cli;

import java.util.List;
import org.jline.utils.Signals;

/** SIGTERM and Ctrl-C: the first one is a request, the second one ends the process as if nobody had listened. */
final class SignalledStop implements StopRequests {

    private static final List<String> SIGNALS = List.of("TERM", "INT");

    @Override
    public void listen(Runnable stop) {
        for (String signal : SIGNALS) {
            Signals.register(signal, () -> {
                SIGNALS.forEach(Signals::registerDefault);
                stop.run();
            });
        }
    }
}
