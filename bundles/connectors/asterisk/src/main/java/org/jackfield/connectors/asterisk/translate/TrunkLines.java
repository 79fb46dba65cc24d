package org.jackfield.connectors.asterisk.translate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;

/**
 * Lines of trunks. A call that comes in and goes out again by the same trunk has two ends there: the first is the trunk, each
 * further one a line of it, {@code trunk1/2}, told as a device when it is first needed.
 */
final class TrunkLines {

    /** Of one trunk in one call. */
    private static final int MOST_LINES = 100;

    private final Names names;
    private final Set<DeviceId> lines = new LinkedHashSet<>();
    private final List<DeviceId> untold = new ArrayList<>();

    TrunkLines(Names names) {
        this.names = names;
    }

    /** The device that a channel is in a call. @param taken whether the call has the device already */
    DeviceId of(DeviceId device, Predicate<DeviceId> taken) {
        if (!names.isTrunk(device)) {
            return device;
        }
        DeviceId trunk = Names.trunk(device);
        DeviceId line = trunk;
        for (int number = 2; number <= MOST_LINES && taken.test(line); number++) {
            line = Names.line(trunk, number);
        }
        if (!line.equals(trunk) && lines.add(line)) {
            untold.add(line);
        }
        return line;
    }

    /** All there have been. */
    List<DeviceDescription> described() {
        return lines.stream().map(TrunkLines::describe).toList();
    }

    /** The events, after those that tell lines which are new. */
    List<TelephonyEvent> before(List<TelephonyEvent> told) {
        if (untold.isEmpty()) {
            return told;
        }
        List<TelephonyEvent> all = new ArrayList<>();
        untold.forEach(line -> all.add(new SystemEvent.DeviceReported(describe(line))));
        untold.clear();
        all.addAll(told);
        return all;
    }

    private static DeviceDescription describe(DeviceId line) {
        return new DeviceDescription(line, DeviceKind.TRUNK, "", "", Map.of("lineOf", Names.trunk(line).number()));
    }
}
