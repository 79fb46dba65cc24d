package org.jackfield.connectors.asterisk.translate;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.event.FeatureEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.asterisk.ami.AmiMessage;

/** States of devices that are no calls: night mode, and telephones that come and go. */
final class DeviceStates {

    private static final int REMEMBERED = 20_000;

    private final String nightDevice;
    private final Predicate<DeviceId> known;
    private final Set<DeviceId> offline = new HashSet<>();

    DeviceStates(String nightDevice, Predicate<DeviceId> known) {
        this.nightDevice = nightDevice;
        this.known = known;
    }

    void changed(AmiMessage message, Consumer<TelephonyEvent> told) {
        String name = message.get("Device");
        String state = message.get("State");
        if (!nightDevice.isEmpty() && name.equals(nightDevice)) {
            told.accept(new SystemEvent.NightModeChanged("", isOn(state)));
            return;
        }
        DeviceId device = Names.device(name);
        if (device.isNone()) {
            return;
        }
        if (!known.test(device) || offline.size() >= REMEMBERED) {
            return;
        }
        if (isGone(state) ? offline.add(device) : offline.remove(device)) {
            told.accept(new FeatureEvent.OnlineChanged(device, !isGone(state)));
        }
    }

    /** Any state but these is on, so that a site may show night mode by a lamp that blinks as well. */
    static boolean isOn(String state) {
        return !state.isEmpty() && !"NOT_INUSE".equals(state) && !"UNKNOWN".equals(state) && !"INVALID".equals(state);
    }

    void forget() {
        offline.clear();
    }

    private static boolean isGone(String state) {
        return "UNAVAILABLE".equals(state) || "INVALID".equals(state);
    }
}
