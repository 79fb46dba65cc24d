package org.jackfield.core.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
    private static final byte[] ARCHIVE = {'P', 'K'};

    /** What a list of features consists of that only names some which the installation has. */
    private static final Set<String> NAMES_ONLY = Set.of("features", "feature", "name", "description", "details");

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

    /**
     * What was found.
     *
     * @param fault what is wrong with the file, as part of a sentence that begins with "it"; empty if nothing is
     * @param bringsCode whether it can bring code along, so that it matters who made it
     * @param signature who vouches for it
     */
    record Found(Optional<String> fault, boolean bringsCode, Signature signature) {

        private static Found archive(Signature signature) {
            return new Found(Optional.empty(), true, signature);
        }

        private static Found fault(String fault) {
            return new Found(Optional.of(fault), false, Signature.NONE);
        }
    }

    /** {@return what there is to say of a file or folder} */
    static Found of(Path file) {
        try {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            if (Files.isDirectory(file)) {
                return Found.archive(Signature.NONE);
            } else if (name.endsWith(".jar")) {
                archive(file);
                BundleManifest.check(file);
                return Found.archive(Signature.of(file));
            } else if (name.endsWith(".kar")) {
                archive(file);
                FeatureArchive.check(file);
                return Found.archive(Signature.of(file));
            } else if (name.endsWith(".xml")) {
                try (InputStream in = Files.newInputStream(file)) {
                    return new Found(Optional.empty(), !NAMES_ONLY.containsAll(Xml.elementsOf(in)), Signature.NONE);
                }
            }
            return new Found(Optional.empty(), looksLikeArchive(file), Signature.NONE);
        } catch (FaultException e) {
            return Found.fault(e.getMessage());
        } catch (IOException e) {
            return Found.fault("cannot be read (" + e.getMessage() + ")");
        }
    }

    /** An installer may take it whatever it is called. */
    private static boolean looksLikeArchive(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ARCHIVE.length), ARCHIVE);
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
