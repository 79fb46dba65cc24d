package org.jackfield.distribution.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.Digests;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.ledger.ExportedFile;
import org.jackfield.api.recording.ledger.ExportedRecording;
import org.jackfield.api.recording.ledger.LedgerProof;
import org.jackfield.api.recording.ledger.Manifest;

/**
 * Looks through an exported ZIP. Nothing is unpacked to disk. Of a manifest that no trusted key signed nothing is
 * believed, and then nothing else is opened; of a file no more is read than the manifest says it has.
 */
final class ExportCheck {

    private static final long MAX_MANIFEST = 1L << 30;

    private final PublicKeys trusted;
    private final Report report;

    ExportCheck(PublicKeys trusted, Report report) {
        this.trusted = trusted;
        this.report = report;
    }

    static boolean isExport(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    void check(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(ExportedFile.MANIFEST);
            if (entry == null) {
                report.add(Verdict.NOT_COVERED, file.toString(), Optional.empty(), "There is no " + ExportedFile.MANIFEST + " in it.");
                return;
            }
            Manifest manifest = read(zip, entry, Manifest.NOTHING);
            switch (manifest.answer()) {
                case GOOD -> {
                    report.add(Verdict.GENUINE, file.toString(), Optional.empty(), "export " + manifest.export() + " of " + manifest.at());
                    contents(zip, entry);
                }
                case WRONG -> report.add(Verdict.ALTERED, file.toString(), Optional.empty(), "The signature of its manifest does not fit.");
                case UNKNOWN_KEY -> report.add(Verdict.NOT_COVERED, file.toString(), Optional.empty(),
                        "It was signed with key " + manifest.signer() + ", which was not given.");
            }
        } catch (ZipException | IllegalArgumentException e) {
            report.add(Verdict.ALTERED, file.toString(), Optional.empty(), "It is not a ZIP file, or not a whole one.");
        } catch (ProblemException e) {
            report.add(Verdict.ALTERED, file + " " + ExportedFile.MANIFEST, Optional.empty(), e.problem().toLine());
        } catch (IOException e) {
            report.add(Verdict.UNREADABLE, file.toString(), Optional.empty(), e.toString());
        }
    }

    private Manifest read(ZipFile zip, ZipEntry entry, Manifest.Content content) throws IOException {
        try (InputStream in = new BoundedInput(zip.getInputStream(entry), MAX_MANIFEST)) {
            return Manifest.read(in, trusted, content);
        }
    }

    private void contents(ZipFile zip, ZipEntry manifest) throws IOException {
        Set<String> listed = new HashSet<>(Set.of(ExportedFile.MANIFEST));
        read(zip, manifest, new Manifest.Content() {
            @Override
            public void recording(ExportedRecording recording) throws IOException {
                listed.add(recording.audio().name());
                check(zip, recording);
            }

            @Override
            public void file(ExportedFile file) throws IOException {
                listed.add(file.name());
                Optional<String> fault = content(zip, file, Optional.empty());
                report.add(fault.isEmpty() ? Verdict.GENUINE : verdict(zip, file), file.name(), Optional.empty(), fault.orElse(""));
            }
        });
        Set<String> seen = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!seen.add(entry.getName())) {
                report.add(Verdict.ALTERED, entry.getName(), Optional.empty(), "There are two files of this name.");
            } else if (!entry.isDirectory() && !listed.contains(entry.getName())) {
                report.add(Verdict.NOT_COVERED, entry.getName(), Optional.empty(), "The manifest does not list it.");
            }
        }
    }

    private static Verdict verdict(ZipFile zip, ExportedFile file) {
        return zip.getEntry(file.name()) == null ? Verdict.MISSING : Verdict.ALTERED;
    }

    private void check(ZipFile zip, ExportedRecording recording) throws IOException {
        ExportedFile file = recording.audio();
        Optional<UUID> id = Optional.of(recording.recording());
        Optional<Finding> sealed = seal(recording);
        boolean exact = recording.form() == ExportedRecording.Form.EXACT && recording.seal().isPresent();
        Optional<WavAudio> wav = exact ? Optional.of(new WavAudio(recording.seal().get().seal())) : Optional.empty();
        Optional<String> fault = content(zip, file, wav);
        if (fault.isPresent()) {
            report.add(verdict(zip, file), file.name(), id, fault.get());
        } else if (sealed.isPresent()) {
            report.add(sealed.get().verdict(), file.name(), id, sealed.get().detail());
        } else {
            report.add(Verdict.GENUINE, file.name(), id, exact
                    ? "the sealed audio itself"
                    : "made from the sealed recording, as the site's signature says");
        }
    }

    private record Finding(Verdict verdict, String detail) {}

    /** What is wrong with a recording's seal and its place in the ledger; empty if nothing is. */
    private Optional<Finding> seal(ExportedRecording recording) {
        if (recording.seal().isEmpty()) {
            return Optional.of(new Finding(Verdict.NOT_COVERED, "It was not sealed when it was exported."));
        }
        var seal = recording.seal().get();
        if (!seal.seal().recording().equals(recording.recording())) {
            return Optional.of(new Finding(Verdict.ALTERED, "The seal is that of another recording."));
        }
        if (recording.proof().isEmpty()) {
            return answer(seal.check(trusted), "seal", seal.signer())
                    .or(() -> Optional.of(new Finding(Verdict.NOT_COVERED, "There is no proof that the ledger has it.")));
        }
        LedgerProof proof = recording.proof().get();
        return answer(seal.check(trusted), "seal", seal.signer())
                .or(() -> answer(proof.check(trusted), "proof", proof.head().signer()))
                .or(() -> proof.isOf(seal)
                        ? Optional.empty()
                        : Optional.of(new Finding(Verdict.ALTERED, "The ledger has another seal of this recording.")));
    }

    private static Optional<Finding> answer(PublicKeys.Answer answer, String what, String signer) {
        return switch (answer) {
            case GOOD -> Optional.empty();
            case WRONG -> Optional.of(new Finding(Verdict.ALTERED, "Its " + what + " does not fit."));
            case UNKNOWN_KEY -> Optional.of(new Finding(
                    Verdict.NOT_COVERED, "Its " + what + " was signed with key " + signer + ", which was not given."));
        };
    }

    /** What is wrong with the content of a file; empty if nothing is. */
    private static Optional<String> content(ZipFile zip, ExportedFile file, Optional<WavAudio> wav) throws IOException {
        ZipEntry entry = zip.getEntry(file.name());
        if (entry == null) {
            return Optional.of("It is not in the ZIP.");
        }
        MessageDigest digest = Digests.sha256();
        long left = file.bytes();
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] buffer = new byte[64 * 1024];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                left -= count;
                if (left < 0) {
                    return Optional.of("It is longer than it was.");
                }
                digest.update(buffer, 0, count);
                if (wav.isPresent()) {
                    wav.get().add(buffer, 0, count);
                }
            }
        } catch (ZipException e) {
            return Optional.of("Its compressed data is damaged.");
        }
        if (left > 0) {
            return Optional.of("It is shorter than it was.");
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
            return Optional.of("Its content was changed.");
        }
        return wav.flatMap(WavAudio::difference);
    }
}
