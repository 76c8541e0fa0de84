package dev.tierwise.browser;

import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one browser for a class of tests and hands it to every test that has a parameter of type {@link Browser}. Each test finds it as it is
 * after a start, and fails if a page wrote to the console or asked for anything else than itself. Without a browser the tests are skipped; they
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
        // the store closes it after the last test of the class
        context.getStore(NAMESPACE).put(Browser.class, Browser.start(installed.get()));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        browser(context).reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            browser(context).check();
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
        return Objects.requireNonNull(context.getStore(NAMESPACE).get(Browser.class, Browser.class));
    }
}
