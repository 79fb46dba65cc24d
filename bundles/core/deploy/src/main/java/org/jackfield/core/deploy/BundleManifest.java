package org.jackfield.core.deploy;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.core.deploy.Inspection.FaultException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** The manifest of a jar, as far as a bundle cannot be installed if it is wrong. A jar that is no bundle is none's fault. */
final class BundleManifest {

    private static final Pattern NAME = Pattern.compile("[\\w-]+(\\.[\\w-]+)*\\s*(;.*)?");
    private static final Pattern RANGE = Pattern.compile("version=\"([^\"]*)\"");
    private static final List<String> CLAUSES = List.of(
            Constants.IMPORT_PACKAGE, Constants.EXPORT_PACKAGE, Constants.REQUIRE_BUNDLE,
            Constants.REQUIRE_CAPABILITY, Constants.PROVIDE_CAPABILITY, Constants.FRAGMENT_HOST);

    private static final int MEBIBYTE = 1 << 20;
    /** Far more than any bundle needs, and nothing to a heap of 192 MiB. */
    private static final int MOST_BYTES = 4 * MEBIBYTE;

    private BundleManifest() {}

    static void check(Path file) throws FaultException, IOException {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            Manifest manifest = manifestOf(jar);
            if (manifest == null || manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) == null) {
                return;
            }
            check(manifest.getMainAttributes());
        } catch (IOException e) {
            throw new FaultException("has a manifest that cannot be read (" + e.getMessage() + ")", e);
        }
        try (JarInputStream jar = new JarInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (jar.getManifest() == null) {
                throw new FaultException("was packed without its manifest in front");
            }
        }
    }

    /** {@return the manifest of an archive, null if it has none; one that is too large to be one is a fault} */
    static Manifest manifestOf(JarFile archive) throws FaultException, IOException {
        JarEntry entry = archive.getJarEntry(JarFile.MANIFEST_NAME);
        if (entry == null) {
            return null;
        }
        try (InputStream in = archive.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new FaultException("has a manifest of more than " + MOST_BYTES / MEBIBYTE + " MiB");
            }
            return new Manifest(new ByteArrayInputStream(bytes));
        }
    }

    private static void check(Attributes headers) throws FaultException {
        String name = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
        if (!NAME.matcher(name).matches()) {
            throw wrong(Constants.BUNDLE_SYMBOLICNAME, name, null);
        }
        String version = headers.getValue(Constants.BUNDLE_VERSION);
        try {
            Version.parseVersion(version);
        } catch (IllegalArgumentException e) {
            throw wrong(Constants.BUNDLE_VERSION, version, e);
        }
        for (String header : CLAUSES) {
            String clauses = headers.getValue(header);
            if (clauses != null) {
                checkClauses(header, clauses);
            }
        }
    }

    private static void checkClauses(String header, String clauses) throws FaultException {
        if (clauses.isBlank() || clauses.replace("\\\"", "").chars().filter(c -> c == '"').count() % 2 != 0) {
            throw wrong(header, clauses, null);
        }
        if (header.equals(Constants.IMPORT_PACKAGE) || header.equals(Constants.EXPORT_PACKAGE)) {
            for (Matcher range = RANGE.matcher(clauses); range.find();) {
                try {
                    VersionRange.valueOf(range.group(1));
                } catch (IllegalArgumentException e) {
                    throw wrong(header, range.group(), e);
                }
            }
        }
    }

    private static FaultException wrong(String header, String value, Exception cause) {
        String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return new FaultException("has a manifest with a wrong " + header + " (" + shown + ")", cause);
    }
}
