package org.jackfield.core.users.directory;

import java.util.List;
import java.util.function.Consumer;

/** A directory that is read. Methods wait for it and throw {@code users.directory-unavailable}. */
interface PeopleDirectory {

    /** {@return whether there is one} */
    boolean isConfigured();

    /** {@return distinguished names of its organizational units, in order} */
    List<String> units();

    /** Hands over everybody who stands below a unit, at whatever depth. */
    void people(String unit, Consumer<DirectoryPerson> each);
}
