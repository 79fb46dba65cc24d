package org.jackfield.core.calllog;

import java.nio.file.Path;
import org.jackfield.api.persistence.backup.BackupFolder;
import org.osgi.service.component.annotations.Component;

/** Where archived calls are: their files go into each backup with the tables that list them. */
@Component
public final class ArchiveFolder implements BackupFolder {

    static final Path PATH =
            Path.of(System.getProperty("jackfield.data", System.getProperty("karaf.base", ".")), "archive");

    @Override
    public String name() {
        return "call-archive";
    }

    @Override
    public Path folder() {
        return PATH;
    }
}
