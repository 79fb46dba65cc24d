package org.jackfield.core.users.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.OutsideNumber;
import org.jackfield.api.users.TelephoneOptions;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;
import org.jackfield.api.users.UserDevice.Kind;
import org.jackfield.api.users.UserDevice.Rank;
import org.jackfield.api.users.UsersAdminService;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.users.UserEntry;
import org.jackfield.core.users.csv.RowOutcome.Result;

/**
 * Takes users from a file, row by row; a row that cannot be taken keeps no other away. A row is the user of its id, else of
 * its primary extension or agent, else the only user of its name, else a new one; so the same file may come again.
 */
final class UserImport {

    private static final Set<String> YES = Set.of("yes", "true", "1", "y", "x");

    private final UsersService users;
    private final UsersAdminService admin;
    private final TelephonyService telephony;

    UserImport(UsersService users, UsersAdminService admin, TelephonyService telephony) {
        this.users = users;
        this.admin = admin;
        this.telephony = telephony;
    }

    /** {@return what every row would do, without doing it; of rows that depend on one another each is looked at alone} */
    List<RowOutcome> preview(UserFile file) {
        List<RowOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < file.rows().size(); i++) {
            outcomes.add(outcome(i, file.rows().get(i), null));
        }
        return outcomes;
    }

    /** Does what one row says. */
    RowOutcome take(UserFile file, int index, Subject by) {
        return outcome(index, file.rows().get(index), by);
    }

    private RowOutcome outcome(int index, Map<UserColumn, String> row, Subject by) {
        String name = (row.getOrDefault(UserColumn.FIRST_NAME, "") + " " + row.getOrDefault(UserColumn.LAST_NAME, "")).strip();
        try {
            User before = found(row).orElse(null);
            User start = before == null ? User.named(Ids.next(), "", "") : before;
            User wanted = applied(start, row, by);
            Result result = Result.CREATED;
            if (before != null) {
                result = wanted.equals(before) ? Result.SAME : Result.CHANGED;
            }
            if (result != Result.SAME) {
                check(wanted);
                if (by != null) {
                    admin.save(wanted, by);
                }
            }
            return new RowOutcome(index + 2, result, wanted.name(), "");
        } catch (ProblemException e) {
            return new RowOutcome(index + 2, Result.REFUSED, name, e.problem().toLine());
        }
    }

    /** What a preview can tell before anything is stored. */
    private void check(User wanted) {
        UserEntry.check(wanted);
        for (UserDevice device : wanted.devices()) {
            owner(device.kind(), device.system(), device.device())
                    .filter(owner -> !owner.id().equals(wanted.id()))
                    .ifPresent(owner -> {
                        throw ProblemException.conflict(
                                "users.device-taken", device.device().toString(), "This is " + owner.name() + "'s.",
                                "Take it away there first.");
                    });
        }
    }

    private Optional<User> owner(Kind kind, PhoneSystemId system, DeviceId device) {
        return kind == Kind.AGENT ? users.byAgent(system, device) : users.byExtension(system, device);
    }

    private Optional<User> found(Map<UserColumn, String> row) {
        String id = row.getOrDefault(UserColumn.ID, "");
        if (!id.isEmpty()) {
            return Optional.of(byId(id));
        }
        Optional<User> owner = device(row, UserColumn.EXTENSION, Kind.EXTENSION)
                .or(() -> device(row, UserColumn.AGENT, Kind.AGENT));
        if (owner.isPresent()) {
            return owner;
        }
        String first = row.getOrDefault(UserColumn.FIRST_NAME, "");
        String last = row.getOrDefault(UserColumn.LAST_NAME, "");
        List<User> named = users.search(first + " " + last, 1000).stream()
                .filter(user -> user.firstName().equalsIgnoreCase(first) && user.lastName().equalsIgnoreCase(last))
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private User byId(String id) {
        try {
            return users.user(UUID.fromString(id)).filter(user -> !user.isDeleted()).orElseThrow(() -> unknown(id));
        } catch (IllegalArgumentException e) {
            throw unknown(id);
        }
    }

    private static ProblemException unknown(String id) {
        return ProblemException.notFound(
                "users.not-found", id, "There is no user of this id.", "Leave the id empty to create a user.");
    }

    private Optional<User> device(Map<UserColumn, String> row, UserColumn column, Kind kind) {
        String number = row.getOrDefault(column, "");
        if (number.isEmpty()) {
            return Optional.empty();
        }
        UserDevice device = device(row, number, kind, Rank.PRIMARY);
        return owner(kind, device.system(), device.device());
    }

    /** A device of another phone system than the row's is written as {@code number@name}. */
    private UserDevice device(Map<UserColumn, String> row, String number, Kind kind, Rank rank) {
        int at = number.lastIndexOf('@');
        boolean elsewhere = at > 0
                && telephony.phoneSystems().stream().anyMatch(s -> s.name().equalsIgnoreCase(number.substring(at + 1)));
        return elsewhere
                ? new UserDevice(kind, rank, system(number.substring(at + 1)), DeviceId.parse(number.substring(0, at)))
                : new UserDevice(kind, rank, system(row.getOrDefault(UserColumn.SYSTEM, "")), DeviceId.parse(number));
    }

    private PhoneSystemId system(String name) {
        return telephony.phoneSystems().stream()
                .filter(system -> name.isEmpty() || system.name().equalsIgnoreCase(name))
                .map(PhoneSystem::id)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "users.no-phone-system", name, "There is no such phone system.", "Write its name as the page of phone systems does."));
    }

    private User applied(User user, Map<UserColumn, String> row, Subject by) {
        User[] now = {user};
        on(row, UserColumn.FIRST_NAME, text -> now[0] = now[0].withName(text, now[0].lastName()));
        on(row, UserColumn.LAST_NAME, text -> now[0] = now[0].withName(now[0].firstName(), text));
        on(row, UserColumn.EMAIL, text -> now[0] = now[0].withEmail(text));
        on(row, UserColumn.UNIT, text -> now[0] = now[0].withUnit(unit(text, by)));
        on(row, UserColumn.HIDE_CALLER_ID, text -> now[0] = now[0].withHideCallerId(yes(text)));
        on(row, UserColumn.DISABLED, text -> now[0] = now[0].withDisabled(yes(text)));
        on(row, UserColumn.NUMBERS, text -> now[0] = now[0].withNumbers(numbers(now[0], text)));
        on(row, UserColumn.MAILBOX, text -> now[0] = now[0].withTelephone(telephone(now[0], text, null, null)));
        on(row, UserColumn.MEET_ME, text -> now[0] = now[0].withTelephone(telephone(now[0], null, text, null)));
        on(row, UserColumn.DIRECT_DIAL, text -> now[0] = now[0].withTelephone(telephone(now[0], null, null, text)));
        devices(now, row, Kind.EXTENSION, UserColumn.EXTENSION, UserColumn.EXTENSIONS);
        devices(now, row, Kind.AGENT, UserColumn.AGENT, UserColumn.AGENTS);
        return now[0];
    }

    private static void on(Map<UserColumn, String> row, UserColumn column, Consumer<String> apply) {
        String value = row.get(column);
        if (value != null) {
            apply.accept(value);
        }
    }

    private void devices(User[] now, Map<UserColumn, String> row, Kind kind, UserColumn one, UserColumn more) {
        if (!row.containsKey(one) && !row.containsKey(more)) {
            return;
        }
        List<UserDevice> devices = new ArrayList<>();
        for (UserDevice device : now[0].devices()) {
            boolean named = row.containsKey(device.rank() == Rank.PRIMARY ? one : more);
            if (device.kind() != kind || !named) {
                devices.add(device);
            }
        }
        add(devices, row, kind, Rank.PRIMARY, one);
        add(devices, row, kind, Rank.SECONDARY, more);
        devices.sort(Comparator.comparing(UserDevice::kind).thenComparing(UserDevice::rank));
        now[0] = now[0].withDevices(devices);
    }

    private void add(List<UserDevice> devices, Map<UserColumn, String> row, Kind kind, Rank rank, UserColumn column) {
        for (String number : row.getOrDefault(column, "").split("[,;]+")) {
            if (!number.isBlank()) {
                devices.add(device(row, number.strip(), kind, rank));
            }
        }
    }

    private static TelephoneOptions telephone(User user, String mailbox, String meetMe, String directDial) {
        TelephoneOptions was = user.telephone();
        return new TelephoneOptions(
                was.saveHotDeskPasscode(), was.hotDeskPasscode(), was.hotDeskOffAtExit(),
                mailbox == null ? was.voiceMailbox() : mailbox,
                was.promptForVoiceMailPasscode(), was.saveVoiceMailPasscode(), was.voiceMailPasscode(),
                meetMe == null ? was.meetMeCode() : meetMe,
                directDial == null ? was.directDial() : directDial);
    }

    /** Written as {@code Mobile: 07700 900123; 01632 960001}. */
    private static List<OutsideNumber> numbers(User user, String text) {
        List<OutsideNumber> numbers =
                new ArrayList<>(user.numbers().stream().filter(OutsideNumber::fromDirectory).toList());
        for (String part : text.split(";")) {
            int colon = part.indexOf(':');
            String number = part.substring(colon + 1).strip();
            if (!number.isEmpty()) {
                numbers.add(new OutsideNumber(colon < 0 ? "" : part.substring(0, colon).strip(), number, false));
            }
        }
        return numbers;
    }

    private static boolean yes(String text) {
        return YES.contains(text.toLowerCase(Locale.ROOT));
    }

    /** A unit that is not there yet is made, with those above it; a preview only says nothing of it. */
    private UUID unit(String path, Subject by) {
        if (path.isEmpty()) {
            return BusinessUnit.UNASSIGNED;
        }
        UUID parent = null;
        for (String name : path.split("/")) {
            UUID above = parent;
            Optional<BusinessUnit> there = users.units().stream()
                    .filter(unit -> unit.name().equalsIgnoreCase(name.strip()) && Objects.equals(unit.parent(), above))
                    .findFirst();
            if (there.isEmpty() && by == null) {
                return BusinessUnit.UNASSIGNED;
            }
            parent = there.map(BusinessUnit::id)
                    .orElseGet(() -> admin.saveUnit(new BusinessUnit(Ids.next(), 0, above, name.strip(), ""), by).id());
        }
        return parent;
    }
}
