package dev.tierwise.server.offender;

import com.sun.net.httpserver.HttpServer;
import dev.tierwise.cli.ExitCode;
import java.io.IOException;

/** What a server may not know, and what one of its packages alone may do; shown to the rules that forbid it. */
public final class KnowsACommandAndListens {

    ExitCode listen() throws IOException {
        HttpServer.create().stop(0);
        return ExitCode.DONE;
    }
}
