package org.jackfield.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorComponentTest {

    /** A configuration with these values, and the defaults for all others. */
    private static SimulatorConfig config(Map<String, Object> values) {
        return (SimulatorConfig) Proxy.newProxyInstance(SimulatorConfig.class.getClassLoader(),
                new Class<?>[] {SimulatorConfig.class, Annotation.class},
                (proxy, method, args) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    @Test
    void isOffUnlessEnabled() {
        SimulatorComponent component = new SimulatorComponent(config(Map.of()));
        assertThatThrownBy(component::require).hasMessageContaining("enabled=true");
        component.stop();
    }

    @Test
    void runsWhenEnabled() {
        SimulatorComponent component = new SimulatorComponent(config(Map.of("enabled", true, "port", 0)));
        assertThat(component.require().address().getPort()).isPositive();
        assertThat(component.require().ask(() -> component.require().office().isOpen())).isTrue();
        component.stop();
    }

    @Test
    void anOfficeOfAScenarioHasItsTelephonesAndNobodyCallsThere() {
        SimulatorComponent component =
                new SimulatorComponent(config(Map.of("enabled", true, "port", 0, "scenarioOffice", "smdr")));
        Simulator simulator = component.require();
        assertThat(simulator.ask(() -> simulator.pbx().device("92808").toString())).contains("92808");
        assertThat(simulator.ask(() -> simulator.office().isOpen())).isFalse();
        component.stop();
    }

    @Test
    void aTakenPortIsToldInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SimulatorComponent component =
                    new SimulatorComponent(config(Map.of("enabled", true, "port", taken.getLocalPort())));
            assertThatThrownBy(component::require).hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("JACKFIELD_OAI_PORT");
        }
    }

    @Test
    void withoutMediaThereIsNoNetwork() {
        SimulatorComponent component = new SimulatorComponent(config(Map.of("enabled", true, "port", 0)));
        assertThat(component.require().network()).isEmpty();
        component.stop();
    }

    @Test
    void aTakenSipPortLeavesAnOfficeWithoutMedia() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getByName("127.99.0.1"))) {
            SimulatorComponent component = new SimulatorComponent(config(Map.of("enabled", true, "port", 0, "media", true,
                    "mediaNetwork", "127.99", "sipPort", taken.getLocalPort())));
            assertThat(component.require().network()).isEmpty();
            assertThat(component.require().ask(() -> component.require().office().isOpen())).isTrue();
            component.stop();
        }
    }

    @Test
    void aValueThatMakesNoSenseIsToldAndNothingRuns() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of("stations", 1), Map.of("day", "sunny"),
                Map.of("port", 70_000), Map.of("speed", 0.0), Map.of("protocol", "10"), Map.of("start", "noonish"),
                Map.of("scenarioOffice", "none"), Map.of("media", true, "rtpPorts", "many"))) {
            Map<String, Object> values = new HashMap<>(wrong);
            values.put("enabled", true);
            values.putIfAbsent("port", 0);
            SimulatorComponent component = new SimulatorComponent(config(values));
            assertThatThrownBy(component::require).as("%s", wrong).hasMessageContaining("does not run")
                    .hasMessageContaining("cfg");
        }
    }

    @Test
    void startsNowOrAtATimeOfToday() {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-04-01T15:00:00Z"));
        assertThat(SimulatorComponent.start("now", clock, ZoneOffset.UTC)).isEqualTo("2026-04-01T15:00:00Z");
        assertThat(SimulatorComponent.start("08:30", clock, ZoneOffset.UTC)).isEqualTo("2026-04-01T08:30:00Z");
    }
}
