package org.jackfield.core.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jackfield.core.deploy.Inspection.FaultException;

/**
 * Who vouches for an archive, by the signature that {@code jarsigner} makes.
 *
 * @param chains the certificates of each who signed all of it, the signer's own first; empty if nobody did
 * @param leftover whether there is a signature that does not count
 */
record Signature(Set<List<X509Certificate>> chains, boolean leftover) {

    /** What is signed by nobody. */
    static final Signature NONE = new Signature(Set.of(), false);

    private static final int BLOCK = 64 * 1024;
    private static final Pattern PART = Pattern.compile("META-INF/([^/]+\\.(SF|RSA|DSA|EC)|SIG-[^/]+|MANIFEST\\.MF)");

    /**
     * Reads the whole of an archive whose size and manifest have been looked at.
     *
     * @throws FaultException if it is not what was signed
     */
    static Signature of(Path file) throws FaultException, IOException {
        try (JarFile jar = new JarFile(file.toFile(), true)) {
            if (jar.stream().noneMatch(entry -> upper(entry).endsWith(".SF"))) {
                return NONE;
            }
            Set<CodeSigner> common = null;
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (!entry.isDirectory() && !PART.matcher(upper(entry)).matches()) {
                    Set<CodeSigner> signers = signers(jar, entry);
                    if (common == null) {
                        common = new HashSet<>(signers);
                    } else if (common.isEmpty() != signers.isEmpty()) {
                        throw new FaultException("holds files that its publisher did not sign (" + entry.getName() + ")");
                    }
                    common.retainAll(signers);
                }
            }
            if (common == null || common.isEmpty()) {
                return new Signature(Set.of(), true);
            }
            checkWhole(jar);
            return new Signature(chains(common), false);
        } catch (SecurityException e) {
            throw new FaultException("was changed after its publisher signed it (" + e.getMessage() + ")", e);
        }
    }

    private static String upper(JarEntry entry) {
        return entry.getName().toUpperCase(Locale.ROOT);
    }

    /** Known once every byte has been read. */
    private static Set<CodeSigner> signers(JarFile jar, JarEntry entry) throws IOException {
        byte[] block = new byte[BLOCK];
        try (InputStream in = jar.getInputStream(entry)) {
            while (in.read(block) >= 0) {
                // the digest is taken on the way
            }
        }
        CodeSigner[] signers = entry.getCodeSigners();
        return signers == null ? Set.of() : new HashSet<>(Arrays.asList(signers));
    }

    /** A signature says nothing of what was taken away; the manifest still names it. */
    private static void checkWhole(JarFile jar) throws FaultException, IOException {
        Manifest manifest = jar.getManifest();
        for (String name : manifest.getEntries().keySet()) {
            if (jar.getEntry(name) == null) {
                throw new FaultException("lacks a file that its publisher signed (" + name + ")");
            }
        }
    }

    private static Set<List<X509Certificate>> chains(Set<CodeSigner> signers) {
        Set<List<X509Certificate>> chains = new HashSet<>();
        for (CodeSigner signer : signers) {
            chains.add(signer.getSignerCertPath().getCertificates().stream()
                    .map(X509Certificate.class::cast)
                    .toList());
        }
        return Collections.unmodifiableSet(chains);
    }
}
