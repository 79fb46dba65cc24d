package org.jackfield.distribution.sbom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * What is in a jar and in the jars within it.
 *
 * @param contents its files, but for what is about the jar itself
 * @param named what Maven's notes in it say that it is made of
 */
record Jar(Set<Content> contents, Set<Part> named) {

    private static final String CLASS = ".class";

    /**
     * A file of a jar.
     *
     * @param name with its folders
     * @param crc of its bytes
     */
    record Content(String name, long crc) {

        /** {@return whether it is code of a package that is not of this project} */
        boolean isForeignCode() {
            return name.endsWith(CLASS) && !name.startsWith("org/jackfield/");
        }
    }

    /** Reads one. */
    static Jar read(Path file) throws IOException {
        Jar jar = new Jar(new HashSet<>(), new TreeSet<>());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (tells(entry.getName())) {
                    jar.contents.add(new Content(entry.getName(), entry.getCrc()));
                } else {
                    try (InputStream in = zip.getInputStream(entry)) {
                        jar.open(entry.getName(), in);
                    }
                }
            }
        }
        return jar;
    }

    private void open(String name, InputStream in) throws IOException {
        if (name.endsWith(".jar")) {
            within(new ZipInputStream(in));
        } else if (name.startsWith("META-INF/maven/") && name.endsWith("/pom.properties")) {
            Properties note = new Properties();
            note.load(in);
            Part.of(note).ifPresent(named::add);
        }
    }

    /** Only a jar on its own says the check sums of its files before they are read. */
    private void within(ZipInputStream zip) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (tells(entry.getName())) {
                CRC32 crc = new CRC32();
                crc.update(zip.readAllBytes());
                contents.add(new Content(entry.getName(), crc.getValue()));
            } else {
                open(entry.getName(), zip);
            }
        }
    }

    /** Whether a file tells where it was taken from: those that every jar has do not. */
    private static boolean tells(String name) {
        return name.contains("/")
                && !name.endsWith("/")
                && !name.endsWith(".jar")
                && !name.endsWith("module-info" + CLASS)
                && (!name.startsWith("META-INF/") || name.endsWith(CLASS));
    }
}
