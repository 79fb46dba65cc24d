package org.jackfield.api.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the test's own, from the machine's {@code postgresql} package, in a temporary folder on a free
 * loopback port.
 *
 * <p>It ends with the JVM, even if that is killed. Run by root it runs as the user {@code postgres}, for the server
 * refuses root. It does not sync to disk.
 */
public final class PostgresServer implements AutoCloseable {

    private static final long START_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private static PostgresServer shared;

    private final Path bin;
    private final Path folder;
    private final int port;
    private Process server;

    private PostgresServer(Path bin, Path folder, int port) {
        this.bin = bin;
        this.folder = folder;
        this.port = port;
    }

    /** {@return one server for all tests of this JVM, started when first asked for; do not stop it} */
    public static synchronized PostgresServer shared() {
        if (shared == null) {
            PostgresServer server = create();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "postgres-stop"));
            server.start();
            shared = server;
        }
        return shared;
    }

    /** {@return a server that is set up and not started} */
    public static PostgresServer create() {
        try {
            Path folder = Files.createTempDirectory("jackfield-postgres-");
            PostgresServer server = new PostgresServer(binaries(), folder, freePort());
            server.initialise();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the server and returns when it answers. */
    public synchronized void start() {
        // The shell holds our pipe: when this JVM ends, however it ends, the pipe closes and the server is stopped.
        String script = "exec 3<&0; '" + bin.resolve("postgres") + "' -D '" + data() + "' -p " + port
                + " -h 127.0.0.1 -k '' -F -c max_connections=40 -c shared_buffers=16MB </dev/null 3<&- & p=$!;"
                + " (cat <&3 >/dev/null; kill -QUIT $p) & wait $p; kill $! 2>/dev/null";
        try {
            server = asServerUser("sh", "-c", script)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitAnswer();
    }

    /** Ends the server at once, as a crash would. */
    public synchronized void crash() {
        if (server == null) {
            return;
        }
        try {
            server.getOutputStream().close();
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.destroyForcibly();
        }
        server = null;
    }

    /** {@return the JDBC address of a database on this server; it listens there whenever it runs} */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** {@return the database user; it needs no password} */
    public String user() {
        return "jackfield";
    }

    /** {@return a connection to a database on this server} */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), user(), "");
    }

    @Override
    public void close() {
        crash();
        try {
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void initialise() throws IOException {
        if (isRoot()) {
            run(new ProcessBuilder("chown", "postgres", folder.toString()));
        }
        run(asServerUser(
                bin.resolve("initdb").toString(), "-D", data().toString(), "-U", user(), "-A", "trust", "-E", "UTF8",
                "--locale=C.UTF-8", "--no-sync"));
    }

    private ProcessBuilder asServerUser(String... command) {
        List<String> all = new ArrayList<>();
        if (isRoot()) {
            all.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        all.addAll(List.of(command));
        return new ProcessBuilder(all).directory(folder.toFile());
    }

    private void run(ProcessBuilder command) throws IOException {
        Path log = folder.resolve("initdb.log");
        Process process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command.command() + " failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + START_TIMEOUT_NANOS;
        while (true) {
            try (Connection connection = connect("postgres")) {
                return;
            } catch (SQLException e) {
                if (!server.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("PostgreSQL did not start, see " + folder.resolve("server.log"), e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path binaries() throws IOException {
        String named = System.getenv("JACKFIELD_POSTGRES_BIN");
        if (named != null) {
            return Path.of(named);
        }
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                return versions.map(version -> version.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                        .max(Comparator.comparing(bin -> Integer.valueOf(bin.getParent().getFileName().toString())))
                        .orElseThrow(PostgresServer::missing);
            }
        }
        throw missing();
    }

    private static IllegalStateException missing() {
        return new IllegalStateException("These tests need a PostgreSQL server: apt-get install postgresql,"
                + " or say where its initdb is in JACKFIELD_POSTGRES_BIN.");
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
