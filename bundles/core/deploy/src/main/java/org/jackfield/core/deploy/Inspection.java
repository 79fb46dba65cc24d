package org.jackfield.core.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Says what is wrong with a file that somebody dropped in, before the container tries to install it: the container either
 * keeps silent or shows the inside of its own code.
 */
final class Inspection {

    /** Much more than any feature holds: whoever packs more into a file means to fill the memory or the disk. */
    private static final long MAX_UNPACKED = 2L << 30;
    private static final int BLOCK = 64 * 1024;

    private Inspection() {}

    /** A file cannot be used, and why. */
    static final class FaultException extends Exception {

        private static final long serialVersionUID = 1L;

        FaultException(String why) {
            super(why);
        }

        FaultException(String why, Exception cause) {
            super(why, cause);
        }
    }

    /** {@return what is wrong with a file, as part of a sentence that begins with "it"; empty if nothing is} */
    static Optional<String> fault(Path file) {
        try {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".jar")) {
                archive(file);
                BundleManifest.check(file);
            } else if (name.endsWith(".kar")) {
                archive(file);
                FeatureArchive.check(file);
            } else if (name.endsWith(".xml")) {
                try (InputStream in = Files.newInputStream(file)) {
                    Xml.rootOf(in);
                }
            }
            return Optional.empty();
        } catch (FaultException e) {
            return Optional.of(e.getMessage());
        } catch (IOException e) {
            return Optional.of("cannot be read (" + e.getMessage() + ")");
        }
    }

    /** Every byte is looked at: one that was changed on the way would otherwise show in some class much later. */
    private static void archive(Path file) throws FaultException {
        byte[] block = new byte[BLOCK];
        long unpacked = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (Path.of("/" + entry.getName()).normalize().getNameCount() < Path.of(entry.getName()).getNameCount()) {
                    throw new FaultException("holds an entry that would leave its folder (" + entry.getName() + ")");
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(block); read >= 0; read = in.read(block)) {
                        unpacked += read;
                        if (unpacked > MAX_UNPACKED) {
                            throw new FaultException("holds more than 2 GB");
                        }
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new FaultException("is no archive, or not a whole one (" + e.getMessage() + ")", e);
        }
    }
}
