package org.jackfield.core.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.core.sip.stack.Count;
import org.jackfield.core.sip.stack.Counters;
import org.jackfield.core.sip.stack.SipTrace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls by SIPp, somebody else's stack. It is a Debian package, sip-tester, and always there. */
class SippTest {

    private static final int CALLS = 100;

    @TempDir
    Path folder;

    private final Counters counters = new Counters();
    private final Handlers handlers = new Handlers();
    private int port;
    private Endpoint endpoint;

    @BeforeEach
    void open() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        LeapingClock clock = LeapingClock.at("2026-11-26T10:00:00Z");
        handlers.add(new RecordedCall(), ".*", 0);
        endpoint = new Endpoint("0.0.0.0", port, 1000, handlers, counters, new SipTrace(clock), clock);
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    private void run(String scenario, String address, String transport) throws Exception {
        Path file = folder.resolve(scenario);
        try (InputStream in = SippTest.class.getResourceAsStream(scenario)) {
            Files.copy(in, file);
        }
        Path output = folder.resolve("sipp.out");
        String host = address.indexOf(':') < 0 ? address : '[' + address + ']';
        Process sipp = new ProcessBuilder(List.of(
                        "sipp", host + ':' + port, "-sf", file.toString(), "-i", host, "-t", transport, "-m", Integer.toString(CALLS),
                        "-r", "100", "-timeout", "60s", "-timeout_error", "-nostdin", "-trace_err", "-error_file",
                        folder.resolve("errors").toString()))
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertThat(sipp.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(sipp.exitValue()).describedAs("SIPp: %s", tail(output)).isZero();
    }

    private static String tail(Path output) throws Exception {
        String text = Files.readString(output);
        return text.substring(Math.max(0, text.length() - 3000));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, u1", "127.0.0.1, t1", "::1, u1", "::1, t1"})
    void callsAreAnsweredChangedAndEnded(String address, String transport) throws Exception {
        run("call.xml", address, transport);

        assertThat(counters.get(Count.CALLS_ANSWERED)).isEqualTo(CALLS);
        assertThat(counters.get(Count.FAULTS)).isZero();
        assertThat(counters.get(Count.MALFORMED)).isZero();
        assertThat(goesToZero(endpoint)).isTrue();
    }

    /** SIPp is gone as soon as it has its last answer; whoever sent it may have something left to do. */
    private static boolean goesToZero(Endpoint endpoint) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (endpoint.calls() > 0 && System.nanoTime() < deadline) {
            endpoint.tick();
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return endpoint.calls() == 0;
    }

    @Test
    void optionsAreAnswered() throws Exception {
        run("options.xml", "127.0.0.1", "u1");

        assertThat(counters.get(Count.OPTIONS)).isEqualTo(CALLS);
    }
}
