package org.jackfield.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.jackfield.connectors.simulator.oai.OaiServer;
import org.jackfield.connectors.simulator.oai.ServerSettings;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.scenario.OfficeReader;
import org.jackfield.connectors.simulator.scenario.Scenario;
import org.jackfield.connectors.simulator.scenario.ScenarioException;
import org.jackfield.connectors.simulator.scenario.ScenarioPlayer;
import org.jackfield.connectors.simulator.scenario.ScenarioReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {

    static List<String> shipped() {
        return ScenarioReader.shipped();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedScenarioGivesExactlyItsLines(String name) throws IOException {
        Scenario scenario = ScenarioReader.shipped(name);
        assertThat(play(scenario)).as("lines compared").isGreaterThan(2);
    }

    @Test
    void aScenarioWithAnotherLineThanTheSystemSendsFails() {
        Scenario wrong = ScenarioReader.parse("wrong", """
                name: wrong
                labels: {"1001": "011"}
                steps:
                  - do: place 1001 1002
                  - expect: |
                      SI,,011,1A01,1001,I,22,
                      OR,,011,1A01,1001,,I,1003,,C,22
                """);
        assertThatThrownBy(() -> play(wrong)).isInstanceOf(AssertionError.class).hasMessageContaining("1003");
    }

    @Test
    void aMistakeInAFileIsToldByItsPlace() {
        assertThatThrownBy(() -> ScenarioReader.parse("mine.yaml", "name: x\nsteps:\n  - wait: soon\n"))
                .isInstanceOf(ScenarioException.class).hasMessageContaining("mine.yaml.steps[1].wait");
        assertThatThrownBy(() -> ScenarioReader.parse("mine.yaml", "name: x\nstep: []\n"))
                .isInstanceOf(ScenarioException.class).hasMessageContaining("unknown key step");
        assertThatThrownBy(() -> ScenarioReader.parse("mine.yaml", "name: [x"))
                .isInstanceOf(ScenarioException.class).hasMessageContaining("no YAML");
        assertThatThrownBy(() -> ScenarioReader.shipped("../../etc/passwd")).isInstanceOf(ScenarioException.class);
    }

    @Test
    void theExampleOfTheReadmeCanBeRead() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String example = readme.substring(readme.indexOf("```yaml") + 7);
        Scenario scenario = ScenarioReader.parse("README", example.substring(0, example.indexOf("```")));
        assertThat(scenario.steps()).hasSize(6);
        assertThat(scenario.before()).hasSize(1);
    }

    private static int play(Scenario scenario) throws IOException {
        OfficeReader.ScenarioOffice office = OfficeReader.shipped(scenario.office());
        VirtualLoop loop = new VirtualLoop(office.start());
        Pbx pbx = new Pbx(office.plan(), loop, ZoneOffset.UTC);
        Invariants invariants = new Invariants(pbx);
        try (OaiServer server = new OaiServer(pbx, loop, ServerSettings.DEFAULT,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                TestCounterpart counterpart = new TestCounterpart(loop, server.address(), scenario)) {
            ScenarioPlayer player = new ScenarioPlayer(pbx, loop, counterpart);
            player.prepare(scenario);
            if (scenario.monitored()) {
                counterpart.monitor();
            }
            player.play(scenario);
            counterpart.nothingMore();
            loop.execute(invariants::check);
            return counterpart.compared();
        }
    }
}
