package org.jackfield.connectors.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.LinkEvent.LinkChanged;
import org.jackfield.api.telephony.event.SystemEvent.DevicesComplete;
import org.jackfield.api.telephony.event.SystemEvent.NightModeChanged;
import org.jackfield.connectors.asterisk.session.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the connector lives with an Asterisk that comes and goes. */
@Timeout(180)
class ConnectorLifeTest {

    private final Told told = new Told();
    private ScriptedAsterisk asterisk;
    private AsteriskConnector connector;

    @BeforeEach
    void start() throws IOException {
        asterisk = new ScriptedAsterisk();
        connector = connector(new Timing(100_000, 100_000, 20_000, 10, 20));
    }

    @AfterEach
    void stop() throws IOException {
        connector.close();
        asterisk.close();
    }

    @Test
    void logsInWithoutShowingThePassword() throws Exception {
        connector.start();
        asterisk.accept();
        Map<String, String> challenge = asterisk.next();
        assertThat(challenge).containsEntry("Action", "Challenge").containsEntry("AuthType", "MD5");
        asterisk.say("Response: Success\r\nChallenge: 840415273\r\nActionID: " + challenge.get("ActionID") + "\r\n\r\n");

        assertThat(asterisk.next()).containsEntry("Action", "Login").containsEntry("Username", "jackfield")
                // md5 of 840415273s3cret
                .containsEntry("Key", "d7994fd8cd10e2224514d095d0fd3f7b").doesNotContainValue("s3cret");
    }

    @Test
    void tellsItsLifeInOrder() throws Exception {
        connector.start();
        asterisk.logIn();
        up();

        assertThat(told.events()).extracting(event -> event.getClass().getSimpleName()).containsExactly("LinkChanged",
                "LinkChanged", "ImportBegan", "DevicesComplete", "ResyncBegan", "NightModeChanged", "ResyncEnded", "LinkChanged");
    }

    @Test
    void aLostConnectionIsMadeAnew() throws Exception {
        connector.start();
        asterisk.logIn();
        up();
        told.forget();
        asterisk.hangUp();
        told.await(LinkChanged.class, event -> event.state() == State.DOWN);
        asterisk.logIn();
        up();

        assertThat(told.events().stream().filter(LinkEvent.ResyncEnded.class::isInstance)).hasSize(1);
    }

    @Test
    void aRefusedLogInIsToldOnceHoweverOftenItIsTried() throws Exception {
        connector.start();
        for (int attempt = 0; attempt < 3; attempt++) {
            asterisk.accept();
            asterisk.refuse(asterisk.next(), "Authentication failed");
        }
        told.await(LinkChanged.class, event -> event.state() == State.DOWN);
        asterisk.accept();

        assertThat(told.events().stream().filter(LinkChanged.class::isInstance)).hasSize(2);
        assertThat(((LinkChanged) told.events().getLast()).detail()).contains("Authentication failed");
    }

    @Test
    void aListThatIsNotPermittedNeverLooksLikeAnAsteriskWithoutTelephones() throws Exception {
        connector.start();
        asterisk.logInRefusing("PJSIPShowEndpoints", "Permission denied");

        assertThat(told.await(LinkChanged.class, event -> event.state() == State.DOWN).detail()).contains("Permission denied");
        assertThat(told.events()).noneMatch(DevicesComplete.class::isInstance);
    }

    @Test
    void anAsteriskWithoutPjsipIsReadAllTheSame() throws Exception {
        connector.start();
        asterisk.logInRefusing("PJSIPShowEndpoints", "Invalid/unknown command");
        up();
    }

    @Test
    void aWrongHostOrPortIsSaid() throws Exception {
        connector.close();
        asterisk.close();
        connector = connector("127.0.0.1", new Timing(100_000, 100_000, 20_000, 10, 20));
        connector.start();
        assertThat(told.await(LinkChanged.class, event -> event.state() == State.DOWN).detail()).contains("refused");

        connector.close();
        told.forget();
        connector = connector("no.such.host.invalid", new Timing(100_000, 100_000, 20_000, 10, 20));
        connector.start();
        assertThat(told.await(LinkChanged.class, event -> event.state() == State.DOWN).detail())
                .isEqualTo("the name no.such.host.invalid is not known");
    }

    @Test
    void silenceEndsTheConnection() throws Exception {
        connector.close();
        connector = connector(new Timing(100_000, 50, 20_000, 10, 20));
        connector.start();
        asterisk.accept();

        assertThat(told.await(LinkChanged.class, event -> event.state() == State.DOWN).detail()).contains("nothing was heard");
    }

    @Test
    void anEndlessLineEndsTheConnection() throws Exception {
        connector.start();
        asterisk.accept();
        asterisk.next();
        asterisk.say("x".repeat(20_000));

        assertThat(told.await(LinkChanged.class, event -> event.state() == State.DOWN).detail()).contains("longer than");
    }

    @Test
    void aMessageWithoutEndEndsTheConnection() throws Exception {
        connector.start();
        asterisk.accept();
        asterisk.next();
        asterisk.say("a: b\r\n".repeat(6_000));

        assertThat(told.await(LinkChanged.class, event -> event.state() == State.DOWN).detail()).contains("more than 5000 lines");
    }

    @Test
    void garbageIsCountedAndNoSignOfLife() throws Exception {
        connector.close();
        connector = connector(new Timing(100_000, 500, 20_000, 10, 20));
        connector.start();
        asterisk.acceptSilently();
        for (int i = 0; i < 100; i++) {
            asterisk.say("220 mail.example.com ESMTP \u0000\u0001 ready\r\n\r\n");
        }

        assertThat(told.await(LinkChanged.class, event -> event.state() == State.DOWN).detail())
                .contains("nothing was heard").contains("is this the port");
        assertThat(connector.diagnosis().counters().of("messages.garbage")).isEqualTo(100);
        asterisk.logIn();
        up();
    }

    @Test
    void garbageBetweenMessagesLosesNothingGood() throws Exception {
        connector.start();
        asterisk.logIn();
        up();
        asterisk.say("\r\n\r\nnonsense\r\n: :\r\n\r\n\u00ff\u00fe\r\n\r\nEvent: DeviceStateChange\r\nDevice: Custom:night\r\n"
                + "State: INUSE\r\n\r\n");

        told.await(NightModeChanged.class, NightModeChanged::on);
        assertThat(connector.diagnosis().counters().of("messages.garbage")).isEqualTo(2);
    }

    @Test
    void aListWithoutEndIsNeverTakenForAWholeOne() throws Exception {
        connector.start();
        asterisk.logInBut("PJSIPShowEndpoints");
        String id = asterisk.lastId();
        asterisk.say("Response: Success\r\nEventList: start\r\nActionID: " + id + "\r\n\r\n");
        asterisk.say(("Event: EndpointList\r\nObjectName: 1001\r\nActionID: " + id + "\r\n\r\n").repeat(20_001));

        assertThat(told.await(LinkChanged.class, event -> event.state() == State.DOWN).detail()).contains("more than 20000");
        assertThat(told.events()).noneMatch(DevicesComplete.class::isInstance);
    }

    @Test
    void channelsWithoutEndAreForgottenTheOldestFirst() throws Exception {
        connector.start();
        asterisk.logIn();
        up();
        asterisk.say(IntStream.range(0, 21_000)
                .mapToObj(i -> "Event: Newchannel\r\nChannel: Local/" + i + "@x-00000000;1\r\nUniqueid: " + i
                        + "\r\nLinkedid: " + i + "\r\n\r\n")
                .collect(Collectors.joining()));
        asterisk.say("Event: DeviceStateChange\r\nDevice: Custom:night\r\nState: INUSE\r\n\r\n");
        told.await(NightModeChanged.class, NightModeChanged::on);

        assertThat(connector.status().get(20, TimeUnit.SECONDS).channels()).isEqualTo(20_000);
    }

    @Test
    void whereHoldCannotBeAskedForItStaysAsItWasAndIsCounted() throws Exception {
        connector.start();
        asterisk.channels("Channel: SIP/1001-00000001\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\nChannelState: 6\r\nExten: 1002\r\n");
        asterisk.logIn();
        up();
        asterisk.say("Event: Hold\r\nChannel: SIP/1001-00000001\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\n\r\n");
        told.await("Held 1001");
        asterisk.hangUp();
        told.await(LinkChanged.class, event -> event.state() == State.DOWN);
        told.forget();
        asterisk.logIn();
        up();

        assertThat(told.calls()).containsExactly("Originated 1001 dials 1002", "Held 1001");
        assertThat(connector.diagnosis().counters().of("hold.unknown")).isEqualTo(2);
    }

    @Test
    void aCommandUnderWayFailsWhenTheConnectionIsLost() throws Exception {
        connector.start();
        asterisk.logIn();
        up();
        CompletionStage<CommandResult> answer = connector.execute(new Command.QueryNightMode(""));
        assertThat(asterisk.nextBut("Ping")).containsEntry("Variable", "DEVICE_STATE(Custom:night)");
        asterisk.hangUp();

        assertThatThrownBy(() -> answer.toCompletableFuture().get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(CommandException.class).hasMessageContaining("lost");
    }

    @Test
    void withoutAConnectionCommandsAreRefusedAtOnce() {
        assertThatThrownBy(() -> connector.execute(new Command.MakeCall(DeviceId.of("1001"), "1002", ""))
                .toCompletableFuture().get(20, TimeUnit.SECONDS)).hasMessageContaining("not connected");
    }

    private void up() throws InterruptedException {
        told.await(LinkChanged.class, event -> event.state() == State.UP);
    }

    private AsteriskConnector connector(Timing timing) {
        return connector("127.0.0.1", timing);
    }

    private AsteriskConnector connector(String host, Timing timing) {
        ConnectorConfig config = new ConnectorConfig(host, asterisk.port(), "jackfield", new Secret("s3cret"),
                Map.of("nightDevice", "Custom:night"));
        return new AsteriskConnector(new PhoneSystemId(UUID.randomUUID()), AsteriskOptions.settings(config), timing, told, Runnable::run);
    }
}
