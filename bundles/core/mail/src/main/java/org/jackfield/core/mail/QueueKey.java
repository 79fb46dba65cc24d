package org.jackfield.core.mail;

import java.security.SecureRandom;
import java.util.Base64;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.settings.Stored;

/**
 * The key under which mail waits; sealed by the settings as every secret is. Made at the first mail.
 *
 * @param key 32 bytes in Base64; empty until then
 */
public record QueueKey(Secret key) {

    static final SettingsType<QueueKey> TYPE = new SettingsType<>(
            "org.jackfield.core.mail.queue", QueueKey.class, new QueueKey(Secret.NONE), MailSettings.CONFIGURE);

    private static final int BYTES = 32;

    /** {@return the key of this site} */
    static byte[] of(SettingsService settings) {
        Stored<QueueKey> stored = settings.read(TYPE);
        if (stored.value().key().isEmpty()) {
            byte[] fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            QueueKey made = new QueueKey(new Secret(Base64.getEncoder().encodeToString(fresh)));
            try {
                stored = settings.write(TYPE, stored.revision(), made, Subject.system("org.jackfield.core.mail"));
            } catch (ProblemException e) {
                if (!"settings.conflict".equals(e.problem().code())) {
                    throw e;
                }
                stored = settings.read(TYPE);
            }
        }
        return Base64.getDecoder().decode(stored.value().key().reveal());
    }
}
