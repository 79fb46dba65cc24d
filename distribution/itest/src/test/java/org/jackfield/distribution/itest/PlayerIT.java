package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The player's very script in a browser, with a recording of a minute: what keys and buttons do, what is drawn and said. */
class PlayerIT {

    private static final Path SCRIPT = Path.of(System.getProperty("jackfield.home"))
            .resolve("../../../../bundles/apps/recording/src/main/resources/META-INF/resources/recording/player.js");
    private static final int SECONDS = 60;
    private static final int RATE = 8000;
    private static final String PAGE = """
            <!DOCTYPE html><html><body><script src="player.js"></script><div id="place"></div><script>
            const say = (names) => Object.fromEntries(names.split(' ').map(name => [name, name]));
            window.show = (audio) => {
                const player = document.createElement('jf-recording-player');
                player.data = {
                    duration: 60000, mayNote: true,
                    labels: say('play pause back forward speed volume position noteHere keys failed'),
                    channels: [{ label: 'Device', low: [-100, 0], high: [100, 0] }, { label: 'Other', low: [0, -100], high: [0, 100] }],
                    stretches: [{ kind: 'pause', from: 20000, to: 30000, short: 'paused' }],
                    marks: [{ kind: 'note', at: 45000, short: 'N', text: 'a note' }]
                };
                player.setAttribute('audio', audio);
                player.addEventListener('note-here', event => { window.noted = event.detail.position; });
                document.getElementById('place').replaceChildren(player);
                window.player = player;
                window.inside = (selector) => player.shadowRoot.querySelector(selector);
                window.painted = (x, y) => {
                    const canvas = inside('canvas');
                    return canvas.getContext('2d').getImageData(Math.round(canvas.width * x), Math.round(canvas.height * y), 1, 1).data[3] > 0;
                };
            };
            </script></body></html>
            """;

    private static HttpServer server;
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        byte[] script = Files.readAllBytes(SCRIPT);
        Map<String, byte[]> files = Map.of(
                "/", PAGE.getBytes(StandardCharsets.UTF_8), "/player.js", script, "/minute.wav", silence());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, files.get(exchange.getRequestURI().getPath())));
        server.start();
        browser = Browser.at("http://127.0.0.1:" + server.getAddress().getPort(), Browser.WIDE);
    }

    @AfterAll
    static void close() {
        browser.close();
        server.stop(0);
    }

    /** Whole or from a byte on, as browsers ask for audio. */
    private static void answer(HttpExchange exchange, byte[] content) throws IOException {
        try (exchange) {
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().set("Content-Type",
                    path.endsWith(".wav") ? "audio/wav" : path.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-.*", "$1"));
            exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
            if (range != null) {
                exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            }
            exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
            exchange.getResponseBody().write(content, from, content.length - from);
        }
    }

    private static byte[] silence() {
        int bytes = SECONDS * RATE * 2;
        return ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 1)
                .putInt(RATE).putInt(RATE * 2).putShort((short) 2).putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes).array();
    }

    @BeforeEach
    void show() {
        browser.go("/");
        browser.script("show('minute.wav')");
        browser.awaitTrue("player._audio.readyState > 0");
    }

    @AfterEach
    void takeAway() {
        browser.script("document.getElementById('place').replaceChildren()");
    }

    private static void press(CharSequence keys) {
        browser.press(keys);
    }

    private static double position() {
        return ((Number) browser.script("return player.position")).doubleValue();
    }

    @Test
    void keysGoToAndFroPlayAndChangeTheSpeed() {
        assertThat(browser.script("return player.shadowRoot.activeElement?.className")).as("has the keyboard").isEqualTo("wave");
        press(Keys.ARROW_RIGHT);
        assertThat(position()).isEqualTo(5);
        browser.script("inside('.wave').dispatchEvent(new KeyboardEvent('keydown',"
                + " { key: 'ArrowRight', shiftKey: true, bubbles: true, composed: true }))");
        assertThat(position()).isEqualTo(35);
        press(Keys.ARROW_LEFT);
        assertThat(position()).isEqualTo(30);
        press(Keys.END);
        assertThat(position()).isEqualTo(SECONDS);
        press(Keys.HOME);
        assertThat(position()).isZero();
        press("+");
        browser.awaitTrue("inside('select').value === '1.25'");
        press("-");
        press("-");
        browser.awaitTrue("inside('select').value === '0.75'");
        press(" ");
        browser.awaitTrue("inside('.main').getAttribute('aria-label') === 'pause' && player.position > 0");
        press(" ");
        browser.awaitTrue("inside('.main').getAttribute('aria-label') === 'play'");
    }

    @Test
    void bothSidesAndThePauseAreDrawnAndTheTimeIsSaid() {
        assertThat(browser.script("return [painted(0.2, 0.1), painted(0.8, 0.1), painted(0.8, 0.6), painted(0.2, 0.6)].join()"))
                .as("the device spoke first, the other then").isEqualTo("true,false,true,false");
        assertThat(browser.script("return [painted(0.45, 0.02), painted(0.6, 0.02)].join()")).as("the pause").isEqualTo("true,false");
        press(Keys.ARROW_RIGHT);
        browser.awaitTrue("inside('.wave').getAttribute('aria-valuetext') === '0:05 / 1:00'");
        assertThat(browser.script("return inside('.wave').getAttribute('aria-valuemax')")).isEqualTo("60");
        assertThat(browser.script("return inside('.time').textContent")).isEqualTo("0:05 / 1:00");
    }

    @Test
    void marksAndTheDrawingLeadToTheirPlacesAndNotesKnowWhere() {
        browser.script("inside('.marks button.note').click()");
        assertThat(position()).isEqualTo(45);
        assertThat(browser.script("return inside('.marks button.note').getAttribute('aria-label')")).isEqualTo("0:45 a note");
        browser.script("inside('.note-here').click()");
        assertThat(browser.script("return window.noted")).isEqualTo(45_000L);
        browser.script("const box = inside('.wave').getBoundingClientRect();"
                + "player._wave.setPointerCapture = () => {};"
                + "inside('.wave').dispatchEvent(new PointerEvent('pointerdown', { clientX: box.left + box.width / 4 }))");
        assertThat(position()).isBetween(14.9, 15.1);
    }

    @Test
    void onePlaceOfThePageIsAsGoodAsAnother() {
        browser.script("const place = document.createElement('section'); document.getElementById('place').replaceChildren(place);"
                + "place.append(player)");
        browser.awaitTrue("player._audio.readyState > 0");
        browser.script("inside('.wave').focus()");
        press(" ");
        browser.awaitTrue("inside('.main').getAttribute('aria-label') === 'pause' && player.position > 0");
        browser.script("player.remove()");
        browser.awaitTrue("player._audio.paused && !player._audio.hasAttribute('src')");
    }

    @Test
    void whatCannotBePlayedIsSaid() {
        browser.script("show('gone.wav')");
        browser.awaitTrue("!inside('.failure').hidden && inside('.failure').textContent === 'failed' && inside('.main').disabled");
    }
}
