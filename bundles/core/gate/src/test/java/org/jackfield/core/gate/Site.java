package org.jackfield.core.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.format.LicenceFormat;
import org.jackfield.api.licence.format.LicenceKeys;

/** The folders of an installation, and the issuer it trusts. */
final class Site {

    final Path root;
    final Path licences;
    final Path keys;
    final Path state;
    final Path marks;
    final KeyPair issuer;

    Site(Path root) throws IOException, GeneralSecurityException {
        this.root = root;
        licences = Files.createDirectories(root.resolve("etc/licence"));
        keys = Files.createDirectories(root.resolve("etc/licence-keys"));
        state = root.resolve("data/gate");
        marks = Files.createDirectories(root.resolve("marks"));
        issuer = LicenceKeys.generate();
        Files.writeString(keys.resolve("issuer.pub"), LicenceKeys.toPem(issuer.getPublic()));
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    static SiteLicence licence(Instant issued, Grant... grants) {
        return licence(issued, Optional.empty(), Optional.empty(), grants);
    }

    static SiteLicence licence(
            Instant issued, Optional<String> machine, Optional<Instant> expires, Grant... grants) {
        return new SiteLicence(
                "Example Ltd",
                "100234",
                "55-0192",
                Optional.empty(),
                Optional.empty(),
                new LicensedVersion(1, 0),
                Optional.of(LocalDate.parse("2030-01-01")),
                machine,
                issued,
                expires,
                List.of(grants));
    }

    byte[] signed(SiteLicence licence) throws GeneralSecurityException {
        return LicenceFormat.sign(licence, issuer);
    }

    /** Drops a licence in, the way a file manager does: written elsewhere, then moved. */
    void drop(String name, SiteLicence licence) throws IOException, GeneralSecurityException {
        Path elsewhere = root.resolve(name + ".new");
        Files.write(elsewhere, signed(licence));
        Files.move(elsewhere, licences.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    void withdraw(String name) throws IOException {
        Files.delete(licences.resolve(name));
    }

    /** {@return what the activator of a bundle left} */
    List<String> marksOf(String bundle) throws IOException {
        Path file = marks.resolve(bundle);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
