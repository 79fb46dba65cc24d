package org.jackfield.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jackfield.connectors.simulator.oai.ServerSettings;
import org.jackfield.connectors.simulator.office.DayProfile;
import org.jackfield.connectors.simulator.office.OfficePlanner;
import org.jackfield.connectors.simulator.office.OfficeSize;
import org.jackfield.connectors.simulator.office.OfficeStyle;
import org.jackfield.connectors.simulator.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    private static Simulator simulator(OfficeStyle style, double speed) throws IOException {
        return new Simulator(OfficePlanner.plan(OfficeSize.DEFAULT), style, ServerSettings.DEFAULT,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Instant.parse("2026-04-01T09:00:00Z"),
                ZoneOffset.UTC, speed);
    }

    @Test
    void aScenarioPlayedByHandShowsItsLinesOnTheCallersThread() throws IOException {
        try (Simulator simulator = simulator(new OfficeStyle(1, 60, 60, DayProfile.ALWAYS_BUSY, false), 1000)) {
            simulator.run(simulator.office()::open);
            List<String> lines = new ArrayList<>();
            Thread caller = Thread.currentThread();
            simulator.play(ScenarioReader.shipped("internal-call"), true, line -> {
                assertThat(Thread.currentThread()).isSameAs(caller);
                lines.add(line);
            });
            assertThat(lines).anySatisfy(l -> assertThat(l).contains(",ES,,").contains("1C01"))
                    .anySatisfy(l -> assertThat(l).contains(",XC,,").contains("1C01"));
            assertThat(simulator.ask(() -> simulator.office().isOpen())).isTrue();
            assertThat(simulator.ask(() -> simulator.server().clients())).isEmpty();
        }
    }

    @Test
    void aClientSeesTheOfficeLive() throws IOException {
        try (Simulator simulator = simulator(new OfficeStyle(1, 600, 60, DayProfile.ALWAYS_BUSY, false), 200);
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
