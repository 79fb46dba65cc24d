package org.jackfield.apps.groupmessaging;

import java.util.List;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;

/**
 * Whose message lamp is duplicated where (manual §7.1.2.3).
 *
 * @param id what tells rules apart, a UUID
 * @param description what it is for
 * @param phoneSystem id of the phone system
 * @param enabled whether it is followed
 * @param source the extension whose messages wait
 * @param target whether a hunt group or single extensions are told
 * @param huntGroup the hunt group; empty for single extensions
 * @param extensions the extensions; empty for a hunt group
 */
public record MessageRule(
        String id,
        String description,
        String phoneSystem,
        boolean enabled,
        String source,
        Target target,
        String huntGroup,
        List<String> extensions) {

    /** The longest description. */
    public static final int LONGEST_DESCRIPTION = 100;
    /** The most extensions of one rule. */
    public static final int MOST_EXTENSIONS = 200;

    private static final String DEVICE = "[0-9A-Za-z*#:/_.@-]{1,64}";

    /** What a rule's targets are. */
    public enum Target {
        /** All telephones of one hunt group, as its members change. */
        HUNT_GROUP,
        /** Single extensions. */
        EXTENSIONS
    }

    /** Checks the components. */
    public MessageRule {
        Objects.requireNonNull(id, "id");
        description = Objects.requireNonNullElse(description, "").strip();
        source = Objects.requireNonNullElse(source, "").strip();
        target = Objects.requireNonNullElse(target, Target.EXTENSIONS);
        huntGroup = target == Target.HUNT_GROUP ? Objects.requireNonNullElse(huntGroup, "").strip() : "";
        extensions = target == Target.EXTENSIONS && extensions != null
                ? extensions.stream().map(String::strip).distinct().toList()
                : List.of();
        if (description.isEmpty() || description.length() > LONGEST_DESCRIPTION || description.matches(".*\\p{Cntrl}.*")) {
            throw ProblemException.invalid(
                    "groupmessaging.description", description, "A rule has a description of one line.",
                    "Say in at most " + LONGEST_DESCRIPTION + " characters what it is for.");
        }
        checked(phoneSystem);
        checked(source, "groupmessaging.source", "Enter the extension whose messages are to be told.");
        if (target == Target.HUNT_GROUP) {
            checked(huntGroup, "groupmessaging.hunt-group", "Choose the hunt group whose telephones are to be told.");
        } else {
            checked(extensions, source);
        }
    }

    private static void checked(String phoneSystem) {
        try {
            PhoneSystemId.of(Objects.requireNonNullElse(phoneSystem, ""));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "groupmessaging.phone-system", phoneSystem, "This is no phone system.", "Choose one of those configured.");
        }
    }

    private static void checked(String device, String code, String remedy) {
        if (!device.matches(DEVICE)) {
            throw ProblemException.invalid(code, device, "This is no extension.", remedy);
        }
    }

    private static void checked(List<String> extensions, String source) {
        if (extensions.isEmpty() || extensions.size() > MOST_EXTENSIONS) {
            throw ProblemException.invalid(
                    "groupmessaging.extensions", extensions.size() + " extensions", "A rule has 1 to 200 extensions.",
                    "Choose the extensions that are to be told; for more, use a hunt group.");
        }
        extensions.forEach(each -> checked(each, "groupmessaging.extensions", "Enter extensions of this phone system."));
        if (extensions.contains(source)) {
            throw ProblemException.invalid(
                    "groupmessaging.loop", source, "The source is among its own targets.", "Take it out of the extensions.");
        }
    }

    PhoneSystemId system() {
        return PhoneSystemId.of(phoneSystem);
    }

    DeviceId sourceDevice() {
        return DeviceId.parse(source);
    }

    /** {@return the hunt group; {@link DeviceId#NONE} for single extensions} */
    DeviceId group() {
        return DeviceId.parse(huntGroup);
    }

    List<DeviceId> extensionDevices() {
        return extensions.stream().map(DeviceId::parse).toList();
    }
}
