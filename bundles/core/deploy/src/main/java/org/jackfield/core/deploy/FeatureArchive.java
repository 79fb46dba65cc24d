package org.jackfield.core.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jackfield.core.deploy.Inspection.FaultException;

/** A .kar: an archive with bundles and the list of features that they make. */
final class FeatureArchive {

    private static final String REPOSITORY = "repository/";
    private static final String ELSEWHERE = "Karaf-Feature-Repos";

    private FeatureArchive() {}

    static void check(Path file) throws FaultException, IOException {
        try (JarFile kar = new JarFile(file.toFile(), false)) {
            Manifest manifest = BundleManifest.manifestOf(kar);
            boolean found = manifest != null && manifest.getMainAttributes().getValue(ELSEWHERE) != null;
            Enumeration<JarEntry> entries = kar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().startsWith(REPOSITORY) && entry.getName().endsWith(".xml")) {
                    found |= isListOfFeatures(kar, entry);
                }
            }
            if (!found) {
                throw new FaultException("holds no list of features under " + REPOSITORY);
            }
        }
    }

    private static boolean isListOfFeatures(JarFile kar, JarEntry entry) throws FaultException, IOException {
        try (InputStream in = kar.getInputStream(entry)) {
            return Xml.rootOf(in).equals("features");
        } catch (FaultException e) {
            throw new FaultException("holds " + entry.getName() + ", which " + e.getMessage(), e);
        }
    }
}
