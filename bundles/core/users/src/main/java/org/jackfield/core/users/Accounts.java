package org.jackfield.core.users;

import java.util.UUID;
import org.jackfield.api.security.Subject;

/** What a change of a user means for the account to log in with, if the user has one. */
interface Accounts {

    /** Nobody can log in. */
    Accounts NONE = new Accounts() {
        @Override
        public void disabled(UUID user, boolean disabled, Subject by) {}

        @Override
        public void removed(UUID user, Subject by) {}
    };

    /** The user may not log in any more, or may again. */
    void disabled(UUID user, boolean disabled, Subject by);

    /** The user loses the account. */
    void removed(UUID user, Subject by);
}
