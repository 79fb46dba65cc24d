package org.jackfield.api.security;

/** Who checks that somebody is who they say. */
public enum LogInSource {
    /** The product itself, by a password of its own. */
    LOCAL,
    /** A directory server, by the password it keeps. */
    DIRECTORY,
    /** An OpenID Connect provider. */
    OIDC
}
