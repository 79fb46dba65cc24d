package org.jackfield.api.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;
import org.jackfield.api.users.UsersService;

/** Users and units as the test puts them. Nothing is checked. */
public final class FakeUsers implements UsersService {

    private static final Comparator<User> BY_NAME =
            Comparator.comparing(User::lastName).thenComparing(User::firstName).thenComparing(User::id);

    private final Map<UUID, User> users = new LinkedHashMap<>();
    private final Map<UUID, BusinessUnit> units = new LinkedHashMap<>();

    /** Adds or replaces a user. */
    public synchronized User put(User user) {
        users.put(user.id(), user);
        return user;
    }

    /** Adds or replaces a unit; its parent is put first. */
    public synchronized BusinessUnit put(BusinessUnit unit) {
        units.put(unit.id(), unit);
        return unit;
    }

    /** Takes a user away. */
    public synchronized void remove(UUID user) {
        users.remove(user);
    }

    @Override
    public synchronized Optional<User> user(UUID id) {
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public Optional<User> byExtension(PhoneSystemId system, DeviceId extension) {
        return owner(UserDevice.Kind.EXTENSION, system, extension);
    }

    @Override
    public Optional<User> byAgent(PhoneSystemId system, DeviceId agent) {
        return owner(UserDevice.Kind.AGENT, system, agent);
    }

    private Optional<User> owner(UserDevice.Kind kind, PhoneSystemId system, DeviceId number) {
        return matching(user -> user.devices().stream().anyMatch(d ->
                        d.kind() == kind && d.system().equals(system) && d.device().equals(number)))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<User> attribute(Segment segment) {
        return owner(segment, segment.device()).or(() -> owner(segment, segment.caller()));
    }

    private Optional<User> owner(Segment segment, Party party) {
        return byAgent(segment.system(), party.agent()).or(() -> byExtension(segment.system(), party.device()));
    }

    @Override
    public Collection<User> users() {
        return matching(user -> !user.isDeleted());
    }

    @Override
    public List<User> usersOf(UUID unit) {
        return matching(user -> user.unit().equals(unit));
    }

    @Override
    public List<User> usersBelow(UUID unit) {
        Set<UUID> below = subtree(unit);
        return matching(user -> below.contains(user.unit()));
    }

    @Override
    public List<User> search(String text, int most) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return matching(user -> !user.isDeleted() && user.name().toLowerCase(Locale.ROOT).contains(wanted)).stream()
                .limit(wanted.isBlank() ? 0 : most)
                .toList();
    }

    private synchronized List<User> matching(Predicate<User> wanted) {
        return users.values().stream().filter(wanted).sorted(BY_NAME).toList();
    }

    @Override
    public synchronized List<BusinessUnit> units() {
        return List.copyOf(units.values());
    }

    @Override
    public synchronized Optional<BusinessUnit> unit(UUID id) {
        return BusinessUnit.isFixed(id)
                ? Optional.of(new BusinessUnit(id, 0, null, "", ""))
                : Optional.ofNullable(units.get(id));
    }

    @Override
    public synchronized Set<UUID> subtree(UUID unit) {
        Set<UUID> found = new LinkedHashSet<>();
        Deque<UUID> open = new ArrayDeque<>();
        unit(unit).ifPresent(top -> open.add(top.id()));
        while (!open.isEmpty()) {
            UUID next = open.remove();
            found.add(next);
            units.values().stream().filter(u -> next.equals(u.parent())).forEach(u -> open.add(u.id()));
        }
        return found;
    }

    @Override
    public synchronized List<BusinessUnit> path(UUID unit) {
        List<BusinessUnit> up = new ArrayList<>();
        Optional<BusinessUnit> at = unit(unit);
        while (at.isPresent()) {
            up.addFirst(at.get());
            at = Optional.ofNullable(at.get().parent()).map(units::get);
        }
        return up;
    }

    @Override
    public Optional<byte[]> picture(UUID user) {
        return Optional.empty();
    }
}
