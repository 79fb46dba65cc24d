package org.jackfield.connectors.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.LinkEvent;

/** A real Asterisk and a connector that follows it. */
final class RealOffice implements AutoCloseable {

    static final String PASSWORD = "s3cret";
    static final String FROM_OUTSIDE = "Originated trunk1 dials 5551002 from 0201234 at 5551002";

    final RealAsterisk asterisk;
    final AsteriskComponent component = new AsteriskComponent();
    final AsteriskConnector connector;
    final Told told = new Told();

    RealOffice() throws IOException, InterruptedException {
        asterisk = RealAsterisk.started();
        assertThat(component.validate(config(PASSWORD))).isEmpty();
        connector = (AsteriskConnector) component.create(new PhoneSystemId(UUID.randomUUID()), config(PASSWORD), told);
        connector.start();
        told.await(LinkEvent.LinkChanged.class, event -> event.state() == State.UP);
    }

    ConnectorConfig config(String secret) {
        return config(asterisk.amiPort, secret);
    }

    static ConnectorConfig config(int port, String secret) {
        return new ConnectorConfig("127.0.0.1", port, "jackfield", new Secret(secret),
                Map.of("trunks", "trunk*", "context", "internal", "nightDevice", "Custom:night"));
    }

    CommandResult execute(Command command) throws Exception {
        return connector.execute(command).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** Hangs a device up and waits for the end of the call. */
    void clear(CallId call, DeviceId device) throws Exception {
        execute(new Command.ClearConnection(device, call));
        told.await(CallEvent.CallCleared.class, event -> event.call().equals(call));
    }

    /** Everybody goes home, and nobody remembers. */
    void endOfDay() throws InterruptedException {
        asterisk.switchOffTelephones();
        told.forget();
    }

    @Override
    public void close() throws InterruptedException {
        component.deactivate();
        asterisk.close();
    }
}
