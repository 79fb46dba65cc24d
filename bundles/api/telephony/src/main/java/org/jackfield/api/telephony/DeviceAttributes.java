package org.jackfield.api.telephony;

/** The names of those {@link DeviceDescription#attributes() attributes} that mean the same with every connector. */
public final class DeviceAttributes {

    /**
     * At a telephone: the person whom the phone system's own list of users names for it, {@code Other, Ann} or {@code Ann Other};
     * on a MiVoice Office 250 the user of a dynamic extension (DEE), at their main extension. Absent if there is nobody.
     */
    public static final String DEE_USER = "deeUser";

    /** At a telephone or phantom whose number is an agent's too: the agent's name, or the number if it has none. */
    public static final String AGENT = "agent";

    /** At a telephone: {@code true} if it has the phone system's administrator flag. Absent if it has not. */
    public static final String ADMINISTRATOR = "administrator";

    private DeviceAttributes() {}
}
