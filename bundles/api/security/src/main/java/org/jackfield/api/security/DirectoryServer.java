package org.jackfield.api.security;

import java.util.Objects;
import org.jackfield.api.problem.ProblemException;

/**
 * The site's directory server (LDAP, Active Directory), for all that reads it. The connection is always encrypted and the
 * server's certificate always checked. The settings group {@value #GROUP} keeps it, under {@link #CONFIGURE}.
 *
 * @param host name or address, as the server's certificate names it; empty while there is no directory; never null
 * @param port TCP port, 1 to 65535; 636 as a rule for {@link Encryption#LDAPS}, 389 for {@link Encryption#STARTTLS}
 * @param encryption how the connection is encrypted; never null
 * @param trusted certificates in PEM that the server's must go back to; empty for those that Java trusts; never null
 * @param bindName the distinguished name that reads the directory; empty to read as nobody in particular; never null
 * @param bindPassword its password; never null
 * @param base the distinguished name below which people are looked for; never null
 */
public record DirectoryServer(
        String host,
        int port,
        Encryption encryption,
        String trusted,
        String bindName,
        Secret bindPassword,
        String base) {

    /** How the connection is encrypted. */
    public enum Encryption {
        /** From its first byte. */
        LDAPS,
        /** Before anything is asked or told. */
        STARTTLS
    }

    /** The id of the settings group. */
    public static final String GROUP = "org.jackfield.core.security.directory";

    /** What configuring it takes. */
    public static final Permission CONFIGURE =
            new Permission("security.configure", "Configure the security policy");

    /** No directory. */
    public static final DirectoryServer NONE =
            new DirectoryServer("", 636, Encryption.LDAPS, "", "", Secret.NONE, "");

    private static final int MAX_PORT = 65535;

    /** Checks the components. */
    public DirectoryServer {
        Objects.requireNonNull(encryption, "encryption");
        Objects.requireNonNull(trusted, "trusted");
        Objects.requireNonNull(bindName, "bindName");
        Objects.requireNonNull(bindPassword, "bindPassword");
        Objects.requireNonNull(base, "base");
        host = host.strip();
        trusted = withLineEnds(trusted);
        if (port < 1 || port > MAX_PORT) {
            throw ProblemException.invalid(
                    "security.directory-port", String.valueOf(port), "There is no such port.", "Choose 1 to 65535.");
        }
        if (!bindName.isBlank() && bindPassword.isEmpty()) {
            throw ProblemException.invalid(
                    "security.directory-password",
                    bindName,
                    "A name without a password would read the directory as nobody in particular.",
                    "Give its password, or leave the name out.");
        }
    }

    /** A field of one line loses the line ends of what is pasted into it, without which PEM is none. */
    private static String withLineEnds(String pem) {
        return pem.strip()
                .replaceAll("(-----BEGIN [A-Z ]+-----)\\s*", "$1\n")
                .replaceAll("\\s*(-----END [A-Z ]+-----)\\s*", "\n$1\n");
    }

    /** {@return whether there is a directory} */
    public boolean isConfigured() {
        return !host.isEmpty();
    }
}
