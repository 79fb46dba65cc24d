package org.jackfield.api.contacts;

import java.util.Objects;
import java.util.UUID;

/**
 * Who was found behind a number; all that is shown as a call arrives.
 *
 * @param contact the contact's id; never null
 * @param directory its directory; never null
 * @param name its name; never null
 * @param vip whether it is to be pointed out
 * @param vipText what to say of it then; never null
 */
public record ContactMatch(UUID contact, UUID directory, String name, boolean vip, String vipText) {

    /** Checks the components. */
    public ContactMatch {
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(vipText, "vipText");
    }
}
