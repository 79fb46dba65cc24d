package org.jackfield.core.users;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.users.OutsideNumber;
import org.jackfield.api.users.TelephoneOptions;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;
import org.jackfield.api.users.UserDevice.Kind;
import org.jackfield.api.users.UserDevice.Rank;

/** What a user's entries have to keep to, whoever enters them. */
final class UserRules {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_EMAIL = 254;
    static final int LONGEST_NUMBER = 50;
    static final int LONGEST_DEVICE = 100;
    static final int LONGEST_NODE = 20;
    static final int LONGEST_KEY = 200;
    static final int MOST_DEVICES = 50;
    static final int MOST_NUMBERS = 20;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>,;]+@[^@\\s<>,;]+");
    private static final Pattern DIALLABLE = Pattern.compile("[0-9*#+() ./-]*");
    private static final Pattern PASSCODE = Pattern.compile("[0-9*#]{0,30}");

    private UserRules() {}

    /** {@return the user with its texts trimmed and its devices in order} */
    static User checked(User user) {
        String first = text("firstName", user.firstName(), LONGEST_NAME);
        String last = text("lastName", user.lastName(), LONGEST_NAME);
        if (first.isEmpty() && last.isEmpty()) {
            throw invalid("firstName", "A user has a name.", "Enter a first or a last name.");
        }
        String email = text("email", user.email(), LONGEST_EMAIL);
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            throw invalid("email=" + email, "This is not an e-mail address.", "Enter it as name@example.com.");
        }
        text("sourceKey", user.sourceKey(), LONGEST_KEY);
        return user.withName(first, last)
                .withEmail(email)
                .withDevices(devices(user.devices()))
                .withNumbers(numbers(user.numbers()))
                .withTelephone(telephone(user.telephone()));
    }

    /** One primary device of each kind: the first if none is marked. */
    private static List<UserDevice> devices(List<UserDevice> devices) {
        if (devices.size() > MOST_DEVICES) {
            throw invalid("devices", "A user has at most " + MOST_DEVICES + " devices.", "Take some away.");
        }
        Set<Object> seen = new HashSet<>();
        EnumSet<Kind> primary = EnumSet.noneOf(Kind.class);
        List<UserDevice> ordered = new ArrayList<>();
        for (UserDevice device : devices) {
            text("device", device.device().number(), LONGEST_DEVICE);
            text("node", device.device().node(), LONGEST_NODE);
            if (!seen.add(DeviceKey.of(device))) {
                throw invalid("device=" + device.device(), "This device is entered twice.", "Take one away.");
            }
            if (device.rank() == Rank.PRIMARY && !primary.add(device.kind())) {
                throw invalid(
                        "device=" + device.device(), "A user has one primary extension and one primary agent.",
                        "Make one of them secondary.");
            }
        }
        for (UserDevice device : devices) {
            boolean promoted = device.rank() != Rank.PRIMARY && primary.add(device.kind());
            ordered.add(promoted
                    ? new UserDevice(device.kind(), Rank.PRIMARY, device.system(), device.device())
                    : device);
        }
        ordered.sort(Comparator.comparing(UserDevice::kind).thenComparing(UserDevice::rank));
        return ordered;
    }

    private static List<OutsideNumber> numbers(List<OutsideNumber> numbers) {
        if (numbers.size() > MOST_NUMBERS) {
            throw invalid("numbers", "A user has at most " + MOST_NUMBERS + " outside numbers.", "Take some away.");
        }
        return numbers.stream()
                .map(n -> new OutsideNumber(
                        text("label", n.label(), LONGEST_NUMBER), diallable("number", n.number()), n.fromDirectory()))
                .filter(n -> !n.number().isEmpty())
                .toList();
    }

    private static TelephoneOptions telephone(TelephoneOptions t) {
        return new TelephoneOptions(
                t.saveHotDeskPasscode(),
                passcode("hotDeskPasscode", t.hotDeskPasscode()),
                t.hotDeskOffAtExit(),
                text("voiceMailbox", t.voiceMailbox(), LONGEST_NUMBER),
                t.promptForVoiceMailPasscode(),
                t.saveVoiceMailPasscode(),
                passcode("voiceMailPasscode", t.voiceMailPasscode()),
                text("meetMeCode", t.meetMeCode(), LONGEST_NUMBER),
                diallable("directDial", t.directDial()));
    }

    private static Secret passcode(String field, Secret code) {
        if (!PASSCODE.matcher(code.reveal()).matches()) {
            throw invalid(field, "A passcode has at most 30 digits, * and #.", "Enter it as it is dialled.");
        }
        return code;
    }

    private static String diallable(String field, String number) {
        String trimmed = text(field, number, LONGEST_NUMBER);
        if (!DIALLABLE.matcher(trimmed).matches()) {
            throw invalid(
                    field + "=" + trimmed, "This is not a telephone number.", "Enter digits, with + ( ) . / - between them.");
        }
        return trimmed;
    }

    /** {@return the text without blanks around it; refused if it is too long or holds what no text holds} */
    static String text(String field, String text, int longest) {
        String trimmed = text.strip();
        if (trimmed.length() > longest) {
            throw invalid(field, "This has more than " + longest + " characters.", "Shorten it.");
        }
        if (trimmed.chars().anyMatch(Character::isISOControl)) {
            throw invalid(field, "This holds control characters.", "Type it again.");
        }
        return trimmed;
    }

    /** Refuses a change of something that somebody else changed since it was read. */
    static void checkRevision(long stored, long expected, String what) {
        if (stored != expected) {
            throw ProblemException.conflict(
                    "users.conflict", what, "Somebody else has changed or deleted this meanwhile.",
                    "Look at it again, then repeat your change.");
        }
    }

    private static ProblemException invalid(String input, String message, String remedy) {
        return ProblemException.invalid("users.invalid", input, message, remedy);
    }
}
