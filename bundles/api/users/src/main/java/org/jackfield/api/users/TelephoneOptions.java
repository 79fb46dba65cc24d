package org.jackfield.api.users;

import java.util.Objects;
import org.jackfield.api.security.Secret;

/**
 * What a client needs to serve its user: voice mail, hot desking, conferences. Texts are empty where nothing is set.
 *
 * @param saveHotDeskPasscode whether the client keeps the hot-desk passcode and enters it by itself
 * @param hotDeskPasscode the passcode of the hot-desk profile; never null
 * @param hotDeskOffAtExit whether closing the client logs the hot-desk extension off
 * @param voiceMailbox the mailbox; empty means the number of the primary extension
 * @param promptForVoiceMailPasscode whether the client asks for the passcode
 * @param saveVoiceMailPasscode whether the client keeps the passcode
 * @param voiceMailPasscode the passcode of the mailbox; never null
 * @param meetMeCode the access code of the user's conference
 * @param directDial the number outside that reaches the primary extension directly
 */
public record TelephoneOptions(
        boolean saveHotDeskPasscode,
        Secret hotDeskPasscode,
        boolean hotDeskOffAtExit,
        String voiceMailbox,
        boolean promptForVoiceMailPasscode,
        boolean saveVoiceMailPasscode,
        Secret voiceMailPasscode,
        String meetMeCode,
        String directDial) {

    /** Nothing set. */
    public static final TelephoneOptions NONE =
            new TelephoneOptions(false, Secret.NONE, false, "", false, false, Secret.NONE, "", "");

    /** Puts missing components right. */
    public TelephoneOptions {
        hotDeskPasscode = Objects.requireNonNullElse(hotDeskPasscode, Secret.NONE);
        voiceMailPasscode = Objects.requireNonNullElse(voiceMailPasscode, Secret.NONE);
        voiceMailbox = Objects.requireNonNullElse(voiceMailbox, "");
        meetMeCode = Objects.requireNonNullElse(meetMeCode, "");
        directDial = Objects.requireNonNullElse(directDial, "");
    }
}
