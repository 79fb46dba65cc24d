package org.jackfield.distribution.sbom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where a part is, and what its bytes are if it lies there as it was published. */
final class Found {

    private final SortedSet<String> places = new TreeSet<>();
    private String sha256 = "";

    Found in(Path place) {
        places.add(place.toString().replace('\\', '/'));
        return this;
    }

    void whole(Path file) throws IOException {
        try {
            sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** {@return the jars that are it or hold it, below the installation} */
    SortedSet<String> places() {
        return places;
    }

    /** {@return the digest of the jar that is it; empty if it was only taken into others} */
    String sha256() {
        return sha256;
    }
}
