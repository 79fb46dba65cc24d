package org.jackfield.core.security.directory;

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

/** A real OpenLDAP on this machine alone, with three people, for as long as a test wants it. */
final class OpenLdap implements AutoCloseable {

    private static final Path SLAPD = Path.of("/usr/sbin/slapd");
    private static final String BASE = "dc=example,dc=org";

    private final Path folder;
    private final int ldap = freePort();
    private final int ldaps = freePort();
    private final Process server;
    final String certificate;

    /**
     * Starts it.
     *
     * @param certificateName whom its certificate names
     */
    OpenLdap(Path folder, String certificateName) {
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
            Files.writeString(folder.resolve("people.ldif"), people());
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

    /** {@return how it is reached, trusting its certificate} */
    DirectoryServer settings(Encryption encryption) {
        return settings(encryption, certificate, "secret");
    }

    DirectoryServer settings(Encryption encryption, String trusted, String password) {
        return new DirectoryServer(
                "localhost", encryption == Encryption.LDAPS ? ldaps : ldap, encryption, trusted, "cn=reader," + BASE,
                new Secret(password), "ou=people," + BASE);
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
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

    private static String people() {
        return "dn: " + BASE + "\nobjectClass: dcObject\nobjectClass: organization\ndc: example\no: Example\n\n"
                + "dn: ou=people," + BASE + "\nobjectClass: organizationalUnit\nou: people\n\n"
                + person("ann", "Ann's Password 1") + person("bob", "Bob's Password 1") + person("o'brien*(x)", "Third 1")
                + "dn: ou=former," + BASE + "\nobjectClass: organizationalUnit\nou: former\n\n"
                + person("old", "Old 1").replace("ou=people", "ou=former");
    }

    private static String person(String uid, String password) {
        return "dn: cn=" + uid.replaceAll("[^a-z]", "") + ",ou=people," + BASE
                + "\nobjectClass: inetOrgPerson\ncn: " + uid.replaceAll("[^a-z]", "") + "\nsn: x\nuid: " + uid
                + "\nuserPassword: " + password + "\n\n";
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
