package org.jackfield.apps.recording.rules;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.apps.recording.store.AddressStore;
import org.jackfield.apps.recording.store.LearnedAddress;

/** The rules of the settings, with addresses that were learned. What is learned waits in memory for the database. */
final class LiveRules implements CurrentRules {

    private final SettingsService settings;
    private final InstantSource clock;
    private final Map<Key, LearnedAddress> learned = new HashMap<>();
    private final Map<Key, LearnedAddress> unsaved = new LinkedHashMap<>();
    private boolean loaded;
    private Stored<RecordedDevices> devices;
    private Stored<ExclusionList> exclusions;
    private Stored<InclusionList> inclusions;
    private RecordingRules rules;

    private record Key(PhoneSystemId system, DeviceId device) {}

    LiveRules(SettingsService settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized RecordingRules rules() {
        Stored<RecordedDevices> devicesNow = settings.read(RecordedDevices.TYPE);
        Stored<ExclusionList> exclusionsNow = settings.read(ExclusionList.TYPE);
        Stored<InclusionList> inclusionsNow = settings.read(InclusionList.TYPE);
        if (rules == null || !devicesNow.equals(devices) || !exclusionsNow.equals(exclusions) || !inclusionsNow.equals(inclusions)) {
            devices = devicesNow;
            exclusions = exclusionsNow;
            inclusions = inclusionsNow;
            rules = new RecordingRules(withLearned(devices.value().devices()), exclusions.value(), inclusions.value());
        }
        return rules;
    }

    /** What people entered stands over what was learned: an address belongs to one device. */
    private Collection<RecordedDevice> withLearned(List<RecordedDevice> configured) {
        Set<String> taken = new HashSet<>();
        configured.forEach(one -> taken.addAll(List.of(one.mac(), one.address())));
        return configured.stream().map(one -> withLearned(one, taken)).toList();
    }

    private RecordedDevice withLearned(RecordedDevice one, Set<String> taken) {
        LearnedAddress address = learned.get(new Key(one.system(), one.device()));
        if (address == null || one.method() != RecordedDevice.Method.MIRROR) {
            return one;
        }
        return one.withLearned(
                taken.contains(address.mac()) ? "" : address.mac(), taken.contains(address.address()) ? "" : address.address());
    }

    @Override
    public synchronized void learned(PhoneSystemId system, DeviceId device, String mac, String address) {
        // held to the same rules as what people enter
        RecordedDevice checked = new RecordedDevice(system, device, RecordedDevice.Method.MIRROR, mac, address);
        LearnedAddress now = new LearnedAddress(system, device, checked.mac(), checked.address(), clock.instant());
        Key key = new Key(system, device);
        LearnedAddress before = learned.get(key);
        if (before != null && before.mac().equals(now.mac()) && before.address().equals(now.address())) {
            return;
        }
        learned.values().removeIf(other -> same(other.mac(), now.mac()) || same(other.address(), now.address()));
        learned.put(key, now);
        unsaved.remove(key);
        unsaved.put(key, now);
        rules = null;
    }

    private static boolean same(String one, String other) {
        return !one.isEmpty() && one.equals(other);
    }

    /** Reads what was learned before, once, and keeps what was learned since. What it throws leaves the rest for next time. */
    void save(AddressStore store) {
        if (!isLoaded()) {
            load(store.learned());
        }
        for (LearnedAddress address : unsavedNow()) {
            store.learn(address);
            saved(address);
        }
    }

    private synchronized boolean isLoaded() {
        return loaded;
    }

    private synchronized void load(List<LearnedAddress> before) {
        for (LearnedAddress address : before) {
            boolean newer = learned.values().stream()
                    .anyMatch(other -> same(other.mac(), address.mac()) || same(other.address(), address.address()));
            if (!newer) {
                learned.putIfAbsent(new Key(address.system(), address.device()), address);
            }
        }
        loaded = true;
        rules = null;
    }

    private synchronized List<LearnedAddress> unsavedNow() {
        return List.copyOf(unsaved.values());
    }

    private synchronized void saved(LearnedAddress address) {
        unsaved.remove(new Key(address.system(), address.device()), address);
    }
}
