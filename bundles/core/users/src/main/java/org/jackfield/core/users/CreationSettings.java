package org.jackfield.core.users;

import java.util.Objects;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.users.UsersService;

/**
 * How users come to be by themselves (manual §7.2.6.8.1).
 *
 * @param method for which devices; never null
 * @param alsoDee whether users are made for the users of dynamic extensions (DEE) too, beside another method
 * @param renameWhenDeviceChanges whether a device that is named otherwise renames its user, and one that was without a name
 *     in between gets a new user. Not for sites with hot desking: there every log-on names the device anew
 * @param ignoreNonAlphabeticPrefix whether a name that begins with anything but a letter makes no user
 * @param ignoreAllUppercase whether a name in capitals makes no user
 */
public record CreationSettings(
        Method method,
        boolean alsoDee,
        boolean renameWhenDeviceChanges,
        boolean ignoreNonAlphabeticPrefix,
        boolean ignoreAllUppercase) {

    /** For which devices users are made. */
    public enum Method {
        /** For none. */
        NONE,
        /** For extensions. */
        EXTENSION,
        /** For agents. */
        AGENT,
        /** For the people of a directory, in the units that are linked to theirs. */
        DIRECTORY,
        /** For the users of dynamic extensions (DEE) that the phone system names, and for nobody else. */
        DEE
    }

    /** The group of settings. */
    public static final SettingsType<CreationSettings> TYPE = new SettingsType<>(
            "org.jackfield.core.users.creation", CreationSettings.class,
            new CreationSettings(Method.NONE, false, false, false, false), UsersService.CONFIGURE);

    /** Checks the component. */
    public CreationSettings {
        Objects.requireNonNull(method, "method");
    }

    /** {@return whether the users of dynamic extensions are made users} */
    boolean fromDee() {
        return method == Method.DEE || alsoDee && method != Method.NONE;
    }

    /** {@return whether a name makes a user} */
    boolean wanted(String name) {
        if (name.isBlank()) {
            return false;
        }
        boolean letterFirst = Character.isLetter(name.strip().codePointAt(0));
        boolean capitals = name.chars().anyMatch(Character::isLetter) && name.chars().noneMatch(Character::isLowerCase);
        return (letterFirst || !ignoreNonAlphabeticPrefix) && !(capitals && ignoreAllUppercase);
    }
}
