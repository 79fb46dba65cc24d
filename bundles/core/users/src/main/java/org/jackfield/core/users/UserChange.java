package org.jackfield.core.users;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.TelephoneOptions;
import org.jackfield.api.users.User;

/** What the audit trail says of a change: the fields that differ, before and after, secrets masked. */
record UserChange(String before, String after) {

    static UserChange of(User before, User after, UnitTree units) {
        Map<String, String> was = before == null ? Map.of() : fields(before, units);
        Map<String, String> is = after == null ? Map.of() : fields(after, units);
        if (before != null && after != null) {
            TelephoneOptions old = before.telephone();
            TelephoneOptions now = after.telephone();
            noteChanged(is, "hotDeskPasscode", !old.hotDeskPasscode().equals(now.hotDeskPasscode()));
            noteChanged(is, "voiceMailPasscode", !old.voiceMailPasscode().equals(now.voiceMailPasscode()));
        }
        return of(was, is);
    }

    /** A changed passcode shows as changed, and nothing of it shows. */
    private static void noteChanged(Map<String, String> fields, String passcode, boolean changed) {
        fields.computeIfPresent(passcode, (name, shown) -> changed && !shown.isEmpty() ? shown + " (new)" : shown);
    }

    static UserChange of(BusinessUnit before, BusinessUnit after, UnitTree units) {
        return of(before == null ? Map.of() : fields(before, units), after == null ? Map.of() : fields(after, units));
    }

    private static UserChange of(Map<String, String> before, Map<String, String> after) {
        return new UserChange(differing(before, after), differing(after, before));
    }

    private static String differing(Map<String, String> fields, Map<String, String> other) {
        return fields.entrySet().stream()
                .filter(e -> !Objects.equals(e.getValue(), other.getOrDefault(e.getKey(), "")))
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("; "));
    }

    private static Map<String, String> fields(BusinessUnit unit, UnitTree units) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", unit.name());
        fields.put("parent", unit.parent() == null ? "" : path(unit.parent(), units));
        fields.put("directoryUnit", unit.directoryUnit());
        return fields;
    }

    private static Map<String, String> fields(User user, UnitTree units) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("firstName", user.firstName());
        fields.put("lastName", user.lastName());
        fields.put("email", user.email());
        fields.put("unit", user.isDeleted() ? "deleted" : path(user.unit(), units));
        fields.put("disabled", Boolean.toString(user.disabled()));
        fields.put("hideCallerId", Boolean.toString(user.hideCallerId()));
        fields.put("devices", user.devices().stream()
                .map(d -> d.rank() + " " + d.kind() + " " + d.device())
                .collect(Collectors.joining(", ")));
        fields.put("numbers", user.numbers().stream()
                .map(n -> (n.label() + " " + n.number()).strip())
                .collect(Collectors.joining(", ")));
        fields.put("saveHotDeskPasscode", Boolean.toString(user.telephone().saveHotDeskPasscode()));
        fields.put("hotDeskPasscode", masked(user.telephone().hotDeskPasscode().reveal()));
        fields.put("hotDeskOffAtExit", Boolean.toString(user.telephone().hotDeskOffAtExit()));
        fields.put("voiceMailbox", user.telephone().voiceMailbox());
        fields.put("promptForVoiceMailPasscode", Boolean.toString(user.telephone().promptForVoiceMailPasscode()));
        fields.put("saveVoiceMailPasscode", Boolean.toString(user.telephone().saveVoiceMailPasscode()));
        fields.put("voiceMailPasscode", masked(user.telephone().voiceMailPasscode().reveal()));
        fields.put("meetMeCode", user.telephone().meetMeCode());
        fields.put("directDial", user.telephone().directDial());
        fields.put("picture", Boolean.toString(user.picture()));
        fields.put("source", user.source() + " " + user.sourceKey());
        return fields;
    }

    private static String masked(String passcode) {
        return passcode.isEmpty() ? "" : "••••••";
    }

    private static String path(UUID unit, UnitTree units) {
        return units.path(unit).stream().map(BusinessUnit::name).collect(Collectors.joining(" / "));
    }
}
