package org.jackfield.api.persistence.backup;

import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** Whether a backup is made each night; a service of whatever makes them. Any thread may call. */
@ProviderType
public interface NightlyBackup {

    /** {@return whether one is made each night: then whoever waits for it is told, and does nothing by a clock of its own} */
    boolean isOn();

    /**
     * Registered as a service by whoever's nightly work comes behind the backup, and is left out in a night without one (manual
     * §7.2.5). Called on the thread that made the backup: whoever has much to do hands it over to a task. A follower that fails
     * is logged, and the others are told all the same.
     */
    @ConsumerType
    interface Follower {

        /** The night's backup was made. */
        void made();

        /** No backup was made this night; an alert says why. */
        void failed();
    }
}
