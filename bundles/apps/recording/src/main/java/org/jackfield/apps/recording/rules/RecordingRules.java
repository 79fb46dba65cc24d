package org.jackfield.apps.recording.rules;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;

/**
 * Which segments are recorded: those of a recorded device, unless they are excluded. Excluding internal calls stands over
 * inclusion, and inclusion over exclusion (ruling 16). Immutable.
 */
public final class RecordingRules {

    private record Key(PhoneSystemId system, DeviceId device) {}

    private final Map<Key, RecordedDevice> devices;
    private final ExclusionList exclusions;
    private final InclusionList inclusions;

    /** Holds these to be the rules. */
    public RecordingRules(Collection<RecordedDevice> devices, ExclusionList exclusions, InclusionList inclusions) {
        this.devices = devices.stream().collect(Collectors.toUnmodifiableMap(
                one -> new Key(one.system(), one.device()), Function.identity()));
        this.exclusions = exclusions;
        this.inclusions = inclusions;
    }

    /** {@return every recorded device} */
    public Collection<RecordedDevice> devices() {
        return devices.values();
    }

    /** {@return the recorded device of this number, if it is one} */
    public Optional<RecordedDevice> device(PhoneSystemId system, DeviceId device) {
        return Optional.ofNullable(devices.get(new Key(system, device)));
    }

    /** {@return the device because of which a segment is recorded: its own, or, of an internal call, the one that called} */
    public Optional<RecordedDevice> recorded(Segment segment) {
        return device(segment.system(), segment.device().device())
                .or(() -> caller(segment).flatMap(party -> device(segment.system(), party.device())));
    }

    private static Optional<Party> caller(Segment segment) {
        return Optional.of(segment.caller()).filter(party -> !party.isNone());
    }

    /** {@return whether a segment of a recorded device is recorded, as it is now} */
    public Decision decide(Segment segment) {
        if (exclusions.excludeInternal() && segment.type() == CallType.INTERNAL && segment.trunk().isNone()) {
            return new Decision(false, "Internal calls are excluded.");
        }
        Optional<ListEntry> included = first(inclusions.entries(), segment);
        if (included.isPresent()) {
            return new Decision(true, "Included: " + included.get().text() + ".");
        }
        return first(exclusions.entries(), segment)
                .map(entry -> new Decision(false, "Excluded: " + entry.text() + "."))
                .orElse(new Decision(true, ""));
    }

    private static Optional<ListEntry> first(List<ListEntry> list, Segment segment) {
        return list.stream().filter(entry -> entry.matches(segment)).findFirst();
    }
}
