package org.jackfield.apps.recording.recorder;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.media.source.MediaParty;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.apps.recording.rules.RecordedDevice;

/** Finds recorded devices by what a source or the phone system knows of them. Immutable. */
final class DeviceIndex {

    private static final String LITERAL = "[0-9.]+|[0-9a-fA-F:.]+(%.*)?";

    private final Map<Device, RecordedDevice> devices = new HashMap<>();
    private final Map<String, List<RecordedDevice>> byNumber = new HashMap<>();
    private final Map<String, List<RecordedDevice>> byPlace = new HashMap<>();
    private final boolean learning;

    /** A device of a phone system. */
    record Device(PhoneSystemId system, DeviceId id) {}

    /**
     * A recorded device's part in a session.
     *
     * @param device which
     * @param side what it says
     * @param certainty 3 by its address, 2 by its number, 1 by its number at the phone system's end: the session may be
     *     another telephone's that talks with it
     */
    record Part(RecordedDevice device, AudioSession.Side side, int certainty) {}

    DeviceIndex(Collection<RecordedDevice> recorded) {
        boolean unknown = false;
        for (RecordedDevice device : recorded) {
            devices.put(new Device(device.system(), device.device()), device);
            byNumber.computeIfAbsent(device.device().number(), number -> new ArrayList<>()).add(device);
            List<String> places = places(device);
            places.forEach(place -> byPlace.computeIfAbsent(place, one -> new ArrayList<>()).add(device));
            unknown |= places.isEmpty() && device.method() == RecordedDevice.Method.MIRROR;
        }
        learning = unknown;
    }

    /** {@return the names of where a device is, as far as is configured or was learned} */
    private static List<String> places(RecordedDevice device) {
        List<String> places = new ArrayList<>(2);
        if (!device.mac().isEmpty()) {
            places.add(device.mac().toLowerCase(Locale.ROOT));
        }
        if (device.address().matches(LITERAL)) {
            try {
                places.add(InetAddress.getByName(device.address()).getHostAddress());
            } catch (UnknownHostException e) {
                // what is no address finds nothing; the settings refuse it
                return places;
            }
        }
        return places;
    }

    /** {@return the recorded device of this name} */
    Optional<RecordedDevice> device(PhoneSystemId system, DeviceId id) {
        return Optional.ofNullable(devices.get(new Device(system, id)));
    }

    Collection<RecordedDevice> all() {
        return devices.values();
    }

    /** {@return whether nothing is known of where the device is} */
    static boolean isUnplaced(RecordedDevice device) {
        return device.method() == RecordedDevice.Method.MIRROR && device.mac().isEmpty() && device.address().isEmpty();
    }

    /** {@return whether somebody's address is still to be learned} */
    boolean isLearning() {
        return learning;
    }

    /** {@return whether an address is some device's already} */
    boolean isKnown(String place) {
        return byPlace.containsKey(place);
    }

    /** {@return which recorded devices have part in a session, and which side is theirs} */
    List<Part> parts(AudioSession session) {
        List<Part> parts = new ArrayList<>(2);
        for (AudioSession.Side side : AudioSession.Side.values()) {
            MediaParty party = session.party(side);
            if (!party.phoneSystem()) {
                names(party).forEach(place ->
                        byPlace.getOrDefault(place, List.of()).forEach(device -> add(parts, session, device, side, 3)));
            }
            if (!party.number().isEmpty()) {
                byNumber.getOrDefault(party.number(), List.of())
                        .forEach(device -> add(parts, session, device, side, party.phoneSystem() ? 1 : 2));
            }
        }
        return parts;
    }

    /** {@return what an end may be learned by: its hardware address, and its IP address if that is not seen} */
    static List<String> names(MediaParty party) {
        List<String> names = new ArrayList<>(2);
        if (!party.mac().isEmpty()) {
            names.add(party.mac());
        }
        if (party.address() != null && party.address().getAddress() != null) {
            names.add(party.address().getAddress().getHostAddress());
        }
        return names;
    }

    private static void add(
            List<Part> parts, AudioSession session, RecordedDevice device, AudioSession.Side side, int certainty) {
        if (!method(session.source()).filter(device.method()::equals).isPresent()) {
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).device().equals(device)) {
                if (parts.get(i).certainty() < certainty) {
                    parts.set(i, new Part(device, side, certainty));
                }
                return;
            }
        }
        parts.add(new Part(device, side, certainty));
    }

    private static Optional<RecordedDevice.Method> method(String source) {
        return switch (source) {
            case AudioSource.MIRROR -> Optional.of(RecordedDevice.Method.MIRROR);
            case AudioSource.RECORD_A_CALL -> Optional.of(RecordedDevice.Method.RECORD_A_CALL);
            case AudioSource.SIPREC -> Optional.of(RecordedDevice.Method.SIPREC);
            default -> Optional.empty();
        };
    }
}
