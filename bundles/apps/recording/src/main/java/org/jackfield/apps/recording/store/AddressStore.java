package org.jackfield.apps.recording.store;

import java.util.List;

/**
 * Keeps addresses of telephones that were learned. Any thread may call; methods throw unchecked exceptions while the
 * database is away.
 */
public interface AddressStore {

    /** {@return all that were learned} */
    List<LearnedAddress> learned();

    /** Keeps an address in place of what was known of the device; another device that had it has it no more. */
    void learn(LearnedAddress address);

    /** Forgets what was learned of a device. */
    void forget(LearnedAddress address);
}
