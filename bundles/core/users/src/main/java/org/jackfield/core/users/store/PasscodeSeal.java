package org.jackfield.core.users.store;

import org.jackfield.api.security.Secret;

/** Encrypts passcodes for their columns. */
public interface PasscodeSeal {

    /** {@return the sealed form; empty for no secret} */
    String seal(Secret clear);

    /**
     * {@return the clear form; {@link Secret#NONE} for an empty text}
     *
     * @throws RuntimeException if it cannot be opened
     */
    Secret open(String sealed);
}
