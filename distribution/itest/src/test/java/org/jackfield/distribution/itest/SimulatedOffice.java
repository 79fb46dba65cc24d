package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;

/** The simulated telephone system of an instance. */
final class SimulatedOffice {
    private SimulatedOffice() {
    }

    /** Has the instance run the simulator from its next start, with these lines of configuration. */
    static void in(Instance instance, String... settings) {
        String text = """
                enabled = true
                enter = Office
                port = ${env:JACKFIELD_OAI_PORT:-4000}
                """ + String.join("\n", settings) + "\n";
        try {
            Files.writeString(instance.path("etc/org.jackfield.connectors.simulator.cfg"), text);
            Files.writeString(instance.path("deploy/simulated-office.xml"), """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <features xmlns="http://karaf.apache.org/xmlns/features/v1.6.0" name="simulated-office">
                      <feature name="simulated-office" install="auto">
                        <feature>jackfield-simulator</feature>
                      </feature>
                    </features>
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the mirror source hears what the simulated telephones say. */
    static void awaitHeard(Instance jackfield) {
        await("the mirror port is read").atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                assertThat(jackfield.shell("capture:status")).contains("captured").doesNotContain("othing is captured", "not captured"));
    }

    /** Waits until the platform follows all of it. */
    static void awaitFollowed(Rest rest) {
        await("the office is followed").atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                assertThat(rest.metrics()).containsPattern("jackfield_[a-z_]*telephony_link_up\\{[^}]*} 1"));
    }
}
