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
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;
import org.jackfield.api.users.UserDevice.Kind;
import org.jackfield.api.users.UserDevice.Rank;
import org.jackfield.api.users.UsersAdminService;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.users.CreationSettings.Method;
import org.jackfield.core.users.NameKey.Naming;
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
    private final Map<NameKey, String> seen;

    UserCreation(UsersService users, UsersAdminService admin, SeenStore store, Subject by) {
        this.users = users;
        this.admin = admin;
        this.store = store;
        this.by = by;
        this.seen = new ConcurrentHashMap<>(store.all());
    }

    /** {@return whether a device is not named as it last was; any thread} */
    boolean isNews(Device device) {
        return NameKey.of(device).stream().anyMatch(key -> isNews(key, key.nameIn(device)));
    }

    private boolean isNews(NameKey key, String name) {
        String before = seen.get(key);
        // hardly any telephone has a user of this sort: those without are not remembered one by one
        return key.naming() == Naming.DEE && before == null ? !name.isEmpty() : !name.equals(before);
    }

    /** Does what a device's names, new or changed, ask for. */
    void observe(Device device, CreationSettings settings) {
        for (NameKey key : NameKey.of(device)) {
            String name = key.nameIn(device);
            if (!isNews(key, name)) {
                continue;
            }
            if (isWatched(key, device, settings)) {
                follow(key.key(), seen.get(key), name, settings);
            }
            store.put(key, name);
            seen.put(key, name);
        }
    }

    /** A person whom the phone system names is nearer to the truth than what is written on their telephone. */
    private static boolean isWatched(NameKey key, Device device, CreationSettings settings) {
        return switch (key.naming()) {
            case AGENT -> settings.method() == Method.AGENT;
            case DEE -> settings.fromDee();
            case EXTENSION -> settings.method() == Method.EXTENSION && !(settings.fromDee() && isDeeUsers(device));
        };
    }

    private static boolean isDeeUsers(Device device) {
        return NameKey.of(device).stream().anyMatch(key -> key.naming() == Naming.DEE && !key.nameIn(device).isEmpty());
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
            for (NameKey key : NameKey.of(device)) {
                if (isWatched(key, device, settings) && owner(key.key()).isEmpty()
                        && tried(key.key(), key.nameIn(device), settings)) {
                    made.add(key.key());
                }
            }
        }
        return made;
    }

    /** One device that cannot be anybody's keeps no other from getting a user. */
    private boolean tried(DeviceKey key, String name, CreationSettings settings) {
        try {
            return create(key, name, settings);
        } catch (ProblemException e) {
            LOG.warn("No user was made for {}: {}", key.device(), e.getMessage());
            return false;
        }
    }
}
