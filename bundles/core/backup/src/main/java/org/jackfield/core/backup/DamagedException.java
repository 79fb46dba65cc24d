package org.jackfield.core.backup;

import java.io.IOException;

/** What a backup holds is not what was written, however often it is read. */
final class DamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
        super(message);
    }
}
