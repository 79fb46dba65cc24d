package org.jackfield.apps.hotdesking.desk;

import java.util.List;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.StationSetting;
import org.jackfield.api.telephony.command.CommandResult.WaitingMessage;

/**
 * All that decides what follows an agent.
 *
 * @param seat where the agent is
 * @param memory what is remembered
 * @param phantom the phantom of the agent's number
 * @param destination where calls go while logged out; empty for nowhere
 * @param destinationExtension that place, if it is a telephone of the phone system; else {@link DeviceId#NONE}
 * @param programming what is programmed of the phantom; null if it was not needed, or could not be read
 * @param messages what lights the phantom's lamp; null likewise
 * @param callingNumber the user's own; empty for the phantom's
 */
record Desk(
        Seat seat,
        AgentMemory memory,
        DeviceId phantom,
        String destination,
        DeviceId destinationExtension,
        List<StationSetting> programming,
        List<WaitingMessage> messages,
        String callingNumber) {}
