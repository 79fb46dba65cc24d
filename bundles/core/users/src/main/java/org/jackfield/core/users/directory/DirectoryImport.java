package org.jackfield.core.users.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.OutsideNumber;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;
import org.jackfield.api.users.UserDevice.Kind;
import org.jackfield.api.users.UserDevice.Rank;
import org.jackfield.api.users.UsersAdminService;
import org.jackfield.api.users.UsersService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the people of a directory into the units that are linked to theirs (manual §7.2.6.2, §7.2.6.8.1). Who is found
 * below several linked units belongs to the nearest. Who the directory disables is disabled and stays so; who it no longer
 * has stays as it is; who was deleted here is not made again.
 */
final class DirectoryImport {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryImport.class);
    private static final int TELL_EVERY = 50;

    /** What became of a person. */
    private enum Result {
        CREATED,
        CHANGED,
        SAME,
        LEFT_OUT
    }

    private final PeopleDirectory directory;
    private final UsersService users;
    private final UsersAdminService admin;
    private final TelephonyService telephony;
    private final Supplier<Map<String, UUID>> accounts;

    /**
     * @param accounts the ids of the accounts that log in by the directory, by the name there in lower case
     */
    DirectoryImport(
            PeopleDirectory directory, UsersService users, UsersAdminService admin, TelephonyService telephony,
            Supplier<Map<String, UUID>> accounts) {
        this.directory = directory;
        this.users = users;
        this.admin = admin;
        this.telephony = telephony;
        this.accounts = accounts;
    }

    /** Imports everybody; {@return a line that says what was done} */
    String run(TaskContext context, DirectoryMapping mapping) {
        Map<String, User> known = known();
        Map<String, UUID> loggedIn = accounts.get();
        Map<UUID, List<DirectoryPerson>> found = people(context);
        int total = found.values().stream().mapToInt(List::size).sum();
        Map<Result, Integer> counts = new EnumMap<>(Result.class);
        int done = 0;
        for (Map.Entry<UUID, List<DirectoryPerson>> unit : found.entrySet()) {
            for (DirectoryPerson person : unit.getValue()) {
                context.checkCancelled();
                counts.merge(take(person, unit.getKey(), known.get(person.key()), loggedIn, mapping, context.subject()), 1, Integer::sum);
                if (done++ % TELL_EVERY == 0) {
                    context.progress(done, total, person.firstName() + " " + person.lastName());
                }
            }
        }
        context.progress(total, total, "");
        return counts.getOrDefault(Result.CREATED, 0) + " created, " + counts.getOrDefault(Result.CHANGED, 0) + " changed, "
                + counts.getOrDefault(Result.SAME, 0) + " as they were, " + counts.getOrDefault(Result.LEFT_OUT, 0)
                + " left out";
    }

    private Map<String, User> known() {
        Map<String, User> known = new HashMap<>();
        for (User user : users.users()) {
            known.put(user.sourceKey(), user);
        }
        users.usersOf(BusinessUnit.DELETED).forEach(user -> known.put(user.sourceKey(), user));
        known.values().removeIf(user -> user.source() != User.Source.DIRECTORY);
        return known;
    }

    /** {@return everybody, by the linked unit that is nearest} */
    private Map<UUID, List<DirectoryPerson>> people(TaskContext context) {
        List<BusinessUnit> linked = users.units().stream()
                .filter(unit -> !unit.directoryUnit().isEmpty())
                .sorted(Comparator.comparingInt((BusinessUnit unit) -> depth(unit.directoryUnit())).reversed())
                .toList();
        Set<String> taken = new HashSet<>();
        Map<UUID, List<DirectoryPerson>> found = new LinkedHashMap<>();
        try (PeopleDirectory.Reader reader = directory.open()) {
            for (BusinessUnit unit : linked) {
                context.checkCancelled();
                List<DirectoryPerson> here = new ArrayList<>();
                read(reader, unit, person -> {
                    if (taken.add(person.distinguishedName())) {
                        here.add(person);
                    }
                });
                found.put(unit.id(), here);
            }
        }
        return found;
    }

    private static void read(PeopleDirectory.Reader reader, BusinessUnit unit, Consumer<DirectoryPerson> each) {
        try {
            reader.people(unit.directoryUnit(), each);
        } catch (ProblemException e) {
            if (!e.problem().code().equals("users.directory-unit")) {
                throw e;
            }
            LOG.warn("Unit {} is linked to what the directory does not have: {}", unit.name(), unit.directoryUnit());
        }
    }

    private static int depth(String name) {
        try {
            return new DN(name).getRDNs().length;
        } catch (LDAPException e) {
            return 0;
        }
    }

    private Result take(DirectoryPerson person, UUID unit, User before, Map<String, UUID> loggedIn, DirectoryMapping mapping, Subject by) {
        boolean nameless = person.lastName().isEmpty() || person.principal().isEmpty() || person.key().isEmpty();
        if (nameless || before != null && before.isDeleted()) {
            return Result.LEFT_OUT;
        }
        User start = before == null
                ? User.named(idOf(person, loggedIn), "", "").withSource(User.Source.DIRECTORY, person.key())
                : users.user(before.id()).orElse(before);
        User wanted = start.withName(person.firstName(), person.lastName())
                .withEmail(person.email().isEmpty() ? start.email() : person.email())
                .withUnit(unit)
                .withDisabled(start.disabled() || person.disabled())
                .withNumbers(numbers(start, person))
                .withDevices(devices(start, person, mapping));
        if (before != null && wanted.equals(start)) {
            return Result.SAME;
        }
        try {
            admin.save(wanted, by);
            return before == null ? Result.CREATED : Result.CHANGED;
        } catch (ProblemException e) {
            if (e.problem().kind() == Problem.Kind.UNAVAILABLE) {
                throw e;
            }
            LOG.warn("{} of the directory is left out: {}", person.distinguishedName(), e.getMessage());
            return Result.LEFT_OUT;
        }
    }

    /** {@return the id of the account by which the person has logged in already, for user and account are one; else a new one} */
    private UUID idOf(DirectoryPerson person, Map<String, UUID> loggedIn) {
        UUID account = loggedIn.get(person.principal().toLowerCase(Locale.ROOT));
        return account == null || users.user(account).isPresent() ? Ids.next() : account;
    }

    private static List<OutsideNumber> numbers(User user, DirectoryPerson person) {
        List<OutsideNumber> numbers = new ArrayList<>(person.numbers());
        user.numbers().stream().filter(number -> !number.fromDirectory()).forEach(numbers::add);
        return numbers;
    }

    private List<UserDevice> devices(User user, DirectoryPerson person, DirectoryMapping mapping) {
        List<UserDevice> devices = new ArrayList<>(user.devices());
        system(mapping).ifPresent(system -> {
            primary(devices, user, Kind.EXTENSION, system, person.extension());
            primary(devices, user, Kind.AGENT, system, person.agent());
        });
        devices.sort(Comparator.comparing(UserDevice::kind).thenComparing(UserDevice::rank));
        return devices;
    }

    private Optional<PhoneSystemId> system(DirectoryMapping mapping) {
        return telephony.phoneSystems().stream()
                .filter(system -> mapping.phoneSystem().isEmpty() || system.name().equalsIgnoreCase(mapping.phoneSystem()))
                .map(PhoneSystem::id)
                .findFirst();
    }

    /** A device that is another user's stays there; the person comes without it. */
    private void primary(List<UserDevice> devices, User user, Kind kind, PhoneSystemId system, String number) {
        DeviceId device = DeviceId.parse(number);
        if (device.isNone()) {
            return;
        }
        Optional<User> owner = kind == Kind.AGENT ? users.byAgent(system, device) : users.byExtension(system, device);
        if (owner.filter(other -> !other.id().equals(user.id())).isPresent()) {
            LOG.warn("{} {} is {}'s and not taken from the directory", kind, device, owner.get().name());
            return;
        }
        devices.removeIf(has -> has.kind() == kind
                && (has.rank() == Rank.PRIMARY || has.system().equals(system) && has.device().equals(device)));
        devices.add(new UserDevice(kind, Rank.PRIMARY, system, device));
    }
}
