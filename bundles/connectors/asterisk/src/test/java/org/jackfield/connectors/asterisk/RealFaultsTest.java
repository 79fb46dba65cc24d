package org.jackfield.connectors.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.LinkEvent.LinkChanged;
import org.jackfield.api.telephony.event.LinkEvent.ResyncEnded;
import org.jackfield.connectors.asterisk.session.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links that are lost while telephones go on, and a real Asterisk that crashes. */
class RealFaultsTest extends InRealOffice {

    private static final DeviceId TRUNK = DeviceId.of("trunk1");
    private static final Timing QUICK = new Timing(15_000, 40_000, 20_000, 20, 100);

    /** Follows the same Asterisk by a wire that is cut: the office's own tells what happens meanwhile. */
    private final Told heard = new Told();
    private Wire wire;
    private AsteriskConnector connector;

    @BeforeEach
    void connect() throws Exception {
        wire = new Wire(asterisk.amiPort);
        connector = connector("s3cret");
        connector.start();
        up();
    }

    @AfterEach
    void disconnect() throws Exception {
        connector.close();
        wire.close();
    }

    @Test
    void aCallHeldWhileTheLinkWasDownIsHeld() throws Exception {
        asterisk.telephone(1002, "consult");
        asterisk.dialFromOutside("0201234", "5551002");
        CallId call = heard.await("Established 1002");
        loseLink();
        office.told.await("Held 1002");
        mendLink();

        assertThat(heard.await("Held 1002")).isEqualTo(call);
        office.clear(call, TRUNK);
    }

    @Test
    void aCallTakenBackWhileTheLinkWasDownIsNotHeld() throws Exception {
        asterisk.telephone(1002, "answer");
        asterisk.dial(1001, "hold", "1002");
        CallId call = heard.await("Held 1001");
        loseLink();
        office.told.await("Retrieved 1001");
        mendLink();

        heard.await(ResyncEnded.class, event -> event.complete());
        assertThat(heard.calls()).contains("Retrieved 1001").last().isNotEqualTo("Held 1001");
        office.clear(call, DeviceId.of("1001"));
    }

    @Test
    void aConnectorThatComesLateFindsCallsHeldParkedAndInARoom() throws Exception {
        asterisk.telephone(1002, "consult");
        asterisk.dial(1001, "call", "1002");
        office.told.await("Held 1002");
        asterisk.dial(1003, "call", "3001");
        office.told.await("Originated 1003 dials 3001");
        asterisk.dial(1004, "call", "3001");
        office.told.await(CallEvent.Conferenced.class, event -> true);
        connector.close();
        heard.forget();
        connector = connector("s3cret");
        connector.start();
        up();

        CallId held = heard.await("Held 1002");
        assertThat(heard.calls()).contains("Originated 1001 dials 1002", "Established 1002");
        CallId room = heard.await("Originated 1003 dials 3001");
        assertThat(heard.await("Established 1004")).isEqualTo(room).isNotEqualTo(held);
        office.clear(held, DeviceId.of("1001"));
    }

    @Test
    void aCrashInTheMiddleOfACallIsNoticedAndHealed() throws Exception {
        asterisk.telephone(1002, "answer");
        asterisk.dialFromOutside("0201234", "5551002");
        heard.await("Established 1002");
        office.told.await("Established 1002");
        heard.forget();
        office.told.forget();
        asterisk.crash();
        heard.await(LinkChanged.class, event -> event.state() == State.DOWN);
        assertThat(asterisk.start()).isTrue();
        up();
        office.told.await(ResyncEnded.class, event -> event.complete());

        // a complete snapshot without the call: it is over
        assertThat(heard.await(ResyncEnded.class, event -> true).complete()).isTrue();
        assertThat(heard.calls()).isEmpty();
        assertThat(connector.status().get(60, TimeUnit.SECONDS).channels()).isZero();
        asterisk.switchOffTelephones();
        asterisk.telephone(1002, "answer");
        asterisk.dialFromOutside("0201234", "5551002");
        heard.await("Established 1002");
        office.clear(office.told.await("Established 1002"), TRUNK);
    }

    @Test
    void aWrongPasswordIsSaidAndCountedAndTriedAgain() throws Exception {
        connector.close();
        heard.forget();
        connector = connector("wrong");
        connector.start();

        assertThat(heard.await(LinkChanged.class, event -> event.state() == State.DOWN).detail())
                .contains("log-in not accepted").contains("Authentication failed");
        wire.awaitAnother();
        wire.awaitAnother();
        assertThat(connector.diagnosis().counters().of("login.refused")).isGreaterThanOrEqualTo(2);
        assertThat(heard.events().stream().filter(LinkChanged.class::isInstance)).hasSize(2);
    }

    private void loseLink() throws Exception {
        wire.cut();
        heard.await(LinkChanged.class, event -> event.state() == State.DOWN);
    }

    private void mendLink() throws Exception {
        heard.forget();
        wire.mend();
        up();
    }

    private void up() throws InterruptedException {
        heard.await(LinkChanged.class, event -> event.state() == State.UP);
    }

    private AsteriskConnector connector(String secret) {
        return new AsteriskConnector(new PhoneSystemId(UUID.randomUUID()),
                AsteriskOptions.settings(RealOffice.config(wire.port(), secret)), QUICK, heard, Runnable::run);
    }
}
