package org.jackfield.core.deploy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files in deploy/ and what is wrong with them; each is looked into once, and again when it has changed. */
final class DeployFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DeployFolder.class);
    private static final int MOST = 1_000;

    private final Path folder;
    private final Map<Path, Inspected> inspected = new ConcurrentHashMap<>();
    private Map<Path, Stamp> before = Map.of();

    private record Stamp(long size, FileTime changed) {}

    private record Inspected(Stamp stamp, Optional<String> fault) {}

    DeployFolder(Path folder) {
        this.folder = folder;
    }

    /** {@return what is wrong with a file of this folder; empty if nothing is, or if it is none of ours} */
    Optional<String> fault(Path file) {
        if (!folder.equals(file.getParent())) {
            return Optional.empty();
        }
        return stamp(file).flatMap(stamp -> fault(file, stamp));
    }

    private Optional<String> fault(Path file, Stamp stamp) {
        Inspected known = inspected.get(file);
        if (known == null || !known.stamp().equals(stamp)) {
            known = new Inspected(stamp, Inspection.fault(file));
            inspected.put(file, known);
        }
        return known.fault();
    }

    /**
     * {@return the files that cannot be used, with what is wrong with each} A file that has changed since the last time is
     * left for the next: it may be on its way yet.
     */
    Map<Path, String> faults() {
        Map<Path, Stamp> now = files();
        Map<Path, String> faults = new TreeMap<>();
        now.forEach((file, stamp) -> {
            if (stamp.equals(before.get(file))) {
                fault(file, stamp).ifPresent(fault -> faults.put(file, fault));
            }
        });
        inspected.keySet().retainAll(now.keySet());
        before = now;
        return faults;
    }

    private Map<Path, Stamp> files() {
        Map<Path, Stamp> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (found.size() == MOST) {
                    break;
                }
                if (!file.getFileName().toString().startsWith(".")) {
                    stamp(file).ifPresent(stamp -> found.put(file, stamp));
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("There is no {}", folder);
        } catch (IOException e) {
            LOG.debug("{} cannot be read now", folder, e);
        }
        return found;
    }

    private static Optional<Stamp> stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new Stamp(attributes.size(), attributes.lastModifiedTime()))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
