package org.jackfield.apps.recording.store;

import org.jackfield.api.persistence.Dialect;

class H2RecordingStoreTest extends RecordingStoreRules {

    H2RecordingStoreTest() {
        super(Dialect.H2);
    }
}
