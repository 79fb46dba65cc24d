package org.jackfield.connectors.oai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.connector.ConnectionReport;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.event.LinkEvent.LinkChanged;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.connectors.oai.link.BackOff;
import org.jackfield.connectors.oai.link.TcpLink;
import org.jackfield.connectors.oai.session.OaiSettings;
import org.jackfield.connectors.oai.session.OaiTrace;
import org.jackfield.connectors.oaiwire.Frames;
import org.jackfield.connectors.oaiwire.Login;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over a real socket. */
@Timeout(180)
class LoopbackTest {

    private static final String READY = "000,RS,0,09:30,040126,V10.20,V6.0.11.113,3,1,0,3,1";

    private final LeapingThread thread = new LeapingThread();
    private final Told told = new Told();
    private ScriptedPeer peer;
    private OaiConnector connector;

    @BeforeEach
    void start() throws IOException {
        peer = new ScriptedPeer();
        OaiSettings settings = OaiOptions.settings(config(Map.of("frameLimitKilobytes", "64")));
        connector = new OaiConnector(Scene.SYSTEM, settings, told, thread,
                listener -> TcpLink.open(settings.host(), settings.port(), settings.frameLimit(), thread, listener),
                Runnable::run, new BackOff(new Random(1)), new OaiTrace(Scene.CLOCK));
        connector.trace().set(true);
        connector.start();
        thread.run();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        Thread closing = Thread.ofPlatform().start(connector::close);
        thread.runUntil(thread::isClosed);
        closing.join();
        peer.close();
    }

    @Test
    void logsInAndReadsLinesHoweverTheyAreCut() throws Exception {
        loggedIn();
        peer.sayInPieces("001,RD,0,");
        thread.runUntil(() -> counted("commands._QN"));
        assertThat(peer.line()).startsWith("_QN,");

        peer.sayInPieces("002,NM,,090,1,1");
        thread.runUntil(() -> !told.of(SystemEvent.NightModeChanged.class).isEmpty());
    }

    @Test
    void lastWordsBeforeACloseAreHeard() throws Exception {
        connected();
        peer.login();
        peer.say("000,PE,,2");
        peer.hangUp();
        thread.runUntil(() -> state() == State.DOWN);

        assertThat(told.of(LinkChanged.class).getLast().detail()).contains("all 2 OAI ports");
    }

    @Test
    void aCloseInsteadOfAnAnswerIsALogInThatWasNotAccepted() throws Exception {
        connected();
        assertThat(peer.login()).isEqualTo(new Login(Login.Kind.OAI, "s3cret", "Jackfield"));
        peer.hangUp();
        thread.runUntil(() -> state() == State.DOWN);

        assertThat(told.of(LinkChanged.class).getLast().detail()).contains("log-in not accepted");
        assertThat(connector.trace().lines()).noneMatch(line -> line.toString().contains("s3cret"));
    }

    @Test
    void anOversizedFrameEndsTheConnectionAndTheNextOneWorks() throws Exception {
        loggedIn();
        peer.write(new byte[] {0, 0, 2, 0, 'x'});
        thread.runUntil(() -> state() == State.DOWN);
        assertThat(told.of(LinkChanged.class).getLast().detail()).contains("131072").contains("65536");
        assertThat(peer.isLeft()).isTrue();

        thread.leap(2_000);
        loggedIn();
    }

    @Test
    void aFrameThatIsCutOffByTheEndOfTheConnectionIsNotHeard() throws Exception {
        loggedIn();
        byte[] line = ("001,NM,,090,1,1\r\n").getBytes(Frames.CHARSET);
        byte[] frame = Frames.of(line);
        peer.write(Arrays.copyOf(frame, frame.length - 3));
        peer.hangUp();
        thread.runUntil(() -> state() == State.DOWN);

        assertThat(told.of(SystemEvent.NightModeChanged.class)).isEmpty();
        assertThat(told.of(LinkChanged.class).getLast().detail()).isEqualTo("the phone system closed the connection in the middle of a message");
        assertThat(connector.counters().get("connections.ended")).isEqualTo(1);
        thread.leap(2_000);
        loggedIn();
    }

    @Test
    void aPeerThatNeverAnswersTheLogInIsLeftAndTheReasonTold() throws Exception {
        connected();
        peer.login();
        thread.leap(10_000);

        assertThat(state()).isEqualTo(State.DOWN);
        assertThat(told.of(LinkChanged.class).getLast().detail()).contains("no answer").contains("password");
        assertThat(peer.isLeft()).isTrue();
        thread.leap(2_000);
        loggedIn();
    }

    @Test
    void aPeerThatFallsSilentInTheMiddleOfAFrameIsLeftAtTheNextKeepAlive() throws Exception {
        loggedIn();
        peer.say("001,RD,0,");
        thread.runUntil(() -> counted("lines.sent"));
        peer.write(new byte[] {30, 0, 0, 0, '0'});
        thread.leap(60_000);

        assertThat(state()).isEqualTo(State.DOWN);
        assertThat(peer.isLeft()).isTrue();
    }

    @Test
    void garbageInFramesIsCountedAndTheConnectionLasts() throws Exception {
        loggedIn();
        byte[] noise = new byte[300];
        new Random(7).nextBytes(noise);
        peer.write(Frames.of(noise));
        peer.write(Frames.of(new byte[0]));
        peer.say("this is no line", "001,RD,0,");
        thread.runUntil(() -> counted("commands._QN"));

        assertThat(connector.counters().snapshot()).containsKey("lines.unreadable");
        assertThat(state()).isEqualTo(State.SYNCHRONISING);
        peer.say("002,NM,,090,1,1");
        thread.runUntil(() -> !told.of(SystemEvent.NightModeChanged.class).isEmpty());
    }

    @Test
    void garbageThatIsNoFrameEndsTheConnectionWithAReason() throws Exception {
        loggedIn();
        peer.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(Frames.CHARSET));
        thread.runUntil(() -> state() == State.DOWN);

        assertThat(told.of(LinkChanged.class).getLast().detail()).contains("bytes");
        thread.leap(2_000);
        loggedIn();
    }

    @Test
    void aLostConnectionIsMadeAnew() throws Exception {
        loggedIn();
        peer.hangUp();
        thread.runUntil(() -> state() == State.DOWN);
        thread.leap(2_000);

        loggedIn();
        assertThat(told.of(LinkChanged.class)).extracting(LinkChanged::state)
                .containsExactly(State.CONNECTING, State.SYNCHRONISING, State.DOWN, State.SYNCHRONISING);
    }

    @Test
    void theWizardsTestSaysWhoAnsweredOrWhatToCheck() throws Exception {
        OaiComponent component = new OaiComponent();
        peer.accept();
        CompletionStage<ConnectionReport> test = component.test(config(Map.of()));
        peer.accept();
        peer.say(READY, "001,RD,0,");
        assertThat(test.toCompletableFuture().get(20, TimeUnit.SECONDS)).satisfies(report -> {
            assertThat(report.success()).isTrue();
            assertThat(report.facts()).containsEntry("Protocol", "V10.20").containsEntry("Node", "1");
        });

        CompletionStage<ConnectionReport> refused = component.test(config(Map.of()));
        peer.accept().hangUp();
        assertThat(refused.toCompletableFuture().get(20, TimeUnit.SECONDS)).satisfies(report -> {
            assertThat(report.success()).isFalse();
            assertThat(report.message()).contains("password").doesNotContain("s3cret");
        });
        component.deactivate();
    }

    private void loggedIn() throws Exception {
        connected();
        assertThat(peer.login().password()).isEqualTo("s3cret");
        peer.say(READY);
        thread.runUntil(() -> state() == State.SYNCHRONISING);
    }

    /** The connector hears of it on its own thread, and only then logs in. */
    private void connected() throws IOException {
        peer.accept();
        thread.runUntil(() -> !connector.trace().lines().isEmpty()
                && connector.trace().lines().getLast().text().startsWith("connected, logging in"));
    }

    private boolean counted(String counter) {
        return connector.counters().get(counter) > 0;
    }

    private State state() {
        return told.of(LinkChanged.class).getLast().state();
    }

    private ConnectorConfig config(Map<String, String> options) {
        return new ConnectorConfig("127.0.0.1", peer.port(), "", new Secret("s3cret"), options);
    }
}
