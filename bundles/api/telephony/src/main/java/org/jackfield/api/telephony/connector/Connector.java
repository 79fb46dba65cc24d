package org.jackfield.api.telephony.connector;

import java.util.concurrent.CompletionStage;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.event.LinkEvent;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The platform's end of one phone system. It reaches out by itself and again after a loss, with back-off, and tells
 * everything through its {@link ConnectorSink}:
 *
 * <ol>
 *   <li>{@link LinkEvent.LinkChanged} CONNECTING, then SYNCHRONISING once it is logged in;
 *   <li>{@link LinkEvent.ImportBegan}, the nodes and devices,
 *       {@link org.jackfield.api.telephony.event.SystemEvent.DevicesComplete};
 *   <li>{@link LinkEvent.ResyncBegan}, the calls and features as they are, {@link LinkEvent.ResyncEnded};
 *   <li>LinkChanged UP, then what happens, as it happens;
 *   <li>LinkChanged DOWN with the reason when the link is lost, and from the beginning.
 * </ol>
 *
 * <p>Methods are called by any thread, return at once and never call back into their caller.
 */
@ConsumerType
public interface Connector extends AutoCloseable {

    /** Begins to reach out. Called once. */
    void start();

    /** What it can do, as far as known now; may change with the link. */
    Capabilities capabilities();

    /**
     * Asks the phone system to do something.
     *
     * @return completes when the phone system has answered, exceptionally with
     *     {@link org.jackfield.api.telephony.command.CommandException} if it was not carried out; always within 60
     *     seconds, on a thread of the connector
     */
    CompletionStage<CommandResult> execute(Command command);

    /**
     * Reads again what is going on. The connector may put it off, join requests, or widen the scope, where the phone
     * system limits how often it may be asked.
     */
    void resync(LinkEvent.Scope scope);

    /** Lets go of the phone system and of every thread; pending commands fail as interrupted. Never throws. */
    @Override
    void close();
}
