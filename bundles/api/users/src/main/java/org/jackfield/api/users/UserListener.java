package org.jackfield.api.users;

import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of changed users and units; registered as a service. Called on one thread, in the order of the changes, after
 * they are durable and {@link UsersService} answers with them. Must not wait for long.
 */
@ConsumerType
public interface UserListener {

    /** Called first of all, and after many changes at once: look at everything again. */
    void refreshed();

    /** A user was added, changed or deleted. */
    default void userChanged(User user) {}

    /** A user was removed for ever: forget the link from what is kept to this user. */
    default void userRemoved(UUID user) {}

    /** Units were added, changed, moved or deleted. */
    default void unitsChanged() {}
}
