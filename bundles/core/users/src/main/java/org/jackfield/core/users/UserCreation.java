package org.jackfield.core.users;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;
import org.jackfield.api.users.UserDevice.Kind;
import org.jackfield.api.users.UserDevice.Rank;
import org.jackfield.api.users.UsersAdminService;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.users.store.SeenStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes users for the devices of phone systems. What a device was last called is remembered, so that a new device is told
 * from one that was always there, and a name that changed from a device that was given to somebody else. One thread.
 */
final class UserCreation {

    private static final Logger LOG = LoggerFactory.getLogger(UserCreation.class);

    private final UsersService users;
    private final UsersAdminService admin;
    private final SeenStore store;
    private final Subject by;
    private final Map<DeviceKey, String> seen;

    UserCreation(UsersService users, UsersAdminService admin, SeenStore store, Subject by) {
        this.users = users;
        this.admin = admin;
        this.store = store;
        this.by = by;
        this.seen = new ConcurrentHashMap<>(store.all());
    }

    /** {@return what the device is to a user; empty if it can be nobody's} */
    static Optional<Kind> kindOf(Device device) {
        if (device.kind() == DeviceKind.AGENT) {
            return Optional.of(Kind.AGENT);
        }
        boolean extension = device.kind() == DeviceKind.STATION || device.kind() == DeviceKind.PHANTOM;
        return extension ? Optional.of(Kind.EXTENSION) : Optional.empty();
    }

    private static Optional<DeviceKey> keyOf(Device device) {
        return device.present()
                ? kindOf(device).map(kind -> new DeviceKey(kind, device.system(), device.id()))
                : Optional.empty();
    }

    /** {@return whether a device is not as it was last seen; any thread} */
    boolean isNews(Device device) {
        return keyOf(device).filter(key -> !DeviceName.cleaned(device.name()).equals(seen.get(key))).isPresent();
    }

    /** Does what a device's name, new or changed, asks for. */
    void observe(Device device, CreationSettings settings) {
        DeviceKey key = keyOf(device).orElse(null);
        if (key == null) {
            return;
        }
        String name = DeviceName.cleaned(device.name());
        String before = seen.get(key);
        if (name.equals(before)) {
            return;
        }
        if (isWatched(key.kind(), settings)) {
            follow(key, before, name, settings);
        }
        store.put(key, name);
        seen.put(key, name);
    }

    private static boolean isWatched(Kind kind, CreationSettings settings) {
        return switch (settings.method()) {
            case NONE, DIRECTORY -> false;
            case EXTENSION -> kind == Kind.EXTENSION;
            case AGENT -> kind == Kind.AGENT;
        };
    }

    private void follow(DeviceKey key, String before, String name, CreationSettings settings) {
        Optional<User> owner = owner(key);
        if (owner.isEmpty()) {
            create(key, name, settings);
        } else if (before != null && !name.isEmpty() && settings.renameWhenDeviceChanges()) {
            DeviceName wanted = DeviceName.of(name);
            if (owner.get().firstName().equals(wanted.first()) && owner.get().lastName().equals(wanted.last())) {
                return;
            }
            if (!before.isEmpty()) {
                admin.save(owner.get().withName(wanted.first(), wanted.last()), by);
            } else if (settings.wanted(name)) {
                take(owner.get(), key);
                create(key, name, settings);
            }
        }
    }

    private Optional<User> owner(DeviceKey key) {
        return key.kind() == Kind.AGENT
                ? users.byAgent(key.system(), key.device())
                : users.byExtension(key.system(), key.device());
    }

    private void take(User user, DeviceKey key) {
        admin.save(user.withDevices(user.devices().stream().filter(d -> !DeviceKey.of(d).equals(key)).toList()), by);
    }

    private boolean create(DeviceKey key, String name, CreationSettings settings) {
        if (!settings.wanted(name)) {
            return false;
        }
        DeviceName parts = DeviceName.of(name);
        if (parts.first().isEmpty() && parts.last().isEmpty()) {
            return false;
        }
        admin.save(
                User.named(Ids.next(), parts.first(), parts.last())
                        .withDevices(List.of(new UserDevice(key.kind(), Rank.PRIMARY, key.system(), key.device())))
                        .withSource(User.Source.PHONE_SYSTEM, ""),
                by);
        return true;
    }

    /**
     * Makes users for all devices that are nobody's.
     *
     * @return the new users' devices
     */
    List<DeviceKey> importAll(Collection<Device> devices, CreationSettings settings) {
        List<DeviceKey> made = new ArrayList<>();
        for (Device device : devices) {
            keyOf(device)
                    .filter(key -> isWatched(key.kind(), settings) && owner(key).isEmpty())
                    .filter(key -> tried(key, device, settings))
                    .ifPresent(made::add);
        }
        return made;
    }

    /** One device that cannot be anybody's keeps no other from getting a user. */
    private boolean tried(DeviceKey key, Device device, CreationSettings settings) {
        try {
            return create(key, DeviceName.cleaned(device.name()), settings);
        } catch (ProblemException e) {
            LOG.warn("No user was made for {}: {}", key.device(), e.getMessage());
            return false;
        }
    }
}
