package org.jackfield.core.users;

import org.jackfield.api.users.User;

/** Tells whether a user could be stored as entered, for who shows a preview. */
public final class UserEntry {

    private UserEntry() {}

    /**
     * Refuses what the rules refuse, except what other users have to do with.
     *
     * @throws org.jackfield.api.problem.ProblemException {@code users.invalid}
     */
    public static void check(User user) {
        UserRules.checked(user);
    }
}
