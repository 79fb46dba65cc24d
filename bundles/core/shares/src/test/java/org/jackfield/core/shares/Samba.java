package org.jackfield.core.shares;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real file server, run by the test on a port of the loopback as an ordinary process. */
final class Samba implements AutoCloseable {

    static final String PASSWORD = "Hush-2026";

    final String user = System.getProperty("user.name");
    final int port;
    final Path shared;
    private final Path folder;
    private final Path conf;
    private Process process;

    Samba(Path folder) throws Exception {
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

    private static void run(String input, String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + said);
        }
    }

    void start() throws Exception {
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
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends it as a power cut would. */
    void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws Exception {
        kill();
    }
}
