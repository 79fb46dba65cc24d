package org.jackfield.apps.recording.rules;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.apps.recording.rules.RecordedDevice.Method;

/**
 * The recorded devices of an installation as it is delivered: extensions of one phone system.
 *
 * @param phoneSystem its name
 * @param addresses the IP address of each extension, empty where it is found by its signalling or by learning
 * @param calling those of them that are recorded by calls to us, and not seen at mirror ports
 */
record PresetDevices(String phoneSystem, Map<String, String> addresses, Set<String> calling) {

    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})-([0-9]{1,9})");

    /**
     * {@return what is written, such as {@code 1001-1012, 1020, 1006@192.0.2.17}} What is written last of an extension counts.
     *
     * @param recordACall those that are recorded by calls to us, written likewise
     * @throws ProblemException ({@code recording.devices-range}) if a range is none
     */
    static PresetDevices parse(String phoneSystem, String extensions, String recordACall) {
        Map<String, String> calling = addresses(recordACall);
        Map<String, String> all = addresses(extensions);
        all.putAll(calling);
        return new PresetDevices(phoneSystem.strip(), Collections.unmodifiableMap(all), Set.copyOf(calling.keySet()));
    }

    private static Map<String, String> addresses(String extensions) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String word : extensions.strip().split("[\\s,;]+")) {
            Matcher range = RANGE.matcher(word);
            if (range.matches()) {
                addRange(word, Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)), all);
            } else if (!word.isEmpty()) {
                int at = word.indexOf('@');
                all.put(at < 0 ? word : word.substring(0, at), at < 0 ? "" : word.substring(at + 1));
            }
        }
        return all;
    }

    private static void addRange(String word, int first, int last, Map<String, String> all) {
        if (last < first || last - first >= RecordedDevices.MOST) {
            throw ProblemException.invalid("recording.devices-range", word,
                    "This is no range of at most " + RecordedDevices.MOST + " extensions.", "Write it as 1001-1012.");
        }
        for (int extension = first; extension <= last; extension++) {
            all.put(Integer.toString(extension), "");
        }
    }

    /** {@return them as settings; empty as long as there is no phone system of this name} */
    Optional<RecordedDevices> in(Collection<PhoneSystem> systems) {
        return systems.stream()
                .filter(system -> system.name().equalsIgnoreCase(phoneSystem))
                .map(PhoneSystem::id)
                .findFirst()
                .map(this::devices);
    }

    private RecordedDevices devices(PhoneSystemId system) {
        return new RecordedDevices(addresses.entrySet().stream()
                .map(one -> new RecordedDevice(system, DeviceId.parse(one.getKey()), method(one.getKey()), "", one.getValue()))
                .toList());
    }

    private Method method(String extension) {
        return calling.contains(extension) ? Method.RECORD_A_CALL : Method.MIRROR;
    }
}
