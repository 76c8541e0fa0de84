package dev.tierwise.browser;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a browser for a class of tests, or several where its tests run side by side, and hands one to every test that has a parameter of type
 * {@link Browser}. Each test finds it as it is after a start, has it for itself, and fails if a page wrote to the console or asked for anything else than itself. Without a browser the tests are skipped; they
 * fail if {@code TIERWISE_BROWSER=required}.
 */
final class BrowserExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(BrowserExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<InstalledBrowser> installed = InstalledBrowser.find(System.getenv());
        if (installed.isEmpty()) {
            if (InstalledBrowser.isRequired(System.getenv())) {
                throw new IllegalStateException(InstalledBrowser.MISSING);
            }
            Assumptions.abort(InstalledBrowser.MISSING);
        }
        // the store closes them after the last test of the class
        context.getStore(NAMESPACE).put(Browsers.class, new Browsers(installed.get()));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Browser browser = browsers(context).take();
        context.getStore(NAMESPACE).put(Lent.class, new Lent(browser));
        browser.reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Browser browser = browser(context);
        try {
            if (context.getExecutionException().isEmpty()) {
                browser.check();
            }
        } finally {
            browsers(context).giveBack(browser);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return browser(context);
    }

    private static Browser browser(ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(NAMESPACE).get(Lent.class, Lent.class))
                .browser();
    }

    private static Browsers browsers(ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(NAMESPACE).get(Browsers.class, Browsers.class));
    }

    /** The browser of a test; the store of the test must not close it. */
    private record Lent(Browser browser) {}

    /** The browsers of a class. */
    private static final class Browsers implements AutoCloseable {

        private final InstalledBrowser installed;
        private final Queue<Browser> idle = new ConcurrentLinkedQueue<>();

        Browsers(InstalledBrowser installed) {
            this.installed = installed;
        }

        Browser take() {
            Browser browser = idle.poll();
            return browser == null ? Browser.start(installed) : browser;
        }

        void giveBack(Browser browser) {
            idle.add(browser);
        }

        @Override
        public void close() throws IOException {
            for (Browser browser : idle) {
                browser.close();
            }
        }
    }
}
