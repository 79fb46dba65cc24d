package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/**
 * What people do with recordings, on the whole product: the simulated office talks, and what was recorded of it is
 * heard from any place, paused, exported, and verified from outside.
 */
class PlaybackIT {

    private static final Duration CALL = Duration.ofMinutes(3);

    private static Instance jackfield;
    private static Rest rest;
    private static HttpClient http;

    @BeforeAll
    static void start() throws IOException {
        jackfield = Instance.fresh("playback").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        int mirror = freeUdpPort();
        SimulatedOffice.in(
                jackfield, "media = true", "mediaNetwork = 127.29", "mirrorTo = 127.0.0.1:" + mirror,
                "callsPerHour = 600", "talkSeconds = 15");
        jackfield.append("etc/org.jackfield.core.capture.cfg", """
                remote = 127.0.0.1:%s
                remoteSenders = 127.0.0.1
                ports = 16384-32767
                signallingPorts = 5060
                phoneSystems = 127.29.0.1
                """.formatted(mirror));
        jackfield.append("etc/org.jackfield.apps.recording.devices.cfg", "phoneSystem = Office\nextensions = 1000-1030\n");
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("recording-ip-sip=40", "pci-compliance"));
        jackfield.start();
        rest = new Rest(jackfield);
        http = HttpClient.newHttpClient();
        SimulatedOffice.awaitFollowed(rest);
        await("call recording runs").atMost(Duration.ofSeconds(60)).until(() -> rest.get("recordings").status() == 200);
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        http.close();
        rest.close();
        jackfield.close();
    }

    private static HttpResponse<byte[]> bytes(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(jackfield.uri("/api/v1/" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                        ("engineer:" + Rest.PASSWORD).getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String recorded() {
        await("a call was recorded").atMost(CALL).until(() -> rest.read("recordings?state=RECORDED").get("total").asInt() > 0);
        return rest.read("recordings?state=RECORDED&size=1").get("items").get(0).get("segment").asText();
    }

    @Test
    void whatWasSaidIsHeardFromAnyPlaceAndIsGenuine() throws Exception {
        String segment = recorded();

        byte[] whole = bytes("recordings/" + segment + "/audio").body();
        assertThat(new String(whole, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        assertThat(loudest(whole)).as("somebody speaks").isGreaterThan(1000);
        HttpResponse<byte[]> part = bytes("recordings/" + segment + "/audio", "Range", "bytes=1001-4000");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 1001-4000/" + whole.length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 1001, 4001));
        assertThat(bytes("recordings/" + segment + "/audio", "Range", "bytes=" + whole.length + "-").statusCode()).isEqualTo(416);

        assertThat(rest.read("recordings/" + segment + "/integrity").get("verdict").asText()).isEqualTo("GENUINE");
        assertThat(rest.read("recordings/" + segment + "/waveform?buckets=20").get("channels").get(0).get("highest")).hasSize(20);
        assertThat(rest.read("audit?action=recording.play").get("items"))
                .as("one hearing").filteredOn(entry -> entry.toString().contains(segment)).hasSize(1);
    }

    private static int loudest(byte[] wav) {
        int loudest = 0;
        for (int i = 44; i + 1 < wav.length; i += 2) {
            loudest = Math.max(loudest, Math.abs((short) (wav[i] & 0xff | wav[i + 1] << 8)));
        }
        return loudest;
    }

    @Test
    void nothingOfAPauseIsKept() {
        JsonNode live = await("a call is being recorded").atMost(CALL).until(
                () -> StreamSupport.stream(rest.read("recordings/live").spliterator(), false)
                        .filter(each -> each.get("audio").asBoolean())
                        .findFirst(),
                Optional::isPresent).orElseThrow();
        String segment = live.get("segment").asText();

        Rest.Answer paused = rest.send("POST", "recordings/pause", "application/json", "{\"segment\":\"" + segment + "\"}");

        assertThat(paused.status()).isEqualTo(200);
        assertThat(paused.body().get(0).get("paused").asBoolean()).isTrue();
        await("the call ended and is kept").atMost(CALL).until(() -> rest.get("recordings/" + segment + "/timeline").status() == 200);
        JsonNode pause = rest.read("recordings/" + segment + "/timeline").get("pauses").get(0);
        assertThat(pause.get("by").asText()).isEqualTo("engineer");
        assertThat(pause.get("toMillis").asLong()).isGreaterThanOrEqualTo(pause.get("fromMillis").asLong());
    }

    @Test
    void anExportIsGenuineForWhoeverHasThePublicKey() throws Exception {
        String segment = recorded();
        Rest.Answer begun = rest.send("POST", "recordings/exports", "application/json", "{\"segments\":[\"" + segment + "\"]}");
        assertThat(begun.status()).isEqualTo(200);
        String export = begun.body().get("id").asText();
        await("the export is ready").atMost(Duration.ofSeconds(60))
                .until(() -> rest.read("recordings/exports/" + export).get("ready").asBoolean());

        Path zip = jackfield.path("export.zip");
        Files.write(zip, bytes("recordings/exports/" + export + "/file").body());
        Path key = jackfield.path("site.pub");
        String pair = Files.readString(jackfield.path("etc/recording/signing-1.key"));
        Files.writeString(key, pair.substring(pair.indexOf("-----BEGIN PUBLIC KEY")));

        String found = Commands.run(60, List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                Path.of(System.getProperty("jackfield.home"), "lib", "jackfield-verifier.jar").toString(),
                "--key", key.toString(), zip.toString()));
        assertThat(found).contains("genuine").doesNotContain("altered").doesNotContain("missing");
    }

    /** Somebody without an account hears a recording once, from the browser that opened the link; the folder keeps what was put in. */
    @Test
    void aLinkLetsSomebodyHearOnceAndAFolderKeepsWhatIsPutIntoIt() throws Exception {
        String segment = recorded();
        JsonNode link = rest.send(
                "POST", "recordings/links", "application/json",
                "{\"segment\": \"%s\", \"recipient\": \"Fay\", \"days\": 1}".formatted(segment)).body();
        String address = "/" + link.get("path").asText();
        try (Browser browser = Browser.open(jackfield, Browser.NARROW); Browser other = Browser.open(jackfield, Browser.NARROW)) {
            browser.go(address);
            assertThat(rest.read("recordings/links?segment=" + segment).get("items").get(0).get("state").asText())
                    .as("looking at it spends nothing").isEqualTo("OPEN");
            browser.await(By.cssSelector("form button")).click();
            browser.await(By.cssSelector("audio"));
            browser.awaitTrue("document.querySelector('audio').duration > 1");
            other.go(address);
            other.awaitTrue("!document.querySelector('audio') && !document.querySelector('form button')");
        }
        JsonNode used = rest.read("recordings/links?segment=" + segment).get("items").get(0);
        assertThat(used.get("state").asText()).isEqualTo("USED");
        assertThat(used.get("usedFrom").asText()).isNotEmpty();

        String folder = rest.send("POST", "recordings/folders", "application/json", "{\"name\": \"Evidence\"}").body().get("id").asText();
        rest.send("POST", "recordings/folders/" + folder + "/items", "application/json",
                "{\"segment\": \"%s\", \"name\": \"The call\"}".formatted(segment));
        JsonNode file = rest.send("POST", "recordings/folders/" + folder + "/files?name=..%2F..%2Fnotes.txt", "application/octet-stream", "What was said").body();
        assertThat(rest.read("recordings/folders/" + folder + "/items")).hasSize(2);
        HttpResponse<byte[]> content = bytes("recordings/folders/items/" + file.get("id").asText() + "/content");
        assertThat(new String(content.body(), StandardCharsets.UTF_8)).isEqualTo("What was said");
        // in this form a browser takes the name for one of a file, whatever is in it
        assertThat(content.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;").doesNotContain("/");
    }

    /** What people write about recordings is text wherever it is shown. */
    @Test
    void noTextAboutARecordingRunsOnAPage() {
        String script = "'\\\"><img src=x onerror=window.ran=1><script>window.ran=1</script>";
        String segment = recorded();
        String fields = "[\"%1$s\", \"%1$s\", \"%1$s\", \"%1$s\", \"%1$s\"]".formatted("tag" + script);
        written("PUT", "recordings/" + segment + "/annotation", "{\"rating\": 3, \"fields\": " + fields + "}");
        written("POST", "recordings/" + segment + "/notes", "{\"positionMillis\": 500, \"text\": \"note" + script + "\"}");
        JsonNode folder = written(
                "POST", "recordings/folders", "{\"name\": \"folder" + script + "\", \"comment\": \"comment" + script + "\"}");
        String items = "recordings/folders/" + folder.get("id").asText() + "/items";
        written("POST", items, "{\"segment\": \"%s\", \"name\": \"item%s\", \"comment\": \"comment%s\"}"
                .formatted(segment, script, script));
        written("POST", items, "{\"url\": \"https://example.org/\", \"name\": \"link" + script + "\"}");
        assertThat(rest.send("POST", items, "application/json", "{\"url\": \"javascript:window.ran=1\", \"name\": \"bad\"}").status())
                .as("an address that runs").isEqualTo(400);

        String shown = "<img src=x onerror=window.ran=1><script>";
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/recordings/" + segment);
            browser.logIn("engineer", Rest.PASSWORD);
            browser.awaitText("note'\">" + shown);
            browser.awaitTrue("window.ran === undefined");
            browser.go("/recording/folders");
            browser.awaitText("folder'\">" + shown);
            browser.awaitTrue("window.ran === undefined");
        }
    }

    private static JsonNode written(String method, String path, String body) {
        Rest.Answer answer = rest.send(method, path, "application/json", body);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }
}
