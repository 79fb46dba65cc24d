package org.jackfield.core.security;

import java.util.Optional;
import java.util.Set;

/** Whoever keeps the passwords of accounts that are bound to a directory. */
public interface Directory {

    /**
     * Somebody whom the directory knows.
     *
     * @param name in the directory
     * @param key the directory's own lasting id of the entry
     */
    record Person(String name, String key) {}

    /** {@return whether people may log in by it} */
    boolean isOn();

    /** {@return the roles of an account that is made for a stranger whom the directory knows; empty to make none} */
    Optional<Set<String>> provisioning();

    /**
     * {@return who has this name and password; empty if nobody}
     *
     * @throws org.jackfield.api.problem.ProblemException {@code security.directory-unavailable}
     */
    Optional<Person> check(String name, char[] password);

    /** No directory. */
    Directory NONE = new Directory() {
        @Override
        public boolean isOn() {
            return false;
        }

        @Override
        public Optional<Set<String>> provisioning() {
            return Optional.empty();
        }

        @Override
        public Optional<Person> check(String name, char[] password) {
            return Optional.empty();
        }
    };
}
