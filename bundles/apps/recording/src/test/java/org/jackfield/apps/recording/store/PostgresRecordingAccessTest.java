package org.jackfield.apps.recording.store;

import org.jackfield.api.persistence.Dialect;

class PostgresRecordingAccessTest extends RecordingAccessRules {

    PostgresRecordingAccessTest() {
        super(Dialect.POSTGRESQL);
    }
}
