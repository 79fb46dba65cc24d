package org.jackfield.apps.hotdesking.desk;

import java.util.Collection;
import java.util.Optional;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandResult;

/** The phone system and its people, as one who waits for each answer sees them. */
public interface Office {

    /**
     * Asks, and waits for the answer.
     *
     * @throws CommandException if it was not carried out
     */
    CommandResult ask(Command command);

    /** {@return what can be asked} */
    Capabilities capabilities();

    /** {@return every device with what it does now} */
    Collection<DeviceStatus> devices();

    /** {@return one device; empty if it is not known} */
    Optional<DeviceStatus> device(DeviceId device);

    /** {@return the number that calls of the user of this agent show outside by the user's own setting; empty if none} */
    Optional<String> callingNumber(DeviceId agent);
}
