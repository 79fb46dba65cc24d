package org.jackfield.connectors.oai;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.connectors.oai.link.BackOff;
import org.jackfield.connectors.oai.session.OaiTrace;

/** A connector, the phone system it talks to, and what it tells; on the test's own thread. */
public final class Scene {

    public static final PhoneSystemId SYSTEM = new PhoneSystemId(new UUID(7, 7));
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T09:30:00Z"), ZoneOffset.UTC);

    public final LeapingThread thread = new LeapingThread();
    public final FakePhoneSystem phoneSystem;
    public final Told told = new Told();
    public final OaiConnector connector;

    private Scene(boolean gateway, Map<String, String> options) {
        phoneSystem = new FakePhoneSystem(thread, gateway);
        ConnectorConfig config = new ConnectorConfig("192.0.2.1", 0, "", new Secret("s3cret"), options);
        connector = new OaiConnector(SYSTEM, OaiOptions.settings(config), told, thread, phoneSystem::open, Runnable::run,
                new BackOff(new Random(1)), new OaiTrace(CLOCK));
    }

    /** A phone system by itself. */
    public static Scene direct() {
        return new Scene(false, Map.of("adminExtension", "1000"));
    }

    /** A phone system by itself, with other options. */
    public static Scene direct(Map<String, String> options) {
        return new Scene(false, options);
    }

    /** Two nodes behind a gateway. */
    public static Scene gateway() {
        return new Scene(true, Map.of("adminExtension", "1:1000"));
    }

    /** Two nodes behind a gateway, with other options. */
    public static Scene gateway(Map<String, String> options) {
        return new Scene(true, options);
    }

    /** Connects and forgets what it took. */
    public Scene connected() {
        start();
        if (state() != LinkStatus.State.UP) {
            throw new AssertionError("not up: " + told.of(LinkEvent.LinkChanged.class));
        }
        told.forget();
        phoneSystem.forget();
        return this;
    }

    /** Begins. */
    public Scene start() {
        connector.start();
        thread.run();
        return this;
    }

    /** Lets the phone system say something. */
    public Scene says(String... lines) {
        for (String line : lines) {
            phoneSystem.say(line);
        }
        thread.run();
        return this;
    }

    /** The state that was told last. */
    public LinkStatus.State state() {
        return told.of(LinkEvent.LinkChanged.class).getLast().state();
    }

    /** Gives a command; the answer may not be there yet. */
    public CompletableFuture<CommandResult> does(Command command) {
        CompletableFuture<CommandResult> answer = connector.execute(command).toCompletableFuture();
        thread.run();
        return answer;
    }

    /** Why a command failed. */
    public static CommandException failure(CompletableFuture<?> answer) {
        Throwable failure = answer.handle((result, thrown) -> thrown).getNow(null);
        if (failure != null && failure.getCause() instanceof CommandException wrapped) {
            return wrapped;
        }
        if (failure instanceof CommandException plain) {
            return plain;
        }
        throw new AssertionError("has not failed: " + answer, failure);
    }
}
