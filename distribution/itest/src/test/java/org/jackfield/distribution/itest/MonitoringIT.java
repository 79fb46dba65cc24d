package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/**
 * Silent monitoring in a browser: from the datagrams of a mirror port to the loudspeaker it takes less than a second, counted in
 * audio and not by a clock, for a busy machine has slow clocks. How long it took by the clock is told.
 */
class MonitoringIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MOST_LAG = 1000;
    /** What is said after a mark's beginning before the telephone waits for the listener, in packets of 20 ms. */
    private static final int SAID_AFTER = 15;
    private static final int MEASURED = 5;
    private static final int MARK_SAMPLES = MirroredTalk.MARK_MILLIS * Sound.RATE / 1000;

    /** Notes of each mark how long it waits in the browser before it is heard, when that is, how long it is and what is around it. */
    private static final String NOTE = """
            window.marks = [];
            window.heard = 0;
            const start = AudioBufferSourceNode.prototype.start;
            AudioBufferSourceNode.prototype.start = function(when) {
                const sides = [0, 1].map(side => this.buffer.getChannelData(side));
                const wait = (when - this.context.currentTime + (this.context.outputLatency || 0)) * 1000;
                for (let i = 0; i < this.buffer.length; i++) {
                    const loud = Math.abs(sides[0][i]) > 0.5;
                    if (loud && !window.loud) {
                        const waits = wait + i * 1000 / this.buffer.sampleRate;
                        window.marks.push({ waits, at: Date.now() + waits, samples: 0, other: 0 });
                    }
                    window.loud = loud;
                    const mark = window.marks.at(-1);
                    if (mark) {
                        mark.samples += loud ? 1 : 0;
                        mark.other = Math.max(mark.other, Math.abs(sides[1][i]));
                    }
                }
                window.heard += this.buffer.length;
                return start.call(this, when);
            };
            """;

    private static Instance jackfield;
    private static Rest rest;
    private static int mirror;

    @BeforeAll
    static void start() throws IOException {
        jackfield = Instance.fresh("monitoring").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        mirror = FreePorts.udp();
        SimulatedOffice.in(jackfield, "office = false");
        Files.writeString(jackfield.path("etc/org.jackfield.core.capture.cfg"), """
                remote = 127.0.0.1:%d
                remoteSenders = 127.0.0.1
                phoneSystems = 10.9.0.1
                """.formatted(mirror));
        Files.writeString(jackfield.path("etc/org.jackfield.apps.recording.devices.cfg"), """
                phoneSystem = Office
                extensions = 1006@10.9.0.6
                """);
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("recording-ip-sip=4"));
        jackfield.start();
        rest = new Rest(jackfield);
        SimulatedOffice.awaitFollowed(rest);
        await("recording runs").atMost(SOON).until(() -> rest.get("recordings/live").status() == 200);
        await("the device is recorded").atMost(SOON).until(() -> jackfield.shell("recording:devices").contains("1006"));
        SimulatedOffice.awaitHeard(jackfield);
    }

    @AfterAll
    static void stop() {
        jackfield.close();
        if (rest != null) {
            rest.close();
        }
    }

    @Test
    void whatIsHeardWasSaidLessThanASecondBefore() throws IOException {
        try (Browser browser = Browser.open(jackfield, Browser.WIDE);
                MirroredTalk talk = new MirroredTalk("10.9.0.6", "10.9.0.1", mirror)) {
            showLiveCalls(browser);
            jackfield.shell("simulator:place 1005 1006");
            jackfield.shell("simulator:answer 1006");
            await("it is recorded").atMost(SOON).until(() -> rest.read("recordings/live").path(0).path("audio").asBoolean());
            browser.go("/recordings");
            browser.await(By.cssSelector(".jf-live-row"));
            browser.script(NOTE);
            browser.click("Listen to 1006");
            browser.awaitTrue("window.heard > 8000");

            List<Long> lags = new ArrayList<>();
            for (int mark = 0; mark < MEASURED; mark++) {
                talk.mark(Integer.MAX_VALUE / 2);
                browser.awaitTrue("window.marks.length > " + mark + " && !window.loud");
                lags.add(number(browser, "at", mark) - talk.saidAt());
            }
            System.out.printf("Silent monitoring: heard %s ms after it was said%n", lags);

            // A listener that is more than this behind would wait for ever.
            talk.mark(SAID_AFTER);
            browser.awaitTrue("window.marks.length > " + MEASURED + " && !window.loud");
            int since = talk.saidSince();
            assertThat(since).isLessThanOrEqualTo(SAID_AFTER * MirroredTalk.PACKET_MILLIS);
            assertThat(since + number(browser, "waits", MEASURED)).as("milliseconds of audio between mouth and ear").isLessThan(MOST_LAG);
            talk.goOn();

            // a machine that stalls for a moment cuts one mark in two
            assertThat((Boolean) browser.script("return window.marks.every(mark => mark.samples <= " + MARK_SAMPLES + ")"))
                    .as("nothing is heard twice").isTrue();
            assertThat((Long) browser.script("return window.marks.filter(mark => mark.samples === " + MARK_SAMPLES + ").length"))
                    .as("marks that are whole").isGreaterThanOrEqualTo(MEASURED - 1);
            assertThat((Boolean) browser.script("return window.marks.every(mark => mark.other < 0.01)"))
                    .as("the other side is silent meanwhile").isTrue();
        }
    }

    private static long number(Browser browser, String what, int mark) {
        return ((Number) browser.script("return Math.round(window.marks[" + mark + "]." + what + ")")).longValue();
    }

    private static void showLiveCalls(Browser browser) {
        browser.go("/settings/recording");
        browser.logIn("engineer", Rest.PASSWORD);
        browser.enter("Show calls that are being recorded", "yes");
        browser.script("""
                [...document.querySelectorAll('.jf-settings-form')].find(form => form.innerText.includes('Show calls that are being recorded'))
                    .querySelector('vaadin-button[theme~=primary]').click()""");
        browser.awaitText("Saved");
    }
}
