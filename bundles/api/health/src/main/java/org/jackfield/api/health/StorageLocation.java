package org.jackfield.api.health;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A folder in which a bundle keeps files; registered as a service. The drive it is on is watched for space and shown on the
 * page of the server.
 */
@ConsumerType
public interface StorageLocation {

    /** {@return what is kept there, a word or two, always the same: "recordings"; never null} */
    String name();

    /** {@return the folder, which need not be there yet; never null} */
    Path folder();
}
