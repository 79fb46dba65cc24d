package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Call accounting software: reads the stream and keeps every line as it came. */
final class SmdrReader implements AutoCloseable {
    static final int LINE_LENGTH = 162;
    private static final int EVENT_BEGINS = 149;

    private final Socket socket;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;

    /** Connects as soon as the port is open. */
    static SmdrReader connect(int port) {
        return await("SMDR port").atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> new SmdrReader(port), it -> true);
    }

    private SmdrReader(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        Thread.ofPlatform().daemon().name("smdr-test-reader").start(this::read);
    }

    private void read() {
        try (InputStream in = socket.getInputStream()) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                line.write(b);
                if (b == '\n') {
                    lines.add(line.toString(StandardCharsets.ISO_8859_1));
                    line.reset();
                }
            }
        } catch (IOException e) {
            // the connection ended; isOpen says so
        } finally {
            open = false;
        }
    }

    boolean isOpen() {
        return open;
    }

    /** {@return the lines so far, without their ends} Fails if one is not exactly 162 characters, CR and LF. */
    List<String> lines() {
        List<String> text = new ArrayList<>();
        for (String line : lines) {
            assertThat(line).hasSize(LINE_LENGTH + 2).endsWith("\r\n");
            text.add(line.substring(0, LINE_LENGTH));
        }
        return text;
    }

    /** Waits for lines, and fails if there are more. */
    List<String> awaitLines(int count) {
        await(count + " SMDR lines").atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(lines()).hasSize(count));
        return lines();
    }

    /** Waits for the events of the lines, and for no more of them than these. */
    List<String> awaitEvents(List<String> events) {
        return awaitLines(events.size()).stream().map(line -> line.substring(EVENT_BEGINS, LINE_LENGTH - 1).strip()).toList();
    }

    /** Waits until the instance has taken this reader in: what happens before that it does not get. */
    void awaitWelcome(Rest rest) {
        await("welcome").atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(rest.read("smdr").get("local")
                .get("readers").findValuesAsText("address")).anyMatch(it -> it.endsWith(":" + socket.getLocalPort())));
    }

    /** Switches the stream on. */
    static void switchOn(Rest rest) {
        JsonNode smdr = rest.read("smdr");
        ObjectNode settings = ((ObjectNode) smdr.get("settings")).put("enabled", true);
        rest.put("smdr/settings?revision=" + smdr.get("revision").asLong(), settings);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
