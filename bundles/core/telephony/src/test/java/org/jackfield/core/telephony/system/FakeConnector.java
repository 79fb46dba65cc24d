package org.jackfield.core.telephony.system;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Capability;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.connector.Connector;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.connector.ConnectorFactory;
import org.jackfield.api.telephony.connector.ConnectorOption;
import org.jackfield.api.telephony.connector.ConnectorSink;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;

/** A phone system that says what a test wants. */
final class FakeConnector implements ConnectorFactory, Connector {

    final List<LinkEvent.Scope> resyncs = new CopyOnWriteArrayList<>();
    final List<Command> commands = new CopyOnWriteArrayList<>();
    volatile ConnectorSink sink;
    volatile boolean running;

    void say(TelephonyEvent... events) {
        for (TelephonyEvent event : events) {
            sink.accept(event, null, "raw");
        }
    }

    @Override
    public String type() {
        return "fake";
    }

    @Override
    public String title() {
        return "Fake";
    }

    @Override
    public int defaultPort() {
        return 4000;
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of(ConnectorOption.number("pause", "Pause (ms)", "", 10, 0, 100));
    }

    @Override
    public Connector create(PhoneSystemId system, ConnectorConfig config, ConnectorSink to) {
        sink = to;
        return this;
    }

    @Override
    public void start() {
        running = true;
        say(new LinkEvent.LinkChanged(LinkStatus.State.UP, ""));
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.builder().except(Capability.CONFERENCE, "no bridge").build();
    }

    @Override
    public CompletionStage<CommandResult> execute(Command command) {
        commands.add(command);
        if (command instanceof Command.Hold) {
            throw new IllegalStateException("broken");
        }
        return CompletableFuture.completedFuture(new CommandResult.CallMade(CallId.of("X")));
    }

    @Override
    public void resync(LinkEvent.Scope scope) {
        resyncs.add(scope);
    }

    @Override
    public void close() {
        running = false;
    }
}
