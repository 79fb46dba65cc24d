package org.jackfield.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.jackfield.connectors.simulator.oai.ServerSettings;
import org.jackfield.connectors.simulator.office.DayProfile;
import org.jackfield.connectors.simulator.office.OfficePlanner;
import org.jackfield.connectors.simulator.office.OfficeSize;
import org.jackfield.connectors.simulator.office.OfficeStyle;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    @Test
    void aClientSeesTheOfficeLive() throws IOException {
        try (Simulator simulator = new Simulator(OfficePlanner.plan(OfficeSize.DEFAULT),
                new OfficeStyle(1, 600, 60, DayProfile.ALWAYS_BUSY, false), ServerSettings.DEFAULT,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Instant.parse("2026-04-01T09:00:00Z"),
                ZoneOffset.UTC, 200);
                OaiClient client = OaiClient.loggedIn(simulator.address(), "TEST")) {
            assertThat(client.ask("_MS,1,,3,A:FFFF,C:FFFF,F:FFFF")).startsWith("CF,_MS,1,0,25,001,1000,002,1001");
            assertThat(client.ask("_MS,2,,4,A:FFFF,C:FFFF,F:FFFF")).startsWith("CF,_MS,2,0,8,026,94001");
            simulator.run(simulator.office()::open);
            Set<String> seen = new HashSet<>();
            while (!seen.containsAll(Set.of("OR", "DE", "ES", "XC", "LN", "RY", "ET"))) {
                seen.add(client.read().split(",")[0]);
            }
            assertThat(simulator.ask(() -> simulator.server().clients())).singleElement().asString().startsWith("TEST at ");
        }
    }
}
