package org.jackfield.core.security.directory;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.DirectoryServer;
import org.jackfield.api.settings.SettingsType;

/**
 * How people log in by the site's directory.
 *
 * @param on whether they do
 * @param filter finds whoever logs in; {@code {name}} stands for what was typed
 * @param nameAttribute holds the name by which accounts are bound to the directory
 * @param makeAccounts whether a stranger whom the directory knows gets an account
 * @param role id of the role of such an account; empty for none
 */
public record DirectoryLogIn(boolean on, String filter, String nameAttribute, boolean makeAccounts, String role) {

    // Before the defaults, which are checked by them.
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");
    private static final Pattern ROLE = Pattern.compile("[A-Za-z0-9._-]{0,64}");

    /** Stands for what was typed. */
    static final String NAME = "{name}";

    /** Off; an Active Directory would be asked for {@code (sAMAccountName={name})}. */
    public static final DirectoryLogIn DEFAULTS =
            new DirectoryLogIn(false, "(&(objectClass=person)(uid={name}))", "uid", false, "");

    /** How people log in, among the settings. */
    public static final SettingsType<DirectoryLogIn> TYPE = new SettingsType<>(
            "org.jackfield.core.security.directory-log-in", DirectoryLogIn.class, DEFAULTS, DirectoryServer.CONFIGURE);

    /** Checks the components. */
    public DirectoryLogIn {
        filter = filter.strip();
        if (!filter.contains(NAME) || !parses(filter)) {
            throw ProblemException.invalid(
                    "security.directory-filter",
                    filter,
                    "This is no filter that finds a person.",
                    "Write an LDAP filter in which " + NAME + " stands for the name, such as (uid=" + NAME + ").");
        }
        if (!ATTRIBUTE.matcher(nameAttribute).matches()) {
            throw ProblemException.invalid(
                    "security.directory-attribute",
                    nameAttribute,
                    "This is no name of an attribute.",
                    "Write one such as uid or sAMAccountName.");
        }
        if (!ROLE.matcher(role).matches()) {
            throw ProblemException.invalid(
                    "security.role", role, "There is no such role.", "Give the id of one of the roles of the site.");
        }
    }

    /** {@return the filter for a name, in which nothing that was typed means anything to the directory} */
    Filter filterFor(String name) throws LDAPException {
        return Filter.create(filter.replace(NAME, Filter.encodeValue(name)));
    }

    private static boolean parses(String filter) {
        try {
            Filter.create(filter.replace(NAME, "x"));
            return true;
        } catch (LDAPException e) {
            return false;
        }
    }
}
