package org.jackfield.apps.recording.store;

import org.jackfield.api.persistence.Dialect;

class PostgresRecordingStoreTest extends RecordingStoreRules {

    PostgresRecordingStoreTest() {
        super(Dialect.POSTGRESQL);
    }
}
