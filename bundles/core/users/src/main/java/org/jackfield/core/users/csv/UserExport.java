package org.jackfield.core.users.csv;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.OutsideNumber;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;
import org.jackfield.api.users.UserDevice.Kind;
import org.jackfield.api.users.UserDevice.Rank;
import org.jackfield.api.users.UsersService;

/** Writes users as a file that {@link UserImport} reads. Passcodes are not in it. */
final class UserExport {

    private UserExport() {}

    /** {@return the file, with a byte order mark so that spreadsheets read it as UTF-8} */
    static String file(UsersService users, TelephonyService telephony) {
        StringBuilder file = new StringBuilder("\uFEFF");
        file.append(CsvText.line(Arrays.stream(UserColumn.values()).map(UserColumn::title).toList()));
        for (User user : users.users()) {
            file.append(CsvText.line(Arrays.stream(UserColumn.values())
                    .map(column -> value(column, user, users, telephony))
                    .toList()));
        }
        return file.toString();
    }

    private static String value(UserColumn column, User user, UsersService users, TelephonyService telephony) {
        return switch (column) {
            case ID -> user.id().toString();
            case FIRST_NAME -> user.firstName();
            case LAST_NAME -> user.lastName();
            case EMAIL -> user.email();
            case UNIT -> users.path(user.unit()).stream().map(BusinessUnit::name).collect(Collectors.joining(" / "));
            case SYSTEM -> user.devices().stream().findFirst().map(device -> system(device, telephony)).orElse("");
            case EXTENSION -> devices(user, Kind.EXTENSION, Rank.PRIMARY, telephony);
            case EXTENSIONS -> devices(user, Kind.EXTENSION, Rank.SECONDARY, telephony);
            case AGENT -> devices(user, Kind.AGENT, Rank.PRIMARY, telephony);
            case AGENTS -> devices(user, Kind.AGENT, Rank.SECONDARY, telephony);
            case NUMBERS -> user.numbers().stream()
                    .filter(number -> !number.fromDirectory())
                    .map(UserExport::number)
                    .collect(Collectors.joining("; "));
            case MAILBOX -> user.telephone().voiceMailbox();
            case MEET_ME -> user.telephone().meetMeCode();
            case DIRECT_DIAL -> user.telephone().directDial();
            case HIDE_CALLER_ID -> yes(user.hideCallerId());
            case DISABLED -> yes(user.disabled());
        };
    }

    private static String number(OutsideNumber number) {
        return number.label().isEmpty() ? number.number() : number.label() + ": " + number.number();
    }

    private static String system(UserDevice device, TelephonyService telephony) {
        return telephony.phoneSystem(device.system()).map(PhoneSystem::name).orElse("");
    }

    /** One of another phone system than the first device says so. */
    private static String devices(User user, Kind kind, Rank rank, TelephonyService telephony) {
        List<UserDevice> devices = user.devices();
        return devices.stream()
                .filter(device -> device.kind() == kind && device.rank() == rank)
                .map(device -> device.system().equals(devices.getFirst().system())
                        ? device.device().toString()
                        : device.device() + "@" + system(device, telephony))
                .collect(Collectors.joining("; "));
    }

    private static String yes(boolean is) {
        return is ? "yes" : "";
    }
}
