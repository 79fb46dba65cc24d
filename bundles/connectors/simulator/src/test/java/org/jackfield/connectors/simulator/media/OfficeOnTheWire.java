package org.jackfield.connectors.simulator.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jackfield.connectors.simulator.Simulator;
import org.jackfield.connectors.simulator.oai.ServerSettings;
import org.jackfield.connectors.simulator.office.DayProfile;
import org.jackfield.connectors.simulator.office.OfficePlanner;
import org.jackfield.connectors.simulator.office.OfficeSize;
import org.jackfield.connectors.simulator.office.OfficeStyle;
import org.jackfield.connectors.simulator.scenario.Actions;

/** An office in which nobody does anything by himself, in a network of its own, with a tap on all its wires. */
final class OfficeOnTheWire implements AutoCloseable {

    final Simulator simulator;
    final WireTap tap = new WireTap();
    final MediaSettings settings;

    OfficeOnTheWire() throws IOException {
        this("");
    }

    /** @param recorderAt where calls are recorded */
    OfficeOnTheWire(String recorderAt) throws IOException {
        simulator = new Simulator(OfficePlanner.plan(OfficeSize.DEFAULT),
                new OfficeStyle(1, 0, 60, DayProfile.ALWAYS_BUSY, false), ServerSettings.DEFAULT,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Instant.parse("2026-04-01T09:00:00Z"), ZoneOffset.UTC, 1);
        settings = connect(recorderAt);
    }

    /** Another test, or whoever uses this machine, may have the first networks. */
    private MediaSettings connect(String recorderAt) throws IOException {
        IOException last = null;
        for (int second = 100; second < 120; second++) {
            MediaSettings tried = MediaSettings.of("127." + second, 15_060, "20000-29999",
                    "127.0.0.1:" + tap.address().getPort(), recorderAt);
            try {
                simulator.connect(tried);
                return tried;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    /** What a scenario can do, in its words. */
    void act(String words) {
        simulator.run(() -> new Actions(simulator.pbx()).perform(List.of(words.split(" "))));
    }

    OfficeNetwork network() {
        return simulator.network().orElseThrow();
    }

    String system() {
        return settings.network() + ".0.1";
    }

    String telephone(String extension) {
        return new AddressPlan(settings.network()).telephone(extension).getHostAddress();
    }

    @Override
    public void close() throws IOException {
        simulator.close();
        tap.close();
    }
}
