package org.jackfield.apps.recording.keeping;

import java.nio.file.Path;
import org.jackfield.api.health.StorageLocation;
import org.jackfield.apps.recording.RecordingFolders;
import org.osgi.service.component.annotations.Component;

/** Where the recordings are, for whoever watches drives. */
@Component(name = "org.jackfield.apps.recording.storage")
public final class RecordingStorage implements StorageLocation {

    @Override
    public String name() {
        return "recordings";
    }

    @Override
    public Path folder() {
        return RecordingFolders.ofSystem().root();
    }
}
