package org.jackfield.connectors.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.LinkEvent.LinkChanged;
import org.jackfield.api.telephony.event.SystemEvent.DevicesComplete;
import org.jackfield.connectors.asterisk.session.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the connector lives with an Asterisk that comes and goes. */
@Timeout(60)
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
        ConnectorConfig config = new ConnectorConfig("127.0.0.1", asterisk.port(), "jackfield", new Secret("s3cret"),
                Map.of("nightDevice", "Custom:night"));
        return new AsteriskConnector(AsteriskOptions.settings(config), timing, told, Runnable::run);
    }
}
