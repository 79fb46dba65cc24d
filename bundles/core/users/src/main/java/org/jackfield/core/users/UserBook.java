package org.jackfield.core.users;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;

/**
 * All users in memory. Any thread reads; one at a time changes ({@link Users} sees to that). A reader may see a change of one
 * user before its devices have moved, never half a user.
 */
final class UserBook {

    private static final Comparator<Entry> BY_NAME =
            Comparator.comparing(Entry::place).thenComparing(e -> e.user().id());

    /** A user with what is looked at often: {@code place} sorts by last name, first name. */
    private record Entry(User user, String search, String place) {

        static Entry of(User user) {
            return new Entry(user, SearchText.of(user), SearchText.plain(user.lastName() + "\0" + user.firstName()));
        }
    }

    private record Ordered(long version, List<Entry> entries) {}

    private final Map<UUID, Entry> users = new ConcurrentHashMap<>();
    private final Map<DeviceKey, UUID> devices = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();
    /** Everybody in order; made when first asked for after a change. */
    private volatile Ordered ordered = new Ordered(-1, List.of());

    void put(User user) {
        Entry before = users.put(user.id(), Entry.of(user));
        user.devices().forEach(d -> devices.put(DeviceKey.of(d), user.id()));
        if (before != null) {
            before.user().devices().stream()
                    .filter(d -> user.devices().stream().noneMatch(kept -> DeviceKey.of(kept).equals(DeviceKey.of(d))))
                    .forEach(this::forget);
        }
        version.incrementAndGet();
    }

    void remove(UUID id) {
        Entry gone = users.remove(id);
        if (gone != null) {
            gone.user().devices().forEach(this::forget);
        }
        version.incrementAndGet();
    }

    private void forget(UserDevice device) {
        devices.remove(DeviceKey.of(device));
    }

    Optional<User> user(UUID id) {
        return Optional.ofNullable(users.get(id)).map(Entry::user);
    }

    Optional<User> owner(DeviceKey device) {
        UUID id = devices.get(device);
        return id == null ? Optional.empty() : user(id);
    }

    int size() {
        return users.size();
    }

    /** {@return those who match, in order, deleted ones too} */
    List<User> all(Predicate<User> wanted) {
        return inOrder().stream().map(Entry::user).filter(wanted).toList();
    }

    List<User> search(Collection<String> words, int most) {
        if (words.isEmpty()) {
            return List.of();
        }
        return inOrder().stream()
                .filter(e -> !e.user().isDeleted() && words.stream().allMatch(e.search()::contains))
                .limit(most)
                .map(Entry::user)
                .toList();
    }

    private List<Entry> inOrder() {
        long now = version.get();
        Ordered known = ordered;
        if (known.version() != now) {
            List<Entry> made = new ArrayList<>(users.values());
            made.sort(BY_NAME);
            known = new Ordered(now, made);
            ordered = known;
        }
        return known.entries();
    }
}
