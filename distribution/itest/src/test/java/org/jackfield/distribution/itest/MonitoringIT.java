package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Silent monitoring in a browser: what comes out of its loudspeaker was said less than a second before. */
class MonitoringIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MOST_LAG = 1000;
    private static final int LISTEN_SECONDS = 4;

    /** Notes what is played and when it comes out, by the clock that the recording's times are of as well. */
    private static final String NOTE = """
            window.heard = [];
            const start = AudioBufferSourceNode.prototype.start;
            AudioBufferSourceNode.prototype.start = function(when) {
                const wait = (when - this.context.currentTime + (this.context.outputLatency || 0)) * 1000;
                window.heard.push({ at: Date.now() + wait, samples: [0, 1].map(side => [...this.buffer.getChannelData(side)]) });
                return start.call(this, when);
            };
            """;

    private static Instance jackfield;
    private static Rest rest;

    @BeforeAll
    static void start() throws IOException {
        jackfield = Instance.fresh("monitoring").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        String network = "127." + (30 + ProcessHandle.current().pid() % 200);
        int mirror = FreePorts.udp();
        SimulatedOffice.in(jackfield, "office = false", "media = true", "mediaNetwork = " + network, "mirrorTo = 127.0.0.1:" + mirror);
        Files.writeString(jackfield.path("etc/org.jackfield.core.capture.cfg"), """
                remote = 127.0.0.1:%d
                remoteSenders = 127.0.0.1
                phoneSystems = %s.0.1
                """.formatted(mirror, network));
        Files.writeString(jackfield.path("etc/org.jackfield.apps.recording.devices.cfg"), "phoneSystem = Office\nextensions = 1004\n");
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("recording-ip-sip=4"));
        jackfield.start();
        rest = new Rest(jackfield);
        SimulatedOffice.awaitFollowed(rest);
        await("recording runs").atMost(SOON).until(() -> rest.get("recordings/live").status() == 200);
        await("the device is recorded").atMost(SOON).until(() -> jackfield.shell("recording:devices").contains("1004"));
        jackfield.shell("recording:format g711");
    }

    @AfterAll
    static void stop() {
        jackfield.close();
        if (rest != null) {
            rest.close();
        }
    }

    @Test
    void whatIsHeardWasSaidLessThanASecondBefore() {
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            showLiveCalls(browser);
            jackfield.shell("simulator:place 1001 1004");
            jackfield.shell("simulator:answer 1004");
            await("it is recorded").atMost(SOON).until(() -> rest.read("recordings/live").path(0).path("audio").asBoolean());
            browser.go("/recordings");
            browser.await(By.cssSelector(".jf-live-row"));
            browser.script(NOTE);
            browser.click("Listen to 1004");
            browser.awaitTrue("window.heard.reduce((sum, piece) => sum + piece.samples[0].length, 0) > "
                    + LISTEN_SECONDS * Sound.RATE);
            long at = ((Number) browser.script("return Math.round(window.heard[0].at)")).longValue();
            Sound[] heard = {played(browser, 0), played(browser, 1)};
            jackfield.shell("simulator:clear 1001");

            JsonNode part = await("it is kept").atMost(SOON).until(MonitoringIT::onlyPart, found -> found != null);
            byte[] wav = rest.octets("recordings/" + rest.read("recordings").get("items").get(0).get("segment").asText() + "/audio");
            int louder = heard[0].loudest() > heard[1].loudest() ? 0 : 1;
            Sound kept = Sound.ofWav(wav, louder);
            int begin = kept.begins(heard[louder]);
            assertThat(kept.likeness(heard[louder], begin)).as("it is what is kept").isGreaterThan(0.95);
            long said = Instant.parse(part.get("started").asText()).toEpochMilli() + begin * 1000L / Sound.RATE;
            System.out.printf("Heard %d ms after it was said%n", at - said);
            assertThat(at - said).as("milliseconds from the mouth to the ear").isBetween(0L, (long) MOST_LAG);
        }
    }

    private static JsonNode onlyPart() {
        JsonNode items = rest.read("recordings?state=RECORDED").get("items");
        return items.isEmpty() ? null : items.get(0).get("parts").get(0);
    }

    @SuppressWarnings("unchecked")
    private static Sound played(Browser browser, int side) {
        List<Number> samples = (List<Number>) browser.script("return window.heard.flatMap(piece => piece.samples[" + side + "])");
        return new Sound(samples.stream().mapToDouble(sample -> sample.doubleValue() * 32_768).toArray());
    }

    private static void showLiveCalls(Browser browser) {
        browser.go("/");
        browser.logIn("engineer", Rest.PASSWORD);
        browser.go("/settings/recording");
        String choice = "//vaadin-checkbox[contains(., 'Show calls that are being recorded')]";
        browser.await(By.xpath(choice)).click();
        browser.await(By.xpath(choice + "/ancestor::div[contains(@class, 'jf-settings-form')]//vaadin-button[contains(., 'Save')]")).click();
        browser.awaitText("Changed by engineer");
    }
}
