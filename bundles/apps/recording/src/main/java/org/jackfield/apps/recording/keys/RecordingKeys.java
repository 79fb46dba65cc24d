package org.jackfield.apps.recording.keys;

import java.util.UUID;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.format.SigningKey;
import org.jackfield.api.recording.format.WrappedKey;

/** The keys of the site. Any thread may call; nothing here waits for the database. */
public interface RecordingKeys {

    /**
     * {@return a new data key; to be closed by the caller once it is wrapped and in use}
     *
     * @throws org.jackfield.api.problem.ProblemException ({@code recording.master-key-missing}) while there is no master key
     */
    DataKey newKey(UUID id);

    /** {@return the data key under the master key in use} */
    WrappedKey wrap(DataKey key);

    /**
     * {@return the data key; to be closed by the caller}
     *
     * @throws org.jackfield.api.problem.ProblemException ({@code recording.master-key-missing}) if its master key is not here
     */
    DataKey unwrap(WrappedKey key);

    /** {@return the key that seals and ledgers are signed with} */
    SigningKey signing();

    /** {@return all keys of this site that a signature may be from, those before the present one too} */
    PublicKeys trusted();
}
