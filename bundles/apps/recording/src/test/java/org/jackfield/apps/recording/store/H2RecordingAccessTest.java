package org.jackfield.apps.recording.store;

import org.jackfield.api.persistence.Dialect;

class H2RecordingAccessTest extends RecordingAccessRules {

    H2RecordingAccessTest() {
        super(Dialect.H2);
    }
}
