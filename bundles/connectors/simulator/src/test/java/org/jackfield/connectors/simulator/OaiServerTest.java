package org.jackfield.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jackfield.connectors.oaiwire.Frames;
import org.jackfield.connectors.oaiwire.Login;
import org.jackfield.connectors.simulator.oai.OaiServer;
import org.jackfield.connectors.simulator.oai.ServerSettings;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.scenario.Actions;
import org.jackfield.connectors.simulator.scenario.OfficeReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OaiServerTest {

    private static final long COMMAND_TIMER = 270_000;

    private VirtualLoop loop;
    private Pbx pbx;
    private OaiServer server;

    @BeforeEach
    void start() throws IOException {
        start(ServerSettings.DEFAULT);
    }

    private void start(ServerSettings settings) throws IOException {
        OfficeReader.ScenarioOffice office = OfficeReader.shipped("larger");
        loop = new VirtualLoop(office.start());
        pbx = new Pbx(office.plan(), loop, ZoneOffset.UTC);
        server = new OaiServer(pbx, loop, settings, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private void restart(ServerSettings settings) throws IOException {
        server.close();
        start(settings);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private OaiClient client(String name) {
        return OaiClient.loggedIn(server.address(), name);
    }

    private void perform(String... words) {
        loop.execute(() -> {
            for (String action : words) {
                new Actions(pbx).perform(List.of(action.split(" ")));
            }
        });
    }

    @Test
    void eachClientSeesOnlyWhatItMonitorsInItsOwnForm() {
        try (OaiClient one = client("ONE"); OaiClient two = client("TWO")) {
            assertThat(one.ask("_MS,1,1001,1,A:FFFF,C:FFFF,F:FFFF")).isEqualTo("CF,_MS,1,0,1,001,1001,A:00FC,C:FFFE,F:1FFF");
            assertThat(two.ask("_XE,1,1")).isEqualTo("CF,_XE,1,0,1");
            assertThat(two.ask("_MS,2,1:1002,1,A:0,,F:0")).isEqualTo("CF,_MS,2,0,1,001,1:1002,A:0000,C:FFFC,F:0000");
            perform("place 1001 1002", "hangup 1001", "place 1003 1004", "hangup 1003");
            assertThat(one.read()).isEqualTo("SI,,001,1A01,1001,I,22,");
            assertThat(one.read()).isEqualTo("OR,,001,1A01,1001,,I,1002,,C,22");
            assertThat(one.read()).startsWith("DE,,001,1A01,1002,");
            assertThat(one.read()).isEqualTo("XC,,001,1A01,1001,1001,N,36");
            assertThat(two.read()).isEqualTo("DE,,001,1A01,1:1002,,I,1:1001,,,,,I,1:1002,,,A,22,");
            assertThat(two.read()).isEqualTo("XC,,001,1A01,1:1001,1:1001,,36");
            assertThat(two.read()).isEqualTo("XC,,001,1A01,1:1002,1:1001,N,36");
            assertThat(one.ask("_NO,7")).isEqualTo("CF,_NO,7,0");
            assertThat(two.ask("_NO,7")).isEqualTo("CF,_NO,7,0");
        }
    }

    @Test
    void filtersHoldBackWhatTheClientDoesNotWant() {
        try (OaiClient client = client("X")) {
            client.ask("_MS,1,1002,1,A:0,C:0400,F:0");
            assertThat(client.ask("_QE,2,1")).isEqualTo("CF,_QE,2,0,A:0000,C:0400,F:0000");
            perform("place 1001 1002", "answer 1002");
            assertThat(client.read()).startsWith("ES,,001,");
            assertThat(client.ask("_CE,3,001,C:2000")).isEqualTo("CF,_CE,3,0,A:0000,C:2000,F:0000");
            perform("hold 1001", "retrieve 1001", "hangup 1002");
            assertThat(client.read()).startsWith("XC,,001,1A01,1002,1002,N");
            assertThat(client.ask("_MP,4,1")).isEqualTo("CF,_MP,4,0");
            perform("place 1001 1002");
            assertThat(client.ask("_MP,5,1")).isEqualTo("CF,_MP,5,12");
        }
    }

    @Test
    void monitorsOfCallsGroupsAndAgentsTellTheirStory() {
        try (OaiClient client = client("X")) {
            client.ask("_MS,1,2002,2,C:FFFF");
            client.ask("_MS,2,,8");
            client.ask("_MS,3,5001,7,A:FFFF,C:0");
            perform("login 5001 at 1001");
            assertThat(client.read()).isEqualTo("LN,,003,1001,5001,|Alice Adams|,2001");
            assertThat(client.read()).isEqualTo("RY,,003,1001,5001");
            perform("arrive 94001 from 02079460123 to 441234500200", "answer 1003", "hangup 1003");
            List<String> events = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                events.add(client.read());
            }
            assertThat(events).anySatisfy(e -> assertThat(e).startsWith("DE,,001,1A01,1002"))
                    .anySatisfy(e -> assertThat(e).startsWith("DE,,001,1A01,1003"))
                    .anySatisfy(e -> assertThat(e).startsWith("ES,,001,1A01,1003"))
                    .anySatisfy(e -> assertThat(e).startsWith("XC,,001,1A01,1003,1003,N"));
            assertThat(events.subList(4, 6)).containsExactlyInAnyOrder("CC,,001,1A01,36,,", "CC,,002,1A01,36,,");
            perform("place 1001 1002");
            client.read();
            assertThat(client.ask("_MS,4,1A02,0,C:FFFF")).isEqualTo("CF,_MS,4,0,1,004,1A02,A:00FC,C:FFFE,F:00FC");
            perform("hangup 1001");
            assertThat(client.read()).startsWith("CC,,002,1A02,36");
        }
    }

    @Test
    void wrongCommandsAreAnsweredWithTheirOutcome() {
        try (OaiClient client = client("X")) {
            assertThat(client.ask("_ZZ,1,2")).isEqualTo("CF,_ZZ,1,45");
            assertThat(client.ask("_MC,,1001,1002")).isEqualTo("CF,_MC,,41");
            assertThat(client.ask("_NA,1,1")).isEqualTo("CF,_NA,1,45");
            assertThat(client.ask("_MC,1,9876,1002")).isEqualTo("CF,_MC,1,9");
            assertThat(client.ask("_MC,1,94001,1002")).isEqualTo("CF,_MC,1,3");
            assertThat(client.ask("_MC,1,1001,77")).isEqualTo("CF,_MC,1,7");
            assertThat(client.ask("_AC,1,1001,ABCD")).isEqualTo("CF,_AC,1,8");
            assertThat(client.ask("_MS,1,1001,1,Z:FFFF")).isEqualTo("CF,_MS,1,34");
            assertThat(client.ask("_MS,1,1001,1,C:XYZ")).isEqualTo("CF,_MS,1,36");
            assertThat(client.ask("_QX,1,,99,1,2,5")).isEqualTo("CF,_QX,1,31");
            assertThat(client.ask("_EF,1,1001,,9860")).isEqualTo("CF,_EF,1,15");
            assertThat(client.ask("_SD,1,1601,0")).isEqualTo("CF,_SD,1,15");
            assertThat(client.ask("_MS,1,99999999999999999999,1")).isEqualTo("CF,_MS,1,9");
            assertThat(client.ask("_SF,1,1001,I,4711")).isEqualTo("CF,_SF,1,11");
            assertThat(client.ask("_VP,1,,0,|0000|")).isEqualTo("CF,_VP,1,0,1");
            assertThat(client.ask("_VP,1,,0,|1234|")).isEqualTo("CF,_VP,1,0,0");
        }
    }

    @Test
    void listsComeInPartsOrInOnePiece() {
        try (OaiClient client = client("X")) {
            client.send("_QX,1,,1,,2,4");
            assertThat(client.read()).isEqualTo("CF,_QX,1,0,1,000,0,0004,1000,1001,1002,1003");
            assertThat(client.read()).isEqualTo("CF,_QX,1,0,1,000,1,0002,1004,1601");
            assertThat(client.ask("_QX,2,,12,FFFF,1")).isEqualTo("CF,_QX,2,0,12,7,1,0003,2500,|VM|,|Voice Mail|,0,"
                    + "2502,|QUEUE MSG|,|Queue announcement|,5,2510,|RAC|,|Record-A-Call|,8");
            assertThat(client.ask("_QX,3,,5,1,2,10")).isEqualTo("CF,_QX,3,0,5,1,1,0000");
            assertThat(client.ask("_QL,4,,3,1")).isEqualTo("CF,_QL,4,3,0,1,3,2001,|SALES|,|Sales team|,2,2,"
                    + "2002,|SUPPORT|,|Support team|,0,2,2003,|ORDERS|,|Orders team|,0,2");
            assertThat(client.ask("_QL,5,,8,1")).startsWith("CF,_QL,5,8,0,1,2,0,1,0,1,96,328,|ACD AGENT|");
            assertThat(client.ask("_QI,6,1002")).isEqualTo(
                    "CF,_QI,6,0,1002,0,0,|Bob Brown|,|BOB|,0,0,1000,0001,0001,2500,1,0,42,0,0,0123456702");
            assertThat(client.ask("_QI,7,94001")).isEqualTo("CF,_QI,7,0,94001,33,0,|SIP trunks|,|SIP|,6");
            assertThat(client.ask("_QH,8,2002")).isEqualTo("CF,_QH,8,0,2,1002,1002,4,1003,1003,4,0,0");
            assertThat(client.ask("_QH,9,2001")).isEqualTo("CF,_QH,9,0,2,5001,,0,5002,,0,0,2");
        }
    }

    @Test
    void afterSilenceMonitorsEndAndTheClientIsTold() {
        try (OaiClient client = client("X")) {
            client.ask("_MS,1,1001,1,C:FFFF");
            loop.advance(COMMAND_TIMER - 1);
            assertThat(client.ask("_NO,2")).isEqualTo("CF,_NO,2,0");
            loop.advance(COMMAND_TIMER);
            assertThat(client.read()).startsWith("RS,0,");
            assertThat(client.read()).isEqualTo("RD,0,");
            assertThat(client.ask("_QE,3,1")).isEqualTo("CF,_QE,3,12");
        }
    }

    @Test
    void aFullResynchronisationIsNotHadTwiceAtOnce() {
        try (OaiClient client = client("X")) {
            assertThat(client.ask("_RR,1")).isEqualTo("CF,_RR,1,0");
            assertThat(client.read()).isEqualTo("RD,1,");
            assertThat(client.ask("_RR,2")).isEqualTo("CF,_RR,2,24");
            assertThat(client.ask("_RR,3,1001")).isEqualTo("CF,_RR,3,14");
            client.ask("_MS,4,1001,1,C:FFFF,F:0040");
            assertThat(client.ask("_RR,5,1001")).isEqualTo("CF,_RR,5,0,1001");
            assertThat(client.read()).isEqualTo("DND,5,001,1001,,");
            assertThat(client.read()).isEqualTo("RD,5,1001");
            client.send("RR,1001");
            assertThat(client.read()).startsWith("RS,1,09:30,040126,V10.20,");
            assertThat(client.read()).isEqualTo("DND,1,001,1001,,");
            assertThat(client.read()).isEqualTo("RD,1,1001");
            client.send("RT");
            assertThat(client.read()).startsWith("RS,1,09:30,040126,V10.20,");
            client.send("_RP,6");
            assertThat(client.read()).isEqualTo("CF,_RP,6,0");
            assertThat(client.read()).startsWith("RS,0,");
            assertThat(client.read()).isEqualTo("RD,0,");
            // All is lost, so a client may have everything told anew at once.
            assertThat(client.ask("_RR,7")).isEqualTo("CF,_RR,7,0");
        }
    }

    @Test
    void aWrongPasswordAndTooManyClientsAreTurnedAway() throws IOException {
        restart(new ServerSettings("1234", "0000", 1, 999, COMMAND_TIMER, 0, 1 << 20));
        try (OaiClient wrong = new OaiClient(server.address())) {
            wrong.logIn("4321", "WRONG");
            assertThat(wrong.ended()).isTrue();
        }
        try (OaiClient right = new OaiClient(server.address()); OaiClient second = new OaiClient(server.address())) {
            right.logIn("1234", "RIGHT");
            assertThat(right.read()).startsWith("RS,0,");
            second.logIn("1234", "SECOND");
            assertThat(second.read()).isEqualTo("PE,,1");
            assertThat(second.ended()).isTrue();
        }
    }

    @Test
    void garbageNeverHarmsTheOthers() throws IOException {
        Random random = new Random(11);
        try (OaiClient good = client("GOOD")) {
            good.ask("_MS,1,1001,1,C:FFFF,A:FFFF,F:FFFF");
            for (int i = 0; i < 40; i++) {
                try (Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
                    byte[] bytes = new byte[random.nextInt(300)];
                    random.nextBytes(bytes);
                    if (i % 2 == 0) {
                        socket.getOutputStream().write(Frames.of(new Login(Login.Kind.OAI, "", "BAD").payload()));
                        socket.getOutputStream().write(Frames.of(bytes));
                        socket.getOutputStream().write(Frames.ofCommand("_" + (char) ('A' + random.nextInt(26))
                                + (char) ('A' + random.nextInt(26)) + ",1," + new String(bytes, StandardCharsets.ISO_8859_1)));
                    } else {
                        socket.getOutputStream().write(bytes);
                    }
                }
            }
            assertThat(good.ask("_NO,2")).isEqualTo("CF,_NO,2,0");
            perform("place 1001 1002");
            assertThat(good.read()).startsWith("SI,,001,");
        }
    }

    @Test
    void everyCommandSurvivesAnyArguments() {
        String[] commands = {"MS", "MA", "MP", "CE", "QE", "XE", "RR", "MC", "AC", "CC", "CX", "HC", "RV", "RC", "CS", "TR",
                "TO", "DF", "MO", "PC", "DD", "CN", "CM", "HM", "MD", "CT", "CCT", "EF", "SP", "SD", "SF", "QF", "SM", "QM", "SV",
                "TD", "SA", "QA", "QH", "QI", "QX", "QL", "QN", "QC", "QT", "DQD", "PSS", "PSP", "VP", "ST", "NO", "RCB", "CCB",
                "ORC", "OEC", "AOC", "DRC", "DEC", "DTD", "DPR", "DCR", "DGT"};
        String[] arguments = {"", "1001", "1002", "2001", "94001", "1A01", "1A02", "0", "1", "2", "3", "-1", "99999999999",
                "|text|", "|", "A:FFFF", "S:FFFF", "1:", "9:", "I", "NA", "5001", "907700900123", "!385", "\0", "é", ","};
        Random random = new Random(5);
        try (OaiClient client = client("X")) {
            client.ignoreSequence();
            client.ask("_MS,1,,3,A:0,C:0,F:0");
            Invariants invariants = new Invariants(pbx);
            for (int i = 0; i < 3000; i++) {
                StringBuilder line = new StringBuilder("_" + commands[random.nextInt(commands.length)] + "," + (i % 60000 + 1));
                for (int n = random.nextInt(6); n > 0; n--) {
                    line.append(',').append(arguments[random.nextInt(arguments.length)]);
                }
                client.send(line.toString());
                String answer;
                do {
                    answer = client.read();
                } while (!answer.startsWith("CF," + line.substring(0, line.indexOf(","))));
                assertThat(answer).as("answer to %s", line).matches("(?s)CF,_[A-Z]+,\\d+,\\d+.*");
                loop.execute(invariants::check);
            }
        }
    }

    @Test
    void aClientThatDoesNotReadIsDroppedAndNobodyWaitsForIt() throws IOException {
        restart(new ServerSettings("", "0000", 10, 999, COMMAND_TIMER, 0, 64 * 1024));
        try (OaiClient slow = client("SLOW"); OaiClient good = client("GOOD")) {
            slow.ask("_MS,1,,3,A:FFFF,C:FFFF,F:FFFF");
            good.ask("_MS,1,1001,1,A:0,C:0008,F:0");
            boolean dropped = false;
            for (int i = 0; i < 200_000 && !dropped; i++) {
                perform("place 1001 1002", "hangup 1001");
                assertThat(good.read()).startsWith("SI,,001,");
                boolean[] still = new boolean[1];
                loop.execute(() -> still[0] = server.clients().size() == 2);
                dropped = !still[0];
            }
            assertThat(dropped).as("the slow client is dropped").isTrue();
            assertThat(good.ask("_NO,9")).isEqualTo("CF,_NO,9,0");
        }
    }

    @Test
    void faultsComeAsOrdered() {
        try (OaiClient client = client("X")) {
            loop.execute(() -> server.faults().duplicate(1));
            assertThat(client.ask("_NO,1")).isEqualTo("CF,_NO,1,0");
            client.ignoreSequence();
            assertThat(client.read()).isEqualTo("CF,_NO,1,0");
            loop.execute(() -> server.faults().garbage(1));
            client.send("_NO,2");
            assertThat(client.readFrame()).hasSize(40);
            assertThat(client.read()).isEqualTo("CF,_NO,2,0");
            loop.execute(() -> server.faults().gap(5));
            client.send("_NO,3");
            assertThat(new String(client.readFrame(), StandardCharsets.US_ASCII)).isEqualTo("009,CF,_NO,3,0\r\n");
            loop.execute(() -> server.faults().delay(2000));
            perform("place 1001 1002");
            client.send("_NO,4");
            loop.advance(1000);
            loop.execute(() -> server.faults().delay(0));
            loop.advance(5000);
            assertThat(client.read()).isEqualTo("CF,_NO,4,0");
            loop.execute(server::restart);
            assertThat(client.read()).startsWith("RS,0,");
            assertThat(client.read()).isEqualTo("RD,0,");
            loop.execute(() -> assertThat(pbx.activeCalls()).isEmpty());
            loop.execute(server::dropAll);
            assertThat(client.ended()).isTrue();
        }
    }

    @Test
    void anApplicationRoutesCallsBeforeTheyRing() {
        try (OaiClient client = client("ROUTER"); OaiClient other = client("OTHER")) {
            assertThat(client.ask("_ORC,1,1002")).isEqualTo("CF,_ORC,1,50");
            client.ask("_MS,1,1002,1,A:0,C:1C00,F:0");
            assertThat(client.ask("_ORC,2,1002,0")).isEqualTo("CF,_ORC,2,10");
            assertThat(client.ask("_ORC,3,1002,20")).isEqualTo("CF,_ORC,3,0,1002");
            assertThat(other.ask("_ORC,4,1002,20")).isEqualTo("CF,_ORC,4,48,1002,|127.0.0.1|");
            perform("place 1001 1002");
            assertThat(client.read()).isEqualTo("OF,,001,1A01,1002,,I,1001,,,,,I,1002,,,A,22,");
            assertThat(client.ask("_AOC,5,1002,1A01")).isEqualTo("CF,_AOC,5,0,1002,1A01");
            assertThat(client.read()).startsWith("DE,,001,1A01,1002,");
            perform("hangup 1001", "place 1001 1002");
            assertThat(client.read()).startsWith("OF,,001,1A02,");
            assertThat(client.ask("_DF,6,1002,1A02,1003")).isEqualTo("CF,_DF,6,0");
            assertThat(client.read()).isEqualTo("DI,,001,1A02,1002,1003,,N,09");
            perform("hangup 1001", "place 1001 1002");
            assertThat(client.read()).startsWith("OF,,001,1A03,");
            loop.advance(2000);
            assertThat(client.read()).startsWith("DE,,001,1A03,");
            perform("hangup 1001", "place 1001 1002");
            assertThat(client.read()).startsWith("OF,,001,1A04,");
            loop.advance(2000);
            assertThat(client.read()).isEqualTo("OE,,001,1002,4");
            assertThat(client.read()).startsWith("DE,,001,1A04,");
            assertThat(client.ask("_OEC,7,1002")).isEqualTo("CF,_OEC,7,49");
        }
    }

    @Test
    void theSmdrFeedGivesEightyColumnsForEveryTrunkCall() {
        try (OaiClient feed = new OaiClient(server.address()); OaiClient oai = client("X")) {
            feed.raw(Frames.of(new Login(Login.Kind.SMDR, "", "").payload()));
            oai.ask("_MS,1,,11,S:0002");
            oai.ask("_NO,2");
            perform("place 1001 907700900123", "answer 94001", "account 1001 4711");
            loop.advance(63_000);
            perform("hangup 94001");
            String record = "TLC 1001  94001 07700900123                  09:30 00:01:03 $00.00 4711        *";
            assertThat(oai.read()).isEqualTo("SMR,,001,1,|" + record + "|");
            byte[] frame = feed.readFrame();
            assertThat(frame).hasSize(82);
            assertThat(new String(frame, StandardCharsets.US_ASCII)).isEqualTo(record + "\r\n");
        }
    }
}
