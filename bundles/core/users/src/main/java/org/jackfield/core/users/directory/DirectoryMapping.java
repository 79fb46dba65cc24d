package org.jackfield.core.users.directory;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.users.UsersService;

/**
 * Which attributes of a directory's people become what of a user. An empty one is not read.
 *
 * @param principal what names a person to log in with; without it, or without a surname, nobody is imported
 * @param extension the primary extension
 * @param agent the primary agent
 * @param homeNumber the number at home
 * @param mobileNumber the mobile number
 * @param workNumber the number at work
 * @param phoneSystem name of the phone system of extensions and agents; empty for the first
 */
public record DirectoryMapping(
        String principal,
        String extension,
        String agent,
        String homeNumber,
        String mobileNumber,
        String workNumber,
        String phoneSystem) {

    // before the defaults below, which it is asked about
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z][A-Za-z0-9-]{0,99})?");

    /** The group of settings. */
    public static final SettingsType<DirectoryMapping> TYPE = new SettingsType<>(
            "org.jackfield.core.users.directory", DirectoryMapping.class,
            new DirectoryMapping(
                    "userPrincipalName", "ipPhone", "pager", "homePhone", "mobile", "telephoneNumber", ""),
            UsersService.CONFIGURE);

    /** Checks the components. */
    public DirectoryMapping {
        for (String attribute : List.of(principal, extension, agent, homeNumber, mobileNumber, workNumber)) {
            if (!ATTRIBUTE.matcher(attribute).matches()) {
                throw ProblemException.invalid(
                        "users.directory-attribute", attribute, "This is no name of an attribute.",
                        "Write it as the directory does: letters, digits and hyphens.");
            }
        }
        if (principal.isEmpty()) {
            throw ProblemException.invalid(
                    "users.directory-attribute", "principal", "People are not imported without a name to log in with.",
                    "Enter userPrincipalName, or uid.");
        }
        Objects.requireNonNull(phoneSystem, "phoneSystem");
    }
}
