package org.jackfield.apps.alarms.history;

import org.jackfield.api.alerts.Alert;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.event.SystemEvent;

/**
 * An alarm that a phone system or this server tells of: new, or standing already.
 *
 * @param source id of the phone system, or {@link #SERVER}
 * @param sourceName what people call it
 * @param node the node, empty if not told
 * @param alarmId what ties it to its end, at its source and node; a phone system may give it again after a restart
 * @param kind what sort of alarm it is
 * @param device the device concerned, empty if none
 * @param text what the source says
 */
public record Sighting(
        String source, String sourceName, String node, String alarmId, AlarmKind kind, String device, String text) {

    /** The source of alerts of this server. */
    public static final String SERVER = "server";

    /** {@return an alarm of a phone system} */
    public static Sighting of(PhoneSystemId system, String name, SystemEvent.AlarmRaised alarm) {
        return new Sighting(
                system.toString(), name, alarm.node(), alarm.alarmId(), AlarmKind.of(alarm), alarm.device().toString(),
                alarm.text());
    }

    /** {@return an alert of this server} */
    public static Sighting of(Alert alert) {
        String key = alert.condition().key();
        return new Sighting(
                SERVER, "", "", alert.id().toString(), AlarmKind.ofAlert(key), key,
                alert.condition().title() + ": " + alert.condition().detail() + " " + alert.condition().remedy());
    }
}
