package org.jackfield.api.security;

import org.osgi.annotation.versioning.ConsumerType;

/** Somebody who keeps secrets that the {@link SecretVault} sealed; registered as a service by whoever has them in a table. */
@ConsumerType
public interface SecretHolder {

    /** {@return where the secrets are, for the administrator: "settings", "users"; never null} */
    String holds();

    /**
     * Seals with the key in force what is sealed with an older one. Called on a thread that may wait, after the key has
     * been changed, and again at any time: what is current already stays as it is, and what does not open too.
     *
     * @param vault opens with every key that is there; never null
     * @return how many secrets were sealed anew
     * @throws RuntimeException if some could not be stored; the older key is still there for them
     */
    int reseal(SecretVault vault);
}
