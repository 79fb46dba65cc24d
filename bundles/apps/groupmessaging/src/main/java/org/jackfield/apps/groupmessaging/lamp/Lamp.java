package org.jackfield.apps.groupmessaging.lamp;

import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;

/**
 * A message lamp at a target, lit in the name of a source. However many rules want it, it is one.
 *
 * @param system the phone system
 * @param target the telephone where it is lit
 * @param source the extension whose messages wait
 */
public record Lamp(PhoneSystemId system, DeviceId target, DeviceId source) {}
