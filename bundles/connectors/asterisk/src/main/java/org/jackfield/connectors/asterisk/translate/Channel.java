package org.jackfield.connectors.asterisk.translate;

import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;

/** What was heard of one channel. Belongs to the thread that translates. */
final class Channel {

    /** Asterisk's states of a channel that matter here. */
    static final int RINGING = 5;
    static final int UP = 6;

    final String id;
    /** The device, or for one more channel of a trunk in the same call a line of that trunk. */
    DeviceId device;
    /** The first of its call, not dialled by another. */
    boolean originator;
    /** Why it is in its call once it talks. */
    Cause answer = Cause.ANSWERED;
    String name;
    CallId call;
    String bridge = "";
    /** Who dialled it: a channel's id, empty if nobody. */
    String dialledBy = "";
    boolean originated;
    boolean delivered;
    boolean established;
    boolean held;
    /** Nothing was heard of it before the list of channels that is being read. */
    boolean found;
    /** How dialling it ended, empty if it has not. */
    String dialEnd = "";
    /** Its call has moved on to another device or was transferred, which was told: its hangup is no news. */
    boolean left;

    Channel(String id, String name, CallId call, boolean originator) {
        this.id = id;
        this.name = name;
        this.call = call;
        this.originator = originator;
        this.device = Names.device(name);
    }

    boolean isHidden() {
        return Names.isHidden(name);
    }

    /** The other half of a {@code Local/} channel; empty for a real one. */
    String otherHalf() {
        if (!isHidden() || name.length() < 2) {
            return "";
        }
        String stem = name.substring(0, name.length() - 1);
        return name.endsWith(";1") ? stem + "2" : stem + "1";
    }
}
