package org.jackfield.core.users;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;
import org.jackfield.api.users.UsersAdminService;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.users.store.Storing;
import org.jackfield.core.users.store.UserStore;

/**
 * Users and units: answered from memory, changed one at a time. A change is audited, then stored, then seen: what the trail
 * cannot take is not done, and what the database did not take is not seen.
 */
final class Users implements UsersService, UsersAdminService {

    static final int MOST_USERS = 100_000;
    /** How long a listener that was away is told of users removed for ever. */
    static final Duration REMEMBER_REMOVED = Duration.ofDays(90);

    private static final String ORIGIN = "users";

    private final UserStore store;
    private final AuditService audit;
    private final Accounts accounts;
    private final UserTelling telling;
    private final InstantSource clock;
    private final UserBook book = new UserBook();
    private volatile UnitTree tree;

    Users(UserStore store, AuditService audit, Accounts accounts, UserTelling telling, InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.accounts = accounts;
        this.telling = telling;
        this.clock = clock;
        tree = UnitTree.of(store.units());
        store.users().forEach(user -> book.put(placed(user)));
    }

    /** Nobody gets lost with a unit that is not there. */
    private User placed(User user) {
        return tree.unit(user.unit()).isPresent() ? user : user.withUnit(BusinessUnit.UNASSIGNED);
    }

    /** {@return users that were removed for ever and that somebody may not have heard of} */
    List<UUID> removed() {
        Instant since = clock.instant().minus(REMEMBER_REMOVED);
        return Storing.answer(() -> {
            store.forgetRemovedBefore(since);
            return store.removedSince(since);
        });
    }

    int size() {
        return book.size();
    }

    @Override
    public Optional<User> user(UUID id) {
        return book.user(id);
    }

    @Override
    public Optional<User> byExtension(PhoneSystemId system, DeviceId extension) {
        return book.owner(new DeviceKey(UserDevice.Kind.EXTENSION, system, extension));
    }

    @Override
    public Optional<User> byAgent(PhoneSystemId system, DeviceId agent) {
        return agent.isNone() ? Optional.empty() : book.owner(new DeviceKey(UserDevice.Kind.AGENT, system, agent));
    }

    @Override
    public Optional<User> attribute(Segment segment) {
        return owner(segment.system(), segment.device()).or(() -> owner(segment.system(), segment.caller()));
    }

    private Optional<User> owner(PhoneSystemId system, Party party) {
        return party.isNone()
                ? Optional.empty()
                : byAgent(system, party.agent()).or(() -> byExtension(system, party.device()));
    }

    @Override
    public Collection<User> users() {
        return book.all(user -> !user.isDeleted());
    }

    @Override
    public List<User> usersOf(UUID unit) {
        return book.all(user -> user.unit().equals(unit));
    }

    @Override
    public List<User> usersBelow(UUID unit) {
        Set<UUID> units = tree.subtree(unit);
        return book.all(user -> units.contains(user.unit()));
    }

    @Override
    public List<User> search(String text, int most) {
        return book.search(SearchText.words(text), most);
    }

    @Override
    public List<BusinessUnit> units() {
        return tree.inOrder();
    }

    @Override
    public Optional<BusinessUnit> unit(UUID id) {
        return tree.unit(id);
    }

    @Override
    public Set<UUID> subtree(UUID unit) {
        return tree.subtree(unit);
    }

    @Override
    public List<BusinessUnit> path(UUID unit) {
        return tree.path(unit);
    }

    @Override
    public Optional<byte[]> picture(UUID user) {
        return book.user(user).filter(User::picture).flatMap(u -> Storing.answer(() -> store.picture(user)));
    }

    @Override
    public synchronized User save(User user, Subject by) {
        User before = book.user(user.id()).orElse(null);
        UserRules.checkRevision(before == null ? 0 : before.revision(), user.revision(), user.name());
        if (before != null && before.isDeleted()) {
            throw ProblemException.conflict(
                    "users.deleted", user.name(), "A deleted user cannot be changed or restored.", "Make a new user.");
        }
        if (before == null && book.size() >= MOST_USERS) {
            throw ProblemException.invalid(
                    "users.too-many", user.name(), "There are " + MOST_USERS + " users.", "Remove deleted ones for ever.");
        }
        User after = UserRules.checked(user)
                .withPicture(before != null && before.picture())
                .withRevision(user.revision() + 1);
        if (after.isDeleted() || tree.unit(after.unit()).isEmpty()) {
            throw UnitTree.notFound(after.unit());
        }
        after.devices().forEach(device -> refuseTaken(device, after));
        record(before == null ? "users.create" : "users.change", before, after, by);
        if (before != null && before.disabled() != after.disabled()) {
            accounts.disabled(after.id(), after.disabled(), by);
        }
        return keep(after, () -> store.save(before, after, clock.instant()));
    }

    private void refuseTaken(UserDevice device, User user) {
        book.owner(DeviceKey.of(device)).filter(owner -> !owner.id().equals(user.id())).ifPresent(owner -> {
            throw ProblemException.conflict(
                    "users.device-taken",
                    device.device().toString(),
                    (device.kind() == UserDevice.Kind.AGENT ? "This agent is " : "This extension is ") + owner.name() + "'s.",
                    "Take it away there first: a device belongs to one user at a time.");
        });
    }

    private User keep(User user, Runnable write) {
        Storing.answer(() -> {
            write.run();
            return null;
        });
        book.put(user);
        telling.tell(listener -> listener.userChanged(user));
        return user;
    }

    @Override
    public User setPicture(UUID id, long expectedRevision, byte[] image, Subject by) {
        byte[] drawn = image.length == 0 ? null : ProfilePicture.drawn(image);
        synchronized (this) {
            User before = there(id, expectedRevision);
            User after = before.withPicture(drawn != null).withRevision(expectedRevision + 1);
            record("users.picture", before, after, by);
            return keep(after, () -> store.savePicture(after, drawn, clock.instant()));
        }
    }

    @Override
    public synchronized void delete(UUID id, long expectedRevision, Subject by) {
        User before = there(id, expectedRevision);
        User after = before.withUnit(BusinessUnit.DELETED).withDevices(List.of()).withRevision(expectedRevision + 1);
        record("users.delete", before, after, by);
        accounts.removed(id, by);
        keep(after, () -> store.save(before, after, clock.instant()));
    }

    private User there(UUID id, long expectedRevision) {
        User user = book.user(id).filter(u -> !u.isDeleted()).orElseThrow(() -> notFound(id));
        UserRules.checkRevision(user.revision(), expectedRevision, user.name());
        return user;
    }

    @Override
    public synchronized void deleteForEver(UUID id, Subject by) {
        User before = book.user(id).orElseThrow(() -> notFound(id));
        if (!before.isDeleted()) {
            throw ProblemException.conflict(
                    "users.not-deleted", before.name(), "Only a deleted user can be removed for ever.",
                    "Delete the user first.");
        }
        record("users.delete-for-ever", before, null, by);
        Storing.answer(() -> {
            store.remove(id, clock.instant());
            return null;
        });
        book.remove(id);
        telling.tell(listener -> listener.userRemoved(id));
    }

    @Override
    public synchronized BusinessUnit saveUnit(BusinessUnit unit, Subject by) {
        BusinessUnit after = tree.checked(unit);
        BusinessUnit before = tree.unit(unit.id()).orElse(null);
        UserChange change = UserChange.of(before, after, tree);
        record(before == null ? "users.unit-create" : "users.unit-change", after.name(), change, by);
        Storing.answer(() -> {
            store.saveUnit(after, before == null);
            return null;
        });
        tree = tree.with(after);
        telling.tell(listener -> listener.unitsChanged());
        return after;
    }

    @Override
    public synchronized void deleteUnit(UUID id, long expectedRevision, Subject by) {
        BusinessUnit unit = tree.deletable(id, expectedRevision);
        if (!usersOf(id).isEmpty()) {
            throw UnitTree.notEmpty(unit);
        }
        record("users.unit-delete", unit.name(), UserChange.of(unit, null, tree), by);
        Storing.answer(() -> {
            store.removeUnit(id);
            return null;
        });
        tree = tree.without(id);
        telling.tell(listener -> listener.unitsChanged());
    }

    private void record(String action, User before, User after, Subject by) {
        User named = after == null ? before : after;
        record(action, named.name() + " " + named.id(), UserChange.of(before, after, tree), by);
    }

    private void record(String action, String object, UserChange change, Subject by) {
        audit.record(new AuditEvent(
                by, ORIGIN, action, object, AuditEvent.Outcome.DONE, change.before(), change.after()));
    }

    private static ProblemException notFound(UUID id) {
        return ProblemException.notFound(
                "users.not-found", id.toString(), "There is no such user.", "The user may have been deleted.");
    }
}
