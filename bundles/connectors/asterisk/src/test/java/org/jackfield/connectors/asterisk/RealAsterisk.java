package org.jackfield.connectors.asterisk;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A real Asterisk in a Debian root of its own, and SIPp telephones around it, all on loopback. */
final class RealAsterisk implements AutoCloseable {

    static final String TELEPHONES = "127.0.0.1";
    static final String TRUNK = "127.0.0.2";

    private static final Path HOME = Path.of("src/test/asterisk").toAbsolutePath();
    private static final int INSTALL_SECONDS = 300;
    private static final int END_SECONDS = 20;

    final int amiPort;
    private final int sipPort;
    private final int firstPhone;
    private final Path dir = Path.of("target/asterisk").toAbsolutePath();
    private final Process process;
    private final List<Process> phones = new ArrayList<>();

    /** Installs it if it is not there yet, and starts it. */
    RealAsterisk() throws IOException, InterruptedException {
        Files.createDirectories(dir);
        Process install = command("install.out", HOME.resolve("asterisk").toString(), "install");
        if (!install.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) || install.exitValue() != 0) {
            install.destroy();
            throw new IllegalStateException("no Asterisk: " + Files.readString(dir.resolve("install.out")));
        }
        amiPort = freeTcpPort();
        sipPort = freeUdpPorts(1);
        firstPhone = freeUdpPorts(4);
        process = command("start.out", HOME.resolve("asterisk").toString(), "start", dir.toString(),
                Integer.toString(amiPort), Integer.toString(sipPort), Integer.toString(firstPhone));
    }

    /** A telephone that is called: {@code answer} or {@code ring}. */
    void telephone(int number, String behaviour) throws IOException, InterruptedException {
        listen(TELEPHONES, firstPhone + number - 1001, behaviour);
    }

    /** The network, when it is called. */
    void network(String behaviour) throws IOException, InterruptedException {
        listen(TRUNK, firstPhone, behaviour);
    }

    /** A telephone that calls: {@code call}, or {@code hold} to hold and take back as well. */
    void dial(int number, String behaviour, String destination) throws IOException {
        sipp(TELEPHONES, firstPhone + number - 1001, behaviour, Integer.toString(number), destination);
    }

    /** Somebody outside who calls. */
    void dialFromOutside(String caller, String destination) throws IOException {
        sipp(TRUNK, firstPhone, "call", caller, destination);
    }

    /** Switches every telephone off. */
    void switchOffTelephones() throws InterruptedException {
        for (Process phone : phones) {
            end(phone);
        }
        phones.clear();
    }

    @Override
    public void close() throws InterruptedException {
        switchOffTelephones();
        end(process);
    }

    private void listen(String address, int port, String behaviour) throws IOException, InterruptedException {
        Process phone = sipp(address, port, behaviour);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (isFree(address, port)) {
            if (phone.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IllegalStateException("the telephone at port " + port + " does not listen");
            }
        }
    }

    private Process sipp(String address, int port, String behaviour, String... caller) throws IOException {
        List<String> line = new ArrayList<>(List.of("sipp", "-sf", HOME.resolve("sipp/" + behaviour + ".xml").toString(),
                "-i", address, "-p", Integer.toString(port), "-nostdin", "-aa"));
        if (caller.length == 2) {
            line.addAll(List.of(TELEPHONES + ":" + sipPort, "-s", caller[1], "-m", "1", "-set", "me", caller[0]));
        }
        Process phone = command("sipp-" + behaviour + "-" + port + ".out", line.toArray(String[]::new));
        phones.add(phone);
        return phone;
    }

    private Process command(String output, String... line) throws IOException {
        return new ProcessBuilder(line).directory(dir.toFile()).redirectErrorStream(true)
                .redirectOutput(dir.resolve(output).toFile()).redirectInput(Path.of("/dev/null").toFile()).start();
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static int freeTcpPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(TELEPHONES))) {
            return socket.getLocalPort();
        }
    }

    private static int freeUdpPorts(int count) throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            boolean free = isFree(TRUNK, first);
            for (int port = first; port < first + count; port++) {
                free &= isFree(TELEPHONES, port);
            }
            if (free) {
                return first;
            }
        }
        throw new IOException("no " + count + " free ports");
    }

    private static boolean isFree(String address, int port) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getByName(address))) {
            return socket.isBound();
        } catch (SocketException e) {
            return false;
        }
    }
}
