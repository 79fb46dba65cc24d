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
import org.jackfield.core.deploy.Inspection.Found;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lies in deploy/; each file is looked into once, and again when it has changed. */
final class DeployFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DeployFolder.class);
    private static final int MOST = 1_000;

    private final Path folder;
    private final Publishers publishers;
    private final Map<Path, Inspected> inspected = new ConcurrentHashMap<>();
    private Map<Path, Stamp> before = Map.of();

    private record Stamp(long size, FileTime changed) {}

    private record Inspected(Stamp stamp, Found found) {}

    DeployFolder(Path folder, Publishers publishers) {
        this.folder = folder;
        this.publishers = publishers;
    }

    /** {@return what there is to say of a file; empty if it is not in this folder} */
    Optional<Dropped> look(Path file) {
        if (!folder.equals(file.getParent())) {
            return Optional.empty();
        }
        return stamp(file).map(stamp -> look(file, stamp));
    }

    private Dropped look(Path file, Stamp stamp) {
        Inspected known = inspected.get(file);
        if (known == null || !known.stamp().equals(stamp)) {
            known = new Inspected(stamp, Inspection.of(file));
            inspected.put(file, known);
        }
        Found found = known.found();
        Optional<String> objection = found.bringsCode() ? publishers.objection(found.signature()) : Optional.empty();
        return new Dropped(found.fault(), objection, Publishers.names(found.signature()));
    }

    /** {@return what lies here} What has changed since the last time is left for the next: it may be on its way yet. */
    Map<Path, Dropped> look() {
        Map<Path, Stamp> now = files();
        Map<Path, Dropped> dropped = new TreeMap<>();
        now.forEach((file, stamp) -> {
            if (stamp.equals(before.get(file))) {
                dropped.put(file, look(file, stamp));
            }
        });
        inspected.keySet().retainAll(now.keySet());
        before = now;
        return dropped;
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
            return attributes.isRegularFile() || attributes.isDirectory()
                    ? Optional.of(new Stamp(attributes.size(), attributes.lastModifiedTime()))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
