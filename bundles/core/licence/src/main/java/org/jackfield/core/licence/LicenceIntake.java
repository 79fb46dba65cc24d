package org.jackfield.core.licence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.feature.gate.LicenceFile;
import org.jackfield.api.feature.gate.LicenceFileService;
import org.jackfield.api.licence.format.LicenceFormat;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes a licence file from a page: examined by the gate first, then put into its folder as a whole or not at all. */
@Component(service = LicenceIntake.class)
public final class LicenceIntake {

    private static final String SUFFIX = ".licence";

    private final LicenceFileService files;
    private final SecurityService security;
    private final AuditService audit;

    /** Puts files into this gate's folder. */
    @Activate
    public LicenceIntake(
            @Reference LicenceFileService files, @Reference SecurityService security, @Reference AuditService audit) {
        this.files = files;
        this.security = security;
        this.audit = audit;
    }

    /**
     * Puts a licence into the folder; the gate finds it there within a second.
     *
     * @param content the file as it was sent
     * @param by who brings it; needs {@link LicencePermissions#INSTALL}
     * @return the name of the file in the folder
     * @throws ProblemException if it would not be in force here; nothing is changed then
     */
    public String take(byte[] content, Subject by) throws IOException {
        security.check(by, LicencePermissions.INSTALL, Target.SITE);
        if (content.length > LicenceFormat.MAX_BYTES) {
            throw ProblemException.invalid(
                    "licence.too-large", content.length + " bytes", "This is too large for a licence.",
                    "Choose the .licence file that you were sent.");
        }
        String name = "licence-" + Ids.next() + SUFFIX;
        place(content, name, () -> audit.record(AuditEvent.done(by, "web", "licence.install", name)));
        return name;
    }

    /**
     * Puts a licence into the folder in place of the file of this name; for whoever has asked whether that may be done and
     * writes it down.
     *
     * @throws ProblemException if it would not be in force here; nothing is changed then
     */
    public void place(byte[] content, String name) throws IOException {
        place(content, name, () -> {});
    }

    private void place(byte[] content, String name, Runnable before) throws IOException {
        // the gate leaves files alone that are still being written, by their name
        Path part = files.folder().resolve("upload-" + Ids.next() + ".part");
        try {
            write(part, content);
            LicenceFile finding = files.examine(part);
            if (finding.problem().isPresent()) {
                throw finding.problem().get().toException();
            }
            before.run();
            Files.move(
                    part, files.folder().resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content, StandardOpenOption.CREATE_NEW);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
