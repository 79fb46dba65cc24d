package org.jackfield.api.testkit.shares;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Samba, run by the test on a port of the loopback as an ordinary process. Its shares are {@code data} and {@code locked}. */
public final class Samba implements AutoCloseable {

    /** The password of {@link #user()}. */
    public static final String PASSWORD = "Hush-2026";

    private final String user = System.getProperty("user.name");
    private final int port;
    private final Path shared;
    private final Path folder;
    private final Path conf;
    private Process process;

    /**
     * Starts it.
     *
     * @param folder for its files
     */
    public Samba(Path folder) throws Exception {
        this.folder = folder;
        shared = Files.createDirectories(folder.resolve("shared"));
        for (String each : List.of("private", "state", "cache", "lock", "pid", "rpc", "log")) {
            Files.createDirectories(folder.resolve(each));
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        conf = Files.writeString(folder.resolve("smb.conf"), """
                [global]
                  server role = standalone server
                  interfaces = 127.0.0.1
                  bind interfaces only = yes
                  smb ports = %2$d
                  disable netbios = yes
                  load printers = no
                  private dir = %1$s/private
                  state directory = %1$s/state
                  cache directory = %1$s/cache
                  lock directory = %1$s/lock
                  pid directory = %1$s/pid
                  ncalrpc dir = %1$s/rpc
                  log file = %1$s/log/smbd
                  passdb backend = tdbsam
                [data]
                  path = %1$s/shared
                  read only = no
                [locked]
                  path = %1$s/shared
                  valid users = nobody
                """.formatted(folder, port));
        run(PASSWORD + "\n" + PASSWORD + "\n", "smbpasswd", "-c", conf.toString(), "-L", "-s", "-a", user);
        start();
    }

    /** {@return who logs in; nobody else can} */
    public String user() {
        return user;
    }

    /** {@return where it listens on the loopback} */
    public int port() {
        return port;
    }

    /** {@return the folder behind its shares} */
    public Path shared() {
        return shared;
    }

    private static void run(String input, String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
    }

    /** Starts it again after {@link #kill()}. */
    public void start() throws Exception {
        process = new ProcessBuilder(
                        "/usr/sbin/smbd", "--foreground", "--no-process-group", "--debug-stdout", "-s", conf.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("smbd.out").toFile())
                .start();
        while (!answers()) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("smbd: " + Files.readString(folder.resolve("smbd.out")));
            }
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getLocalPort() != port; // a socket can meet itself on a free port of the ephemeral range
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends it as a power cut would. Its port answers no more when this returns: the kernel lets it as long as one child holds the socket. */
    public void kill() throws InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly().waitFor();
        children.forEach(ProcessHandle::destroyForcibly);
        children.forEach(child -> child.onExit().join());
    }

    @Override
    public void close() throws Exception {
        kill();
    }
}
