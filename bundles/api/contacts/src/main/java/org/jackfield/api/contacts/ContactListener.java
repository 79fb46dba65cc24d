package org.jackfield.api.contacts;

import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told when contacts have changed; registered as a service. Called after the change is durable and is what
 * {@link ContactService} answers from; on one thread, in the order of the changes. Must be quick.
 */
@ConsumerType
public interface ContactListener {

    /**
     * A directory, or some of its contacts, came, changed or went. An import is told once.
     *
     * @param directory its id; never null
     */
    void contactsChanged(UUID directory);
}
