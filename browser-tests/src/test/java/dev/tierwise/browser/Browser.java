package dev.tierwise.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LoggingPreferences;

/** A browser without a window, and what is seen, typed and asked for in it. Every page has to be opened from disk or from this machine. */
final class Browser implements AutoCloseable {

    /** What the user of a browser prefers, as style sheets ask for it. */
    enum Colours {
        LIGHT,
        DARK
    }

    private static final String AXE = resource("/axe.min.js");

    private final ChromeDriver driver;
    private final Path profile;
    private final Set<URI> opened = new HashSet<>();

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    static Browser start(InstalledBrowser installed) {
        Path profile;
        try {
            profile = Files.createTempDirectory("tierwise-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(installed.browser().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--hide-scrollbars",
                "--lang=en",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable("browser", Level.ALL);
        logs.enable("performance", Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(installed.driver().toFile())
                .usingAnyFreePort()
                .withSilent(true)
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options), profile);
        browser.driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        return browser;
    }

    /** Returns to what a browser is after its start: 1280 pixels wide, light, with script. */
    void reset() {
        script(true);
        driver.get("about:blank");
        opened.clear();
        drain("browser");
        drain("performance");
        size(1280, 900);
        prefer(Colours.LIGHT, false);
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        prefer(Colours.LIGHT, false);
        // beside other browsers none has the focus of the machine, and keys would go astray
        driver.executeCdpCommand("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
    }

    /** Opens a file. */
    void open(Path file) {
        open(file.toUri());
    }

    /** Opens a page. */
    void open(URI page) {
        opened.add(page);
        driver.get(page.toString());
    }

    /** Fails if a page wrote to the console, or asked for anything but itself and what its server has. */
    void check() {
        SoftAssertions.assertSoftly(page -> {
            page.assertThat(drain("browser"))
                    .as("messages on the console")
                    .extracting(LogEntry::getMessage)
                    .isEmpty();
            page.assertThat(requests())
                    .as("requests to elsewhere")
                    .filteredOn(this::isForeign)
                    .isEmpty();
        });
    }

    /** What pages wrote to the console so far; a test that asks for it has seen it. */
    List<String> messages() {
        return drain("browser").stream().map(LogEntry::getMessage).toList();
    }

    private List<String> requests() {
        List<String> requests = new ArrayList<>();
        Json json = new Json();
        for (LogEntry entry : drain("performance")) {
            Map<?, ?> message = in(json.toType(entry.getMessage(), Json.MAP_TYPE), "message");
            String method = String.valueOf(message.get("method"));
            if (method.equals("Network.requestWillBeSent")) {
                requests.add(String.valueOf(in(in(message, "params"), "request").get("url")));
            } else if (method.equals("Network.webSocketCreated")) {
                requests.add(String.valueOf(in(message, "params").get("url")));
            }
        }
        return requests;
    }

    private static Map<?, ?> in(Map<?, ?> map, String key) {
        return (Map<?, ?>) Objects.requireNonNull(map.get(key), key);
    }

    private boolean isForeign(String request) {
        if (request.startsWith("data:") || request.startsWith("about:")) {
            return false;
        }
        URI asked = URI.create(request);
        return opened.stream().noneMatch(page -> isOf(page, asked));
    }

    private static boolean isOf(URI page, URI asked) {
        return Objects.equals(page.getScheme(), asked.getScheme())
                && Objects.equals(page.getRawAuthority(), asked.getRawAuthority())
                && (page.getAuthority() != null || Objects.equals(page.getPath(), asked.getPath()));
    }

    private List<LogEntry> drain(String log) {
        return driver.manage().logs().get(log).getAll();
    }

    /** Sets how large the page is shown; what is as narrow as a phone is shown as a phone does. */
    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    void colours(Colours colours) {
        prefer(colours, false);
    }

    void prefer(Colours colours, boolean reducedMotion) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of(
                                        "name",
                                        "prefers-color-scheme",
                                        "value",
                                        colours == Colours.DARK ? "dark" : "light"),
                                Map.of(
                                        "name",
                                        "prefers-reduced-motion",
                                        "value",
                                        reducedMotion ? "reduce" : "no-preference"))));
    }

    /** Shows the page as it is printed. */
    void showPrinted() {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 688, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Lets the pages that are opened from now on run their scripts, or not. */
    void script(boolean runs) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !runs));
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    boolean isTrue(String script, Object... arguments) {
        return Boolean.TRUE.equals(run("return " + script, arguments));
    }

    long number(String script, Object... arguments) {
        return ((Number) Objects.requireNonNull(run("return " + script, arguments))).longValue();
    }

    String text(String script, Object... arguments) {
        return String.valueOf(run("return " + script, arguments));
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String script, Object... arguments) {
        return (List<String>) Objects.requireNonNull(run("return " + script.strip(), arguments));
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** The element that has the focus of the keyboard. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Presses keys, one after the other, wherever the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Moves the focus with the Tab key until it is on what has a name, as somebody without a mouse does. */
    WebElement tabTo(String name) {
        for (int i = 0; i < 200; i++) {
            press(Keys.TAB);
            WebElement focused = focused();
            if (name.equals(focused.getAccessibleName())) {
                assertThat(isTrue(
                                "getComputedStyle(arguments[0].closest('.seg label, thead th') || arguments[0]).outlineStyle !== 'none'",
                                focused))
                        .as("the focus on %s is visible", name)
                        .isTrue();
                return focused;
            }
        }
        throw new AssertionError("the Tab key does not reach " + name);
    }

    /** Waits until something is seen of a page that may be loaded anew meanwhile. */
    void awaitTrue(String script, Object... arguments) {
        Instant end = Instant.now().plusSeconds(60);
        while (!isTrueNow(script, arguments)) {
            assertThat(Instant.now()).as("%s within a minute", script).isBefore(end);
            sleep();
        }
    }

    private boolean isTrueNow(String script, Object... arguments) {
        try {
            return isTrue(script, arguments);
        } catch (WebDriverException e) {
            return false;
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Moves the focus back to what comes before. */
    void tabBack() {
        new Actions(driver)
                .keyDown(Keys.SHIFT)
                .sendKeys(Keys.TAB)
                .keyUp(Keys.SHIFT)
                .perform();
    }

    /** How many pixels the page is wider than the screen. */
    long overflow() {
        return number("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** The labels of charts that are cut off at an edge of the screen. */
    List<String> cutLabels() {
        return texts("""
                [...document.querySelectorAll("svg text")]
                  .map(text => [text.textContent, text.getBoundingClientRect()])
                  .filter(([, box]) => box.width > 0
                    && (box.left < 0 || box.right > document.documentElement.clientWidth))
                  .map(([text]) => text)
                """);
    }

    /** How long the page took until everything in it was loaded and its script had run. */
    long millisecondsToOpen() {
        return ((Number) Objects.requireNonNull(driver.executeAsyncScript("""
                        const done = arguments[arguments.length - 1];
                        (function look() {
                          const opened = performance.getEntriesByType("navigation")[0].loadEventEnd;
                          if (opened > 0) done(Math.round(opened)); else setTimeout(look, 10);
                        })();
                        """))).longValue();
    }

    /** What makes the page hard to use for some people, as axe finds it: rule, weight and places. */
    @SuppressWarnings("unchecked")
    List<String> barriers() {
        if (!isTrue("typeof axe !== 'undefined'")) {
            driver.executeScript(AXE);
        }
        return (List<String>) Objects.requireNonNull(driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ["violations"]}).then(
                  result => done(result.violations.map(found => found.impact + ": " + found.id + ": " + found.help + ": "
                    + found.nodes.slice(0, 5).map(node => node.target.join(" ") + " " + node.any.map(a => a.message).join(" ")).join(" | "))),
                  failure => done(["axe failed: " + failure]));
                """));
    }

    byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** The whole page, however long, as a picture. */
    byte[] longScreenshot() {
        return picture("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    }

    /** The page printed on A4. */
    byte[] pdf() {
        return picture(
                "Page.printToPDF",
                Map.of("paperWidth", 8.27, "paperHeight", 11.69, "printBackground", false, "preferCSSPageSize", true));
    }

    private byte[] picture(String command, Map<String, Object> how) {
        return Base64.getDecoder()
                .decode(String.valueOf(driver.executeCdpCommand(command, how).get("data")));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
