package org.jackfield.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jackfield.connectors.simulator.oai.OaiServer;
import org.jackfield.connectors.simulator.oai.ServerSettings;
import org.jackfield.connectors.simulator.office.OfficePlanner;
import org.jackfield.connectors.simulator.office.OfficeSize;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.junit.jupiter.api.Test;

class GatewayTest {

    @Test
    void severalNodesAreSeenThroughAGateway() throws IOException {
        VirtualLoop loop = new VirtualLoop(Instant.parse("2026-04-01T09:30:00Z"));
        Pbx pbx = new Pbx(OfficePlanner.plan(new OfficeSize(6, 1, 1, 2, 2, true, 0, "V10.10")), loop, ZoneOffset.UTC);
        try (OaiServer server = new OaiServer(pbx, loop, ServerSettings.DEFAULT,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                OaiClient client = new OaiClient(server.address())) {
            client.logIn("", "GATE");
            assertThat(client.read()).isEqualTo("RS,0,09:30,040126,V10.10,V6.0.11.113,3,0,1,3,1");
            client.read();
            assertThat(client.ask("_NA,1,1")).isEqualTo("CF,_NA,1,0,1");
            assertThat(client.ask("_XE,2,1")).isEqualTo("CF,_XE,2,0,1");
            assertThat(client.ask("_QN,3")).isEqualTo("CF,_QN,3,0,2,1,|Head office|,2,|Branch 1|");
            assertThat(client.ask("_MS,4,,11,S:FFFF")).isEqualTo("CF,_MS,4,0,0002,000001,1:,000002,2:,S:00FE");
            assertThat(client.ask("_MS,5,2:,3,A:0,C:0,F:0")).isEqualTo(
                    "CF,_MS,5,0,0003,000003,2:1001,000004,2:1003,000005,2:1005,A:0000,C:0000,F:0000");
            loop.execute(() -> server.nodeLink(2, false));
            assertThat(client.read()).isEqualTo("LS,,2,0,3");
            assertThat(client.ask("_NO,6")).isEqualTo("CF,_NO,6,0,2,1,1,2,0");
            assertThat(client.ask("_QI,7,2:1001")).isEqualTo("CF,_QI,7,9");
            assertThat(client.ask("_NA,8,0")).isEqualTo("CF,_NA,8,15");
            loop.execute(() -> server.nodeLink(2, true));
            assertThat(client.read()).isEqualTo("LS,,2,1,4");
            assertThat(client.ask("_MS,9,2:1001,1,A:0,C:0,F:0")).isEqualTo(
                    "CF,_MS,9,0,0001,000006,2:1001,A:0000,C:0000,F:0000");
            assertThat(client.ask("_RR,10,2:")).isEqualTo("CF,_RR,10,0,2:");
            assertThat(client.read()).isEqualTo("RD,10,2:");
            assertThat(client.ask("_UQA,11")).isEqualTo("CF,_UQA,11,0,1,1,1,|GATE|,127.0.0.1");
        }
    }
}
