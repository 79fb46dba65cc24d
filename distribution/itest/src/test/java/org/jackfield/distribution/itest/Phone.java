package org.jackfield.distribution.itest;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A telephone: baresip at an address of its own, told what to do over its control connection; it says what is in a file. */
final class Phone implements AutoCloseable {
    private static final int CONTROL = 4444;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    final String number;
    private final Path home;
    private final Process process;
    private final Socket control;
    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();

    /** Starts a telephone in a namespace; {@code account} is what baresip calls so. */
    Phone(RealOffice office, String namespace, String address, String number, String account, Sound says) throws IOException {
        this.number = number;
        home = Files.createDirectories(office.folder().resolve("phone-" + number));
        says.writeWav(home.resolve("speech.wav"));
        Files.writeString(home.resolve("accounts"), account + "\n");
        Files.writeString(home.resolve("config"), """
                poll_method epoll
                sip_listen %1$s:5060
                net_interface eth0
                audio_source aufile,%2$s
                ausrc_srate 8000
                ausrc_channels 1
                rtp_ports 10000-10100
                rtp_timeout 0
                module_path /usr/lib/baresip/modules
                module g711.so
                module aufile.so
                module sndfile.so
                snd_path %4$s
                module_tmp account.so
                module_app menu.so
                module_app ctrl_tcp.so
                ctrl_tcp_listen %1$s:%3$d
                """.formatted(address, home.resolve("speech.wav"), CONTROL, home));
        process = office.in(namespace, home.resolve("baresip.out"), Map.of(), "baresip", "-f", home.toString());
        control = await("telephone " + number).atMost(PATIENCE).ignoreExceptions().until(() -> connect(address), made -> true);
        Thread.ofPlatform().daemon().name("phone-" + number).start(this::listen);
    }

    private static Socket connect(String address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address, CONTROL), 1000);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void listen() {
        try (InputStream in = control.getInputStream()) {
            while (true) {
                int length = 0;
                for (int c = in.read(); c != ':'; c = in.read()) {
                    if (c < '0' || c > '9') {
                        return;
                    }
                    length = length * 10 + c - '0';
                }
                JsonNode message = JSON.readTree(in.readNBytes(length));
                in.read();
                (message.has("event") ? events : answers).add(message);
            }
        } catch (IOException e) {
            // Switched off.
        }
    }

    /** Tells it to do something: {@code dial}, {@code accept}, {@code hangup}, {@code hold}, {@code resume}, {@code transfer}. */
    void tell(String command, String parameter) {
        JsonNode answer = answer(command, parameter);
        if (!answer.get("ok").asBoolean()) {
            throw new AssertionError(command + ' ' + parameter + " at " + number + ": " + answer);
        }
    }

    private JsonNode answer(String command, String parameter) {
        String json = JSON.createObjectNode().put("command", command).put("params", parameter).toString();
        try {
            control.getOutputStream().write((json.length() + ":" + json + ",").getBytes(StandardCharsets.US_ASCII));
            control.getOutputStream().flush();
            JsonNode answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError(command + ' ' + parameter + " at " + number + " was not answered");
            }
            return answer;
        } catch (IOException e) {
            throw new AssertionError("telephone " + number + " is off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void tell(String command) {
        tell(command, "");
    }

    /** Presses keys one after the other. */
    void press(String keys) {
        keys.chars().forEach(key -> {
            tell("sndcode", String.valueOf((char) key));
            // As fast as a finger: the next key belongs to an event of its own.
            RealOffice.letPass(Duration.ofMillis(250));
        });
    }

    /** Waits for what it tells, such as {@code CALL_INCOMING}; what came before is forgotten. */
    JsonNode awaitEvent(String type) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                JsonNode event = events.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (event == null) {
                    throw new AssertionError(number + " never told " + type);
                }
                if (event.path("type").asText().equals(type)) {
                    return event;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@return what it sent in its last call, as it went into the encoder} Complete once the call is over. */
    Sound said() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            Path newest = files.filter(file -> file.getFileName().toString().endsWith("-enc.wav"))
                    .max(Comparator.comparing(Path::toString)).orElseThrow();
            return Sound.ofWav(Files.readAllBytes(newest), 0);
        }
    }

    /** Puts it back on the hook, if a test left it off, and forgets what it told. */
    void reset() {
        answer("hangup", "");
        events.clear();
    }

    @Override
    public void close() throws IOException {
        control.close();
        RealOffice.end(process);
    }
}
