package org.jackfield.apps.hotdesking.desk;

import java.time.Instant;
import org.jackfield.api.telephony.DeviceId;

/**
 * What the phone system did not do; it is tried again.
 *
 * @param agent for whom
 * @param device where
 * @param kind what
 * @param reason why, in words
 * @param since when it failed first
 */
public record Failure(DeviceId agent, DeviceId device, DeskKind kind, String reason, Instant since) {}
