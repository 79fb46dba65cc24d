package org.jackfield.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jackfield.connectors.simulator.scenario.Counterpart;
import org.jackfield.connectors.simulator.scenario.Scenario;

/** The client of a scenario over a real socket: what arrives must be what is written, line by line. */
final class TestCounterpart implements Counterpart, AutoCloseable {

    private final VirtualLoop loop;
    private final InetSocketAddress address;
    private final Scenario scenario;
    private final Map<String, String> labels = new HashMap<>();
    private OaiClient client;
    private int compared;

    TestCounterpart(VirtualLoop loop, InetSocketAddress address, Scenario scenario) {
        this.loop = loop;
        this.address = address;
        this.scenario = scenario;
    }

    int compared() {
        return compared;
    }

    /** Monitors everything the scenario has a label for. */
    void monitor() {
        client = OaiClient.loggedIn(address, "TEST");
        int invoke = 9000;
        for (String what : scenario.labels().keySet()) {
            if (what.equals("1005")) {
                continue;
            }
            client.send("_MS," + invoke++ + "," + what
                    + (what.endsWith(":") ? ",11,S:FFFF" : ",1,A:FFFF,C:FFFF,F:FFFF"));
            read();
        }
    }

    @Override
    public void pass(long millis) {
        loop.advance(millis);
    }

    @Override
    public void connect(String application) {
        client = new OaiClient(address);
        client.logIn("", application);
    }

    @Override
    public void send(String line) {
        client.send(line);
    }

    @Override
    public void expect(List<String> lines) {
        for (String line : lines) {
            assertThat(read()).isEqualTo(line);
            compared++;
        }
    }

    @Override
    public void expectAmong(List<String> lines) {
        for (String line : lines) {
            List<String> passed = new ArrayList<>();
            String read;
            while (!(read = read()).equals(line)) {
                passed.add(read);
                assertThat(read).as("%s comes; instead came %s", line, passed).doesNotStartWith("RD,");
            }
            compared++;
        }
    }

    /** Nothing has been sent that the scenario does not know of. */
    void nothingMore() {
        client.send("_NO,9999");
        assertThat(read()).isEqualTo("CF,_NO,9999,0");
    }

    /** The next line, with the cross references the scenario uses. */
    private String read() {
        String[] fields = client.read().split(",", -1);
        if (fields[0].equals("CF") && fields[1].equals("_MS") && fields[3].equals("0")) {
            int count = Integer.parseInt(fields[4]);
            for (int i = 0; i < count; i++) {
                String label = scenario.labels().get(fields[6 + 2 * i]);
                labels.put(fields[5 + 2 * i], label);
                fields[5 + 2 * i] = label;
            }
        } else if (!fields[0].equals("CF") && !fields[0].equals("RS") && !fields[0].equals("RD")) {
            fields[2] = labels.getOrDefault(fields[2], fields[2]);
        }
        return String.join(",", fields);
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
