package dev.tierwise.adapter.hubspot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Listens to everything that a test makes the adapter say: standard output and error, every logger at its finest,
 * every failure with its causes and traces. After each test none of it may hold a secret. Two tests cannot listen at
 * the same time: their classes take turns by a {@code ResourceLock}.
 */
final class Spoken implements BeforeEachCallback, AfterEachCallback {

    static final String TOKEN = "pat-eu1-0f5c-fixed-token";
    static final String CLIENT_SECRET = "cs-41c7-client-secret";
    static final String REFRESH_TOKEN = "rt-97d2-refresh-token";
    static final String ACCESS_TOKEN = "at-5e10-access-token";

    private static final List<String> SECRETS = List.of(TOKEN, CLIENT_SECRET, REFRESH_TOKEN, ACCESS_TOKEN);

    private final Logger logger = Logger.getLogger("okhttp3");
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private PrintStream out = System.out;
    private PrintStream err = System.err;
    private @Nullable Level level;
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord record) {
            say(record.getMessage());
            if (record.getThrown() != null) {
                say(trace(record.getThrown()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Override
    public void beforeEach(ExtensionContext context) {
        said.reset();
        out = System.out;
        err = System.err;
        level = logger.getLevel();
        PrintStream listening = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(listening);
        System.setErr(listening);
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(log);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        System.setOut(out);
        System.setErr(err);
        logger.removeHandler(log);
        logger.setLevel(level);
        logger.setUseParentHandlers(true);
        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain(SECRETS);
    }

    /** Notes what something prints as. */
    void say(Object thing) {
        said.writeBytes(String.valueOf(thing).getBytes(StandardCharsets.UTF_8));
    }

    /** The failure that a call ends with; what it says is noted. */
    ApiException failureOf(ThrowingCallable call) {
        try {
            call.call();
        } catch (ApiException e) {
            say(trace(e));
            say(e.missingScopes());
            say(e.correlationId());
            return e;
        } catch (Throwable e) {
            say(trace(e));
            return fail("no ApiException", e);
        }
        return fail("the call did not fail");
    }

    private static String trace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
