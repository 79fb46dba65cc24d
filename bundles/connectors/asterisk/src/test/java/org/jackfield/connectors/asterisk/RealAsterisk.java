package org.jackfield.connectors.asterisk;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
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
    static final String OTHER_TRUNK = "127.0.0.3";

    private static final Path HOME = Path.of("src/test/asterisk").toAbsolutePath();
    private static final Path DIR = Path.of("target/asterisk").toAbsolutePath();
    private static final int INSTALL_SECONDS = 960;
    private static final int START_SECONDS = 60;
    private static final int END_SECONDS = 20;
    private static final int ATTEMPTS = 3;
    /** Telephones and their second lines, and one for whoever refers. */
    private static final int PORTS = 9;
    private static final int SECOND_LINE = 4;

    final int amiPort;
    private final int sipPort;
    private final int firstPhone;
    private final List<Process> phones = new ArrayList<>();
    private Process process;

    /** On ports that nobody else had a moment ago. */
    private RealAsterisk() throws IOException {
        amiPort = freePorts(1);
        sipPort = freePorts(1);
        firstPhone = freePorts(PORTS);
    }

    /** Installs it if it is not there yet, and starts it; on other ports if somebody else is quicker. */
    static RealAsterisk started() throws IOException, InterruptedException {
        Files.createDirectories(DIR);
        Process install = command("install.out", HOME.resolve("asterisk").toString(), "install");
        if (!install.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) || install.exitValue() != 0) {
            install.destroy();
            throw new IllegalStateException("no Asterisk: " + Files.readString(DIR.resolve("install.out")));
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            RealAsterisk asterisk = new RealAsterisk();
            if (asterisk.start()) {
                return asterisk;
            }
            asterisk.close();
        }
        throw new IllegalStateException("Asterisk does not start: " + Files.readString(DIR.resolve("start.out")));
    }

    /** Ends it as a crash does, in the middle of everything. */
    void crash() throws IOException, InterruptedException {
        command("kill.out", HOME.resolve("asterisk").toString(), "kill", DIR.toString()).waitFor();
        process.waitFor();
    }

    /** Starts it, on the same ports as before if it was started before. {@return whether its AMI answers} */
    boolean start() throws IOException, InterruptedException {
        process = command("start.out", HOME.resolve("asterisk").toString(), "start", DIR.toString(),
                Integer.toString(amiPort), Integer.toString(sipPort), Integer.toString(firstPhone));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline && !process.waitFor(50, TimeUnit.MILLISECONDS)) {
            if (greets()) {
                return true;
            }
        }
        return false;
    }

    private boolean greets() {
        try (Socket socket = new Socket(TELEPHONES, amiPort)) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(START_SECONDS));
            byte[] greeting = socket.getInputStream().readNBytes(8);
            return new String(greeting, StandardCharsets.US_ASCII).equals("Asterisk");
        } catch (IOException e) {
            return false;
        }
    }

    /** A telephone that is called: {@code answer}, {@code consult} or {@code ring}. */
    Dialogue telephone(int number, String behaviour) throws IOException, InterruptedException {
        return listen(TELEPHONES, firstPhone + number - 1001, behaviour);
    }

    /** The network, when it is called. */
    void network(String behaviour) throws IOException, InterruptedException {
        listen(TRUNK, firstPhone, behaviour);
    }

    /** The other network, when it is called. */
    void otherNetwork(String behaviour) throws IOException, InterruptedException {
        listen(OTHER_TRUNK, firstPhone, behaviour);
    }

    /** A telephone that calls: {@code call}, or {@code hold} to hold and take back as well. */
    Dialogue dial(int number, String behaviour, String destination) throws IOException {
        return sipp(TELEPHONES, firstPhone + number - 1001, behaviour, Integer.toString(number), destination);
    }

    /** A telephone in a call that makes another. */
    Dialogue dialAsWell(int number, String destination) throws IOException {
        return sipp(TELEPHONES, firstPhone + SECOND_LINE + number - 1001, "call", Integer.toString(number), destination);
    }

    /** Somebody outside who calls. */
    void dialFromOutside(String caller, String destination) throws IOException {
        sipp(TRUNK, firstPhone + SECOND_LINE, "call", caller, destination);
    }

    /** A telephone sends whom it talks to in a dialogue elsewhere. */
    void transfer(int number, Dialogue dialogue, String destination) throws IOException, InterruptedException {
        refer(number, dialogue, "sip:" + destination + "@" + TELEPHONES + ":" + sipPort);
    }

    /** A telephone joins those it talks to in two dialogues. */
    void join(int number, Dialogue dialogue, Dialogue other) throws IOException, InterruptedException {
        String[] names = other.await();
        refer(number, dialogue, "sip:asterisk@" + TELEPHONES + ":" + sipPort + "?Replaces=" + names[0].replace("@", "%40")
                + "%3Bto-tag%3D" + names[2] + "%3Bfrom-tag%3D" + names[1]);
    }

    private void refer(int number, Dialogue dialogue, String target) throws IOException, InterruptedException {
        String[] names = dialogue.await();
        Process refer = command("sipp-refer.out", "sipp", "-sf", HOME.resolve("sipp/refer.xml").toString(), "-nostdin",
                "-i", TELEPHONES, "-p", Integer.toString(firstPhone + PORTS - 1), TELEPHONES + ":" + sipPort, "-m", "1",
                "-cid_str", names[0], "-key", "mine", names[1], "-key", "theirs", names[2], "-key", "target", target,
                "-key", "me", Integer.toString(number), "-key", "phone", Integer.toString(dialogue.port));
        phones.add(refer);
        if (!refer.waitFor(END_SECONDS, TimeUnit.SECONDS) || refer.exitValue() != 0) {
            throw new IllegalStateException("the transfer was not accepted: " + Files.readString(DIR.resolve("sipp-refer.out")));
        }
    }

    /** What a telephone has written of its dialogue: Call-ID, its own tag, the other's tag. */
    record Dialogue(int port, Path file) {

        private String[] await() throws IOException, InterruptedException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
            while (!Files.exists(file)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the telephone at port " + port + " is in no dialogue");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return Files.readString(file).strip().split(" ");
        }
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

    private Dialogue listen(String address, int port, String behaviour) throws IOException, InterruptedException {
        Dialogue dialogue = sipp(address, port, behaviour);
        Process phone = phones.getLast();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (isFree(address, port)) {
            if (phone.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IllegalStateException("the telephone at port " + port + " does not listen");
            }
        }
        return dialogue;
    }

    private Dialogue sipp(String address, int port, String behaviour, String... caller) throws IOException {
        Dialogue dialogue = new Dialogue(port, DIR.resolve("dialogue-" + address + "-" + port));
        Files.deleteIfExists(dialogue.file);
        List<String> line = new ArrayList<>(List.of("sipp", "-sf", HOME.resolve("sipp/" + behaviour + ".xml").toString(),
                "-i", address, "-p", Integer.toString(port), "-nostdin", "-aa", "-key", "dialogue", dialogue.file.toString()));
        if (caller.length == 2) {
            line.addAll(List.of(TELEPHONES + ":" + sipPort, "-s", caller[1], "-m", "1", "-set", "me", caller[0]));
        }
        phones.add(command("sipp-" + behaviour + "-" + port + ".out", line.toArray(String[]::new)));
        return dialogue;
    }

    private static Process command(String output, String... line) throws IOException {
        return new ProcessBuilder(line).directory(DIR.toFile()).redirectErrorStream(true)
                .redirectOutput(DIR.resolve(output).toFile()).redirectInput(Path.of("/dev/null").toFile()).start();
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** Below those that the system gives to connections that go out. {@return the first of so many in a row} */
    private static int freePorts(int count) throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(20_000, 30_000 - count);
            boolean free = true;
            for (int port = first; free && port < first + count; port++) {
                free = isFree(TELEPHONES, port) && isFree(TRUNK, port) && isFree(OTHER_TRUNK, port) && isFreeOnTcp(port);
            }
            if (free) {
                return first;
            }
        }
        throw new IOException("no " + count + " free ports");
    }

    private static boolean isFreeOnTcp(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(TELEPHONES))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFree(String address, int port) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getByName(address))) {
            return socket.isBound();
        } catch (SocketException e) {
            return false;
        }
    }
}
