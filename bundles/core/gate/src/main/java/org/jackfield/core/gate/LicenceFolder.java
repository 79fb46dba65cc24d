package org.jackfield.core.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jackfield.api.feature.gate.LicenceFile;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.format.LicenceConditions;
import org.jackfield.api.licence.format.LicenceFormat;
import org.jackfield.api.licence.format.LicenceKeys;
import org.jackfield.api.licence.format.SignedLicence;
import org.jackfield.api.licence.format.TrustedKeys;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/** The folder of licences and the folder of trusted keys: which licence is in force, and what is wrong with the others. */
final class LicenceFolder {

    private static final int MAX_KEY_BYTES = 4096;
    private static final List<String> UNFINISHED = List.of("~", ".swp", ".tmp", ".part", ".partial", ".crdownload");

    /** What one scan found. */
    record Scan(List<LicenceFile> files, Optional<SiteLicence> inForce, Instant at) {

        Permits permits() {
            Optional<String> whyNone = files.stream()
                    .flatMap(file -> file.problem().stream())
                    .map(Problem::message)
                    .findFirst();
            return new Permits(inForce, at, whyNone);
        }
    }

    private final Path folder;
    private final Supplier<LicenceConditions> conditions;
    private final InstantSource clock;
    private final TimeWitness witness;
    private final Withdrawals withdrawals;
    private final WatchedFolder<PublicKey> keyFiles;
    private final WatchedFolder<SignedLicence> licenceFiles;
    private volatile TrustedKeys trusted = TrustedKeys.of(List.of());
    private volatile List<PublicKey> keys = List.of();

    LicenceFolder(
            Path folder,
            Path keyFolder,
            Supplier<LicenceConditions> conditions,
            InstantSource clock,
            TimeWitness witness,
            Withdrawals withdrawals) {
        this.folder = folder;
        this.conditions = conditions;
        this.clock = clock;
        this.witness = witness;
        this.withdrawals = withdrawals;
        this.keyFiles = new WatchedFolder<>(keyFolder, LicenceFolder::isKeyName, MAX_KEY_BYTES, LicenceFolder::readKey);
        this.licenceFiles =
                new WatchedFolder<>(folder, LicenceFolder::isLicenceName, LicenceFormat.MAX_BYTES, this::readLicence);
    }

    Path folder() {
        return folder;
    }

    /** Reads both folders and judges what is there. Belongs to one thread. */
    Scan scan() {
        SortedMap<String, WatchedFolder.Found<PublicKey>> keysFound = keyFiles.scan();
        List<PublicKey> keysNow = keysFound.values().stream()
                .filter(WatchedFolder.Found::good)
                .map(WatchedFolder.Found::value)
                .toList();
        if (!keysNow.equals(keys)) {
            keys = keysNow;
            trusted = TrustedKeys.of(keysNow);
            licenceFiles.forget();
        }
        Instant now = clock.instant();
        Map<String, LicenceFile> judged = new TreeMap<>();
        Map<String, SignedLicence> good = new TreeMap<>();
        licenceFiles.scan().forEach((name, found) -> {
            LicenceFile file = judge(name, found, now);
            judged.put(name, file);
            if (file.problem().isEmpty()) {
                good.put(name, found.value());
            }
        });
        Optional<String> inForce = good.entrySet().stream()
                .max(Map.Entry.<String, SignedLicence>comparingByValue(Comparator.comparing(one -> one.licence().issued()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
        inForce.ifPresent(name -> witness.observe(good.get(name).fingerprint(), now));
        return new Scan(
                files(judged, inForce, keysFound), inForce.map(name -> good.get(name).licence()), now);
    }

    /** Judges any file as if it lay in the folder. Any thread may call. */
    LicenceFile examine(Path path) {
        String name = path.getFileName().toString();
        Instant modified = Instant.EPOCH;
        try {
            modified = Files.getLastModifiedTime(path).toInstant();
            if (!Files.isRegularFile(path)) {
                return refused(name, modified, WatchedFolder.notAFile(), Optional.empty());
            }
            byte[] bytes;
            try (var in = Files.newInputStream(path)) {
                bytes = in.readNBytes(LicenceFormat.MAX_BYTES + 1);
            }
            return judge(name, new WatchedFolder.Found<>(readLicence(bytes), null, modified), clock.instant());
        } catch (ProblemException e) {
            return refused(name, modified, e.problem(), Optional.empty());
        } catch (IOException e) {
            Problem problem = new Problem(
                    "licence.unreadable",
                    Problem.Kind.NOT_FOUND,
                    e.toString(),
                    "The file cannot be read.",
                    "Check its path, and that the user that Jackfield runs as may read it.");
            return refused(name, modified, problem, Optional.empty());
        }
    }

    /** {@return the trusted keys as they were read last} Any thread may call. */
    List<PublicKey> keys() {
        return keys;
    }

    /** Puts a licence out of force for good. Any thread may call. */
    void withdraw(String text) {
        withdrawals.withdraw(readLicence(text.getBytes(StandardCharsets.UTF_8)).licence());
    }

    /** {@return whether it was} Any thread may call. */
    boolean withdrawn(String text) {
        return withdrawals.withdrawn(readLicence(text.getBytes(StandardCharsets.UTF_8)).licence());
    }

    private LicenceFile judge(String name, WatchedFolder.Found<SignedLicence> found, Instant now) {
        if (!found.good()) {
            return refused(name, found.modified(), found.problem(), Optional.empty());
        }
        SignedLicence signed = found.value();
        Optional<String> text = Optional.of(signed.text());
        try {
            withdrawals.check(signed.licence());
            conditions.get().check(signed.licence(), now, witness.lastSeen(signed.fingerprint()));
            return new LicenceFile(name, found.modified(), LicenceFile.State.IN_FORCE, Optional.empty(), text);
        } catch (ProblemException e) {
            return refused(name, found.modified(), e.problem(), text);
        }
    }

    private static List<LicenceFile> files(
            Map<String, LicenceFile> judged,
            Optional<String> inForce,
            SortedMap<String, WatchedFolder.Found<PublicKey>> keysFound) {
        List<LicenceFile> files = new ArrayList<>();
        inForce.ifPresent(name -> files.add(judged.get(name)));
        judged.forEach((name, file) -> {
            if (file.state() == LicenceFile.State.REFUSED) {
                files.add(file);
            } else if (!inForce.equals(Optional.of(name))) {
                files.add(new LicenceFile(
                        name, file.modified(), LicenceFile.State.SUPERSEDED, Optional.empty(), file.text()));
            }
        });
        keysFound.forEach((name, found) -> {
            if (!found.good()) {
                files.add(refused(name, found.modified(), found.problem(), Optional.empty()));
            }
        });
        return List.copyOf(files);
    }

    private static LicenceFile refused(String name, Instant modified, Problem problem, Optional<String> text) {
        Problem named = new Problem(
                problem.code(), problem.kind(), name + ": " + problem.input(), problem.message(), problem.remedy());
        return new LicenceFile(name, modified, LicenceFile.State.REFUSED, Optional.of(named), text);
    }

    private SignedLicence readLicence(byte[] bytes) {
        SignedLicence signed = LicenceFormat.read(bytes);
        trusted.check(signed);
        return signed;
    }

    private static PublicKey readKey(byte[] bytes) {
        return LicenceKeys.publicKey(new String(bytes, StandardCharsets.US_ASCII));
    }

    private static boolean isKeyName(String name) {
        return !name.startsWith(".") && (name.endsWith(".pub") || name.endsWith(".pem"));
    }

    private static boolean isLicenceName(String name) {
        return !name.startsWith(".")
                && !name.toUpperCase(Locale.ROOT).startsWith("README")
                && UNFINISHED.stream().noneMatch(name::endsWith);
    }
}
