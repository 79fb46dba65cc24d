package org.jackfield.core.security.jaas;

import java.security.Principal;
import org.jackfield.api.security.Subject;

/** Carries our subject inside Java's. */
record AccountPrincipal(Subject account) implements Principal {

    @Override
    public String getName() {
        return account.name();
    }
}
