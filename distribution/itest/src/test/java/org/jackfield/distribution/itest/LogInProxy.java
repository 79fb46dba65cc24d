package org.jackfield.distribution.itest;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A proxy of a company's network that lets nobody through without a log-in: tinyproxy, on a loopback port. */
final class LogInProxy implements AutoCloseable {
    static final String USER = "harbour";
    static final String PASSWORD = "Only-Proxy-77";

    private final int port;
    private final Path log;
    private final Process process;

    /** Starts it in a folder of its own and waits until it takes connections. */
    LogInProxy(Path folder) {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
            log = Files.createDirectories(folder.toAbsolutePath()).resolve("proxy.log");
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Path configuration = Files.writeString(folder.resolve("tinyproxy.conf"), """
                    Port %d
                    Listen 127.0.0.1
                    Timeout 120
                    MaxClients 20
                    LogFile "%s"
                    LogLevel Connect
                    BasicAuth %s %s
                    """.formatted(port, log, USER, PASSWORD));
            process = new ProcessBuilder("tinyproxy", "-d", "-c", configuration.toString())
                    .redirectErrorStream(true).redirectOutput(folder.resolve("tinyproxy.out").toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException("tinyproxy is needed: ./jackfield verify installs what tests need", e);
        }
        await("the proxy runs").atMost(Duration.ofSeconds(60)).until(this::takesConnections);
    }

    private boolean takesConnections() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** {@return what it has logged, a line for each connection and request} */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
