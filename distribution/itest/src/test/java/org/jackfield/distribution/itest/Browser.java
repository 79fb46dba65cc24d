package org.jackfield.distribution.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium with an empty profile, driven as a person would: by what is written on the page and by keys. */
final class Browser implements AutoCloseable {
    static final Dimension WIDE = new Dimension(1280, 800);
    static final Dimension NARROW = new Dimension(390, 844);
    /** Generous, because CI machines are slow; nearly everything takes a fraction of a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(3);

    /** What a page finds behind a proxy that lets no WebSocket through: every connection fails. */
    private static final String NO_WEB_SOCKET = """
            window.WebSocket = class extends EventTarget {
                constructor() {
                    super();
                    setTimeout(() => {
                        this.onerror?.(new Event('error'));
                        this.onclose?.(new CloseEvent('close', { code: 1006 }));
                    });
                }
                close() {}
                send() {}
            };
            """;

    private static final String SAYS = """
            const says = (node) => node.nodeType === Node.TEXT_NODE
                ? node.data.includes(arguments[0]) && node.parentElement?.checkVisibility() !== false
                : !['SCRIPT', 'STYLE'].includes(node.nodeName)
                    && ([...node.childNodes].some(says) || (node.shadowRoot && says(node.shadowRoot)));
            return says(document.body);
            """;

    private final ChromeDriver driver;
    private final String base;

    private Browser(ChromeDriver driver, String base) {
        this.driver = driver;
        this.base = base;
    }

    /** A browser of this size that knows nothing yet, over plain HTTP. */
    static Browser open(Instance instance, Dimension size) {
        return new Browser(driver(size), instance.uri("").toString());
    }

    /** The same, of pages that are not the product's. */
    static Browser at(String base, Dimension size) {
        return new Browser(driver(size), base);
    }

    /** The same over HTTPS, by somebody who has accepted the self-signed certificate. */
    static Browser overHttps(Instance instance, Dimension size) {
        return new Browser(driver(size), "https://127.0.0.1:" + instance.port(Instance.Port.HTTPS));
    }

    /** The same over HTTPS, where something on the way lets no WebSocket through. */
    static Browser withoutWebSocket(Instance instance, Dimension size) {
        Browser browser = overHttps(instance, size);
        browser.driver.executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument", Map.of("source", NO_WEB_SOCKET));
        return browser;
    }

    private static ChromeDriver driver(Dimension size) {
        ChromeOptions options = new ChromeOptions();
        options.setAcceptInsecureCerts(true);
        options.setBinary(tool("chromium").toFile());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage", "--hide-scrollbars");
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en-GB"));
        options.setExperimentalOption(
                "mobileEmulation",
                Map.of(
                        "deviceMetrics",
                        Map.of(
                                "width", size.width, "height", size.height, "pixelRatio", 1.0, "touch", false,
                                "mobile", false)));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.SEVERE);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(tool("chromedriver").toFile())
                .build();
        return new ChromeDriver(service, options);
    }

    private static Path tool(String name) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        name + " is not installed: ./jackfield verify installs what tests need"));
    }

    void go(String path) {
        driver.get(base + path);
    }

    /** Logs in and waits for the page's frame. */
    void logIn(String name, String password) {
        enterCredentials(name, password);
        await(By.cssSelector("vaadin-app-layout"));
    }

    void enterCredentials(String name, String password) {
        replace(await(By.cssSelector("input[name=username]")), name);
        WebElement field = await(By.cssSelector("input[name=password]"));
        replace(field, password);
        field.sendKeys(Keys.ENTER);
    }

    /** Fills the fields of this kind, in their order on the page. */
    void fill(String selector, String... values) {
        await(By.cssSelector(selector));
        List<WebElement> fields = driver.findElements(By.cssSelector(selector));
        for (int i = 0; i < values.length; i++) {
            replace(fields.get(i), values[i]);
        }
        fields.get(values.length - 1).sendKeys(Keys.ENTER);
    }

    /** Enters something into a field by its label: text, what a choice says, or anything to tick a box. */
    void enter(String label, String value) {
        enter("body", 0, label, value);
    }

    /** Fills fields of one of the page's forms for settings by their labels, and saves it. */
    void save(int form, Map<String, String> values) {
        values.forEach((label, value) -> enter(".jf-settings-form", form, label, value));
        WebElement button = (WebElement) script("""
                return [...document.querySelectorAll('.jf-settings-form')[arguments[0]].querySelectorAll('vaadin-button')]
                    .find(each => each.innerText.trim() === 'Save')""", form);
        button.click();
        awaitText("Saved");
        awaitTrue("document.querySelectorAll('vaadin-notification-card').length === 0");
    }

    private void enter(String within, int number, String label, String value) {
        WebElement field = new WebDriverWait(driver, PATIENCE).until(any -> (WebElement) script("""
                const within = document.querySelectorAll(arguments[0])[arguments[1]];
                return within && [...within.querySelectorAll('*')].find(each => each.label === arguments[2])""",
                within, number, label));
        switch (field.getTagName()) {
            case "vaadin-checkbox" -> {
                if (!Boolean.TRUE.equals(script("return arguments[0].checked", field))) {
                    field.findElement(By.cssSelector("input")).sendKeys(Keys.SPACE);
                }
            }
            case "vaadin-combo-box" -> {
                field.findElement(By.cssSelector("input")).click();
                await(By.xpath("//vaadin-combo-box-item[normalize-space(.)='" + value + "']")).click();
            }
            default -> {
                WebElement input = field.findElement(By.cssSelector("input"));
                // what is pasted into one line loses its line ends; typed ones would press Enter
                replace(input, value.replace("\n", ""));
                input.sendKeys(Keys.TAB);
            }
        }
    }

    /** Chooses a file to upload. */
    void upload(String selector, Path file) {
        WebElement upload = await(By.cssSelector(selector));
        WebElement input = (WebElement) script(
                "return arguments[0].shadowRoot.querySelector('input[type=file]')"
                        + " || arguments[0].querySelector('input[type=file]')", upload);
        input.sendKeys(file.toAbsolutePath().toString());
    }

    /** Drags with the mouse from one thing to another. */
    void drag(By from, By to) {
        new Actions(driver).moveToElement(await(from)).clickAndHold().moveByOffset(4, 4).perform();
        new Actions(driver).moveToElement(await(to)).moveByOffset(1, 1).perform();
        new Actions(driver).release().perform();
    }

    private static void replace(WebElement field, String text) {
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    /** Opens a page by its line in the navigation. */
    void choose(String page) {
        await(line(page)).click();
    }

    void awaitTitle(String title) {
        await(By.xpath("//h1[contains(., '" + title + "')]"));
    }

    /** Waits until something visible says this, inside Vaadin's components as well. */
    void awaitText(String text) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage("nothing says: " + text)
                .until(any -> Boolean.TRUE.equals(script(SAYS, text)));
    }

    void awaitLine(String page) {
        await(line(page));
    }

    void awaitNoLine(String page) {
        new WebDriverWait(driver, PATIENCE).until(ExpectedConditions.numberOfElementsToBe(line(page), 0));
    }

    /** What the navigation offers, in its order. */
    List<String> lines() {
        await(By.cssSelector("vaadin-side-nav-item"));
        return driver.findElements(By.cssSelector("vaadin-side-nav-item")).stream()
                .map(item -> script("return arguments[0].innerText.split('\\n')[0].trim()", item).toString())
                .toList();
    }

    private static By line(String page) {
        return By.xpath("//vaadin-side-nav-item[starts-with(normalize-space(.), '" + page + "')]");
    }

    /** Clicks a button by what is written on it, or by its label for those who cannot see; in a dialog before the page. */
    void click(String button) {
        By last = By.xpath(
                "(//vaadin-button[normalize-space(.)='" + button + "' or @aria-label='" + button + "'])[last()]");
        new WebDriverWait(driver, PATIENCE)
                .ignoring(ElementClickInterceptedException.class, StaleElementReferenceException.class)
                .until(any -> {
                    await(last).click();
                    return true;
                });
    }

    /** Waits until something visible says this, for as long as a session may last. */
    void awaitTextLong(String text) {
        new WebDriverWait(driver, LONGEST_PATIENCE)
                .withMessage("nothing says: " + text)
                .until(any -> Boolean.TRUE.equals(script(SAYS, text)));
    }

    WebElement await(By what) {
        return new WebDriverWait(driver, PATIENCE).until(ExpectedConditions.visibilityOfElementLocated(what));
    }

    /** Waits until a script returns true. */
    void awaitTrue(String script) {
        new WebDriverWait(driver, PATIENCE).until(any -> Boolean.TRUE.equals(script("return " + script)));
    }

    Object script(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Goes to another site, whose whole address this is. */
    void goTo(String address) {
        driver.get(address);
    }

    String url() {
        return driver.getCurrentUrl();
    }

    String address() {
        return driver.getCurrentUrl().substring(base.length());
    }

    org.openqa.selenium.Cookie cookie(String name) {
        return driver.manage().getCookieNamed(name);
    }

    /** Errors that the browser wrote to its console since the last call. */
    List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    void screenshot(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
