package org.jackfield.core.server.drives;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jackfield.api.health.StorageLocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out on which drives folders are. */
final class Drives {

    private static final Logger LOG = LoggerFactory.getLogger(Drives.class);

    private Drives() {}

    /** {@return the drives by name; a folder that cannot be reached is left out} */
    static List<Drive> of(Collection<? extends StorageLocation> locations) {
        Map<String, FileStore> stores = new TreeMap<>();
        Map<String, List<String>> holds = new TreeMap<>();
        for (StorageLocation location : locations) {
            try {
                FileStore store = Files.getFileStore(nearest(location.folder()));
                stores.putIfAbsent(store.toString(), store);
                holds.computeIfAbsent(store.toString(), name -> new ArrayList<>()).add(location.name());
            } catch (IOException | RuntimeException e) {
                LOG.debug("{} is out of reach", location.folder(), e);
            }
        }
        List<Drive> drives = new ArrayList<>();
        stores.forEach((name, store) -> {
            try {
                drives.add(new Drive(
                        name, holds.get(name).stream().sorted().toList(), store.getTotalSpace(), store.getUsableSpace()));
            } catch (IOException e) {
                LOG.debug("{} does not tell its size", name, e);
            }
        });
        return List.copyOf(drives);
    }

    private static Path nearest(Path folder) throws IOException {
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null) {
            throw new IOException("no part of " + folder + " is there");
        }
        return there;
    }
}
