package org.jackfield.core.licence.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jackfield.api.feature.gate.LicenceFile;
import org.jackfield.api.feature.gate.LicenceFileService;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.format.LicenceConditions;
import org.jackfield.api.licence.format.LicenceFormat;
import org.jackfield.api.licence.format.SignedLicence;
import org.jackfield.api.licence.format.TrustedKeys;
import org.jackfield.api.problem.ProblemException;

/** Judges licence files by the rules of the API as the gate does, without a framework around it. */
final class TestGate implements LicenceFileService {

    Set<String> machines;
    Instant now;
    boolean diskIsFull;
    private final Path folder;
    private final PublicKey issuer;
    private final List<SiteLicence> withdrawn = new ArrayList<>();

    TestGate(Path folder, PublicKey issuer, String machine, Instant now) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.issuer = issuer;
        this.machines = Set.of(machine);
        this.now = now;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public List<LicenceFile> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(this::examine).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Instant lastRead() {
        return now;
    }

    @Override
    public LicenceFile examine(Path file) {
        String name = file.getFileName().toString();
        try {
            String text = Files.readString(file);
            SignedLicence signed = read(text);
            try {
                if (isWithdrawn(signed.licence())) {
                    throw ProblemException.invalid("licence.deactivated", "", "deactivated", "");
                }
                new LicenceConditions(machines, new LicensedVersion(1, 0), LocalDate.parse("2026-11-21"))
                        .check(signed.licence(), now, Instant.MIN);
                return new LicenceFile(name, now, LicenceFile.State.IN_FORCE, Optional.empty(), Optional.of(text));
            } catch (ProblemException e) {
                return new LicenceFile(
                        name, now, LicenceFile.State.REFUSED, Optional.of(e.problem()), Optional.of(text));
            }
        } catch (ProblemException e) {
            return new LicenceFile(name, now, LicenceFile.State.REFUSED, Optional.of(e.problem()), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SignedLicence read(String text) {
        SignedLicence signed = LicenceFormat.read(text.getBytes(StandardCharsets.UTF_8));
        TrustedKeys.of(List.of(issuer)).check(signed);
        return signed;
    }

    private boolean isWithdrawn(SiteLicence licence) {
        return withdrawn.stream().anyMatch(one -> one.siteId().equals(licence.siteId())
                && one.serial().equals(licence.serial()) && !licence.issued().isAfter(one.issued()));
    }

    @Override
    public Set<String> machines() {
        return machines;
    }

    @Override
    public List<PublicKey> trustedKeys() {
        return List.of(issuer);
    }

    @Override
    public String version() {
        return "1.0";
    }

    @Override
    public void withdraw(String licence) {
        if (diskIsFull) {
            throw ProblemException.unavailable("licence.withdrawal", "", "no room", "");
        }
        withdrawn.add(read(licence).licence());
    }

    @Override
    public boolean withdrawn(String licence) {
        return isWithdrawn(read(licence).licence());
    }
}
