package org.jackfield.apps.hotdesking.desk;

import java.time.LocalTime;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;

/**
 * How agents hot desk at one phone system (manual §7.1.2.2).
 *
 * @param phoneSystem id of the phone system
 * @param enabled whether agents' log-ins are followed
 * @param huntGroup the ACD hunt group whose agents they are
 * @param loggedOutDestination where calls go while an agent is logged out, digits to dial; empty for nowhere
 * @param manualForwards whether an agent who forwards all calls is logged out and has chosen where calls go from then on
 * @param automaticLogout whether all agents are logged out once a day
 * @param logoutTime at this time of the site
 * @param forwardMessages whether message lamps follow to a logged-out destination that is an extension
 * @param passcode the phone system's passcode for programming at telephones
 * @param changeCallingNumber whether the number shown outside is the agent's
 * @param defaultCallingNumber what it becomes at log-out where settings are reset
 * @param changeClassOfService whether the class of service is the phantom's
 * @param defaultClassOfServiceExtension the extension whose class of service is taken at log-out where settings are reset
 * @param changeUsername whether username and description are the phantom's
 * @param changeSpeedDials whether the station speed dials are the phantom's
 * @param resetOnLogout whether the log-out clears names and sets defaults, instead of restoring what was there before
 */
public record HotDeskingPlan(
        String phoneSystem,
        boolean enabled,
        String huntGroup,
        String loggedOutDestination,
        boolean manualForwards,
        boolean automaticLogout,
        LocalTime logoutTime,
        boolean forwardMessages,
        Secret passcode,
        boolean changeCallingNumber,
        String defaultCallingNumber,
        boolean changeClassOfService,
        String defaultClassOfServiceExtension,
        boolean changeUsername,
        boolean changeSpeedDials,
        boolean resetOnLogout) {

    private static final Pattern EXTENSION = Pattern.compile("[0-9A-Za-z*#:/_.-]{0,32}");
    private static final Pattern DIGITS = Pattern.compile("[0-9*#+]{0,24}");

    /** Checks the components. */
    public HotDeskingPlan {
        phoneSystem = systemId(phoneSystem);
        huntGroup = stripped(huntGroup);
        loggedOutDestination = stripped(loggedOutDestination);
        logoutTime = Objects.requireNonNullElse(logoutTime, LocalTime.of(20, 0));
        passcode = Objects.requireNonNullElse(passcode, Secret.NONE);
        defaultCallingNumber = stripped(defaultCallingNumber);
        defaultClassOfServiceExtension = stripped(defaultClassOfServiceExtension);
        check(EXTENSION, "hunt-group", huntGroup, "This is not a hunt group.");
        check(EXTENSION, "class-of-service", defaultClassOfServiceExtension, "This is not an extension.");
        check(DIGITS, "logged-out-destination", loggedOutDestination, "This cannot be dialled.");
        check(DIGITS, "default-calling-number", defaultCallingNumber, "This is not a number.");
        check(DIGITS, "passcode", passcode.reveal(), "A programming passcode has digits only.");
        if (enabled && huntGroup.isEmpty()) {
            throw ProblemException.invalid(
                    "hotdesking.hunt-group", "", "Hot desking needs a hunt group.",
                    "Choose the ACD hunt group whose agents hot desk.");
        }
    }

    /** {@return the plan of a phone system of which nothing was entered} */
    public static HotDeskingPlan off(PhoneSystemId system) {
        return new HotDeskingPlan(
                system.toString(), false, "", "", false, false, null, false, null, true, "", true, "", true, true, false);
    }

    /** {@return the phone system} */
    public PhoneSystemId system() {
        return PhoneSystemId.of(phoneSystem);
    }

    /** {@return the hunt group} */
    DeviceId group() {
        return DeviceId.parse(huntGroup);
    }

    /** {@return whether this is changed at a telephone by these settings} */
    public boolean changes(DeskKind kind) {
        return switch (kind) {
            case FORWARD, MESSAGES -> true;
            case USERNAME, DESCRIPTION -> changeUsername;
            case CALLING_NUMBER -> changeCallingNumber;
            case CLASS_OF_SERVICE -> changeClassOfService;
            case SPEED_DIALS -> changeSpeedDials;
        };
    }

    /** {@return the same with another passcode} */
    public HotDeskingPlan withPasscode(Secret passcode) {
        return new HotDeskingPlan(
                phoneSystem, enabled, huntGroup, loggedOutDestination, manualForwards, automaticLogout, logoutTime,
                forwardMessages, passcode, changeCallingNumber, defaultCallingNumber, changeClassOfService,
                defaultClassOfServiceExtension, changeUsername, changeSpeedDials, resetOnLogout);
    }

    private static String systemId(String text) {
        try {
            return PhoneSystemId.of(stripped(text)).toString();
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "hotdesking.phone-system", text, "This is not the id of a phone system.",
                    "Take it from GET /api/v1/hotdesking.");
        }
    }

    private static String stripped(String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }

    private static void check(Pattern pattern, String what, String text, String message) {
        if (!pattern.matcher(text).matches()) {
            throw ProblemException.invalid(
                    "hotdesking." + what, what.equals("passcode") ? "" : text, message,
                    "Enter a number as it is dialled at a telephone.");
        }
    }
}
