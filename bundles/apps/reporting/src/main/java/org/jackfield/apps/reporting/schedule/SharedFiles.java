package org.jackfield.apps.reporting.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jackfield.api.shares.ShareFolder;
import org.jackfield.api.shares.SharePath;
import org.jackfield.api.shares.ShareService;

/** Delivers files to a network share: each whole or not at all, one of the same name is replaced. */
record SharedFiles(ShareService shares) {

    void deliver(Delivery delivery, List<ReportFile> files) throws IOException {
        try (ShareFolder folder = shares.open(delivery.share(), SharePath.of(delivery.folder()))) {
            for (ReportFile file : files) {
                folder.write(SharePath.checkName(file.name()), out -> Files.copy(file.content(), out));
            }
        }
    }
}
