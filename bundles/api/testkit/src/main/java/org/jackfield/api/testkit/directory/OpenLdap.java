package org.jackfield.api.testkit.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jackfield.api.security.DirectoryServer;
import org.jackfield.api.security.DirectoryServer.Encryption;
import org.jackfield.api.security.Secret;

/** A real OpenLDAP on this machine alone, for as long as a test wants it. Its reader is {@code cn=reader,dc=example,dc=org}. */
public final class OpenLdap implements AutoCloseable {

    private static final Path SLAPD = Path.of("/usr/sbin/slapd");
    /** Where everything in it stands. */
    public static final String BASE = "dc=example,dc=org";

    private static final int PATIENCE_SECONDS = 10;


    private final Path folder;
    private final int ldap = freePort();
    private final int ldaps = freePort();
    private final Process server;
    private final String certificate;

    /**
     * Starts it.
     *
     * @param folder empty, for its files
     * @param certificateName whom its certificate names
     * @param ldif what is in it below {@link #BASE}
     */
    public OpenLdap(Path folder, String certificateName, String ldif) {
        if (!Files.isExecutable(SLAPD)) {
            throw new IllegalStateException("OpenLDAP is needed: apt install slapd, or ./jackfield verify");
        }
        this.folder = folder;
        try {
            Files.createDirectory(folder.resolve("db"));
            run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem",
                    "-days", "2", "-subj", "/CN=" + certificateName, "-addext", "subjectAltName=DNS:" + certificateName);
            certificate = Files.readString(folder.resolve("cert.pem"));
            Files.writeString(folder.resolve("slapd.conf"), configuration());
            Files.writeString(folder.resolve("people.ldif"), root() + ldif);
            run(SLAPD.toString(), "-Tadd", "-f", "slapd.conf", "-l", "people.ldif");
            server = new ProcessBuilder(
                            SLAPD.toString(), "-f", "slapd.conf", "-d", "0", "-h",
                            "ldap://127.0.0.1:" + ldap + " ldaps://127.0.0.1:" + ldaps)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("slapd.log").toFile())
                    .start();
            awaitPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@return its certificate in PEM} */
    public String certificate() {
        return certificate;
    }

    /** {@return how it is reached, trusting its certificate} */
    public DirectoryServer settings(Encryption encryption) {
        return settings(encryption, certificate, "secret");
    }

    /** {@return how it is reached, trusting certificates in PEM and with a password that may be wrong} */
    public DirectoryServer settings(Encryption encryption, String trusted, String password) {
        return new DirectoryServer(
                "localhost", encryption == Encryption.LDAPS ? ldaps : ldap, encryption, trusted, "cn=reader," + BASE,
                new Secret(password), "ou=people," + BASE);
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing is answered in the clear; only the reader sees people. */
    private String configuration() {
        return Stream.concat(
                        Stream.of("core", "cosine", "inetorgperson").map(name -> "include /etc/ldap/schema/" + name + ".schema"),
                        Stream.of(
                                "modulepath /usr/lib/ldap",
                                "moduleload back_mdb",
                                "pidfile " + folder.resolve("slapd.pid"),
                                "TLSCertificateFile " + folder.resolve("cert.pem"),
                                "TLSCertificateKeyFile " + folder.resolve("key.pem"),
                                "security ssf=128",
                                "database mdb",
                                "suffix \"" + BASE + "\"",
                                "directory " + folder.resolve("db"),
                                "rootdn \"cn=reader," + BASE + "\"",
                                "rootpw secret",
                                "access to attrs=userPassword by anonymous auth by * none",
                                "access to * by * none"))
                .reduce("", (text, line) -> text + line + "\n");
    }

    private static String root() {
        return "dn: " + BASE + "\nobjectClass: dcObject\nobjectClass: organization\ndc: example\no: Example\n\n"
                + unit("ou=people," + BASE);
    }

    /** {@return an organizational unit in LDIF} */
    public static String unit(String distinguishedName) {
        String name = distinguishedName.substring("ou=".length(), distinguishedName.indexOf(','));
        return "dn: " + distinguishedName + "\nobjectClass: organizationalUnit\nou: " + name + "\n\n";
    }

    private void awaitPort() throws IOException, InterruptedException {
        for (int i = 0; i < 200; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ldaps)) {
                return;
            } catch (IOException notYet) {
                if (server.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("slapd ended: " + Files.readString(folder.resolve("slapd.log")));
                }
            }
        }
        throw new IllegalStateException("slapd does not answer");
    }

    private void run(String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("command.log");
        Process process = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Arrays.toString(command) + ": " + Files.readString(log));
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
