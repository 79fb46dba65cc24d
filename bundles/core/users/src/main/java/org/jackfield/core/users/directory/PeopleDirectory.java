package org.jackfield.core.users.directory;

import java.util.List;
import java.util.function.Consumer;

/** A directory that can be read. */
interface PeopleDirectory {

    /** {@return whether there is one} */
    boolean isConfigured();

    /**
     * {@return a connection to read by}
     *
     * @throws org.jackfield.api.problem.ProblemException {@code users.directory-unavailable}
     */
    Reader open();

    /** One connection, of one thread. Methods wait for the directory and throw {@code users.directory-unavailable}. */
    interface Reader extends AutoCloseable {

        /** {@return distinguished names of the organizational units, in order} */
        List<String> units();

        /**
         * Hands over everybody who stands below a unit, at whatever depth.
         *
         * @throws org.jackfield.api.problem.ProblemException {@code users.directory-unit} if there is no such unit
         */
        void people(String unit, Consumer<DirectoryPerson> each);

        @Override
        void close();
    }
}
