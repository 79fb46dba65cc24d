package org.jackfield.distribution.itest;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An office of real parts: an Asterisk and telephones, each in a network namespace of its own at one switch. The switch mirrors
 * nothing; whoever captures at {@link #mirrorPort()} sees what passes at the Asterisk's port, both ways.
 */
final class RealOffice implements AutoCloseable {
    static final int AMI_PORT = 5038;
    static final int SIP_PORT = 5060;

    private static final Path SCRIPT = Path.of("../../bundles/connectors/asterisk/src/test/asterisk/asterisk").toAbsolutePath().normalize();
    private static final Path SETTINGS = Path.of("src/test/asterisk").toAbsolutePath();
    private static final int INSTALL_SECONDS = 960;
    private static final int STEP_SECONDS = 20;
    private static final Duration START = Duration.ofSeconds(60);

    /** In all names, so that several may run beside each other. */
    private final String mark;
    private final String network;
    private final Path folder;
    private final List<String> namespaces = new ArrayList<>();
    private final List<Phone> phones = new ArrayList<>();
    private Process asterisk;

    private RealOffice(Path folder) {
        long pid = ProcessHandle.current().pid();
        this.mark = "jf" + Long.toString(pid % 46_656, 36);
        this.network = "10.213." + pid % 250;
        this.folder = folder;
    }

    /** Makes the network and starts the Asterisk, which is installed if it is not there yet. */
    static RealOffice started(Path folder) throws IOException {
        Trees.delete(folder);
        Files.createDirectories(folder);
        RealOffice office = new RealOffice(folder);
        try {
            office.start();
            return office;
        } catch (IOException | RuntimeException | Error e) {
            office.close();
            throw e;
        }
    }

    private void start() throws IOException {
        Commands.run(INSTALL_SECONDS, List.of(SCRIPT.toString(), "install"));
        ip("link", "add", mark, "type", "bridge");
        ip("addr", "add", network + ".254/24", "dev", mark);
        ip("link", "set", mark, "up");
        attach("pbx", 1);
        Path etc = Files.createDirectories(folder.resolve("office"));
        try (Stream<Path> files = Files.list(SETTINGS)) {
            for (Path file : files.toList()) {
                Files.writeString(etc.resolve(file.getFileName()), Files.readString(file).replace("@NET@", network));
            }
        }
        asterisk = in("pbx", folder.resolve("asterisk.log"), Map.of("JACKFIELD_ASTERISK_ETC", etc.toString()), SCRIPT.toString(), "start",
                folder.resolve("asterisk").toString(), String.valueOf(AMI_PORT), String.valueOf(SIP_PORT), "25101");
        await("Asterisk answers").atMost(START).ignoreExceptions().until(this::greets);
    }

    private boolean greets() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address(), AMI_PORT), 1000);
            socket.setSoTimeout(1000);
            return socket.getInputStream().readNBytes(8).length == 8;
        }
    }

    /** A namespace with an address at the switch; its adapter is named {@code eth0} inside. */
    private void attach(String name, int host) {
        String namespace = mark + name;
        ip("netns", "add", namespace);
        namespaces.add(namespace);
        ip("link", "add", namespace, "type", "veth", "peer", "name", "eth0", "netns", namespace);
        ip("link", "set", namespace, "master", mark, "up");
        ip("-n", namespace, "addr", "add", network + "." + host + "/24", "dev", "eth0");
        ip("-n", namespace, "link", "set", "eth0", "up");
        ip("-n", namespace, "link", "set", "lo", "up");
    }

    private static void ip(String... words) {
        List<String> line = new ArrayList<>(List.of("ip"));
        line.addAll(List.of(words));
        Commands.run(STEP_SECONDS, line);
    }

    /** An internal telephone; 6101 to 6103 are known to the Asterisk. */
    Phone telephone(int number, Sound says) throws IOException {
        int host = 11 + number - 6101;
        attach("p" + number, host);
        String at = network + "." + host;
        return kept(new Phone(this, "p" + number, at, String.valueOf(number),
                "<sip:" + number + "@" + address() + ">;regint=0;audio_codecs=PCMU", says));
    }

    /** Somebody outside, behind the trunk. */
    Phone outside(String number, Sound says) throws IOException {
        attach("out", 21);
        return kept(new Phone(this, "out", network + ".21", number,
                "<sip:" + number + "@" + address() + ">;regint=0;audio_codecs=PCMU", says));
    }

    private Phone kept(Phone phone) {
        phones.add(phone);
        return phone;
    }

    /** Starts a program in one of the namespaces. */
    Process in(String name, Path output, Map<String, String> environment, String... program) throws IOException {
        List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", mark + name));
        line.addAll(List.of(program));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** {@return the address of the Asterisk} */
    String address() {
        return network + ".1";
    }

    /** {@return the network adapter at which all that goes to and from the Asterisk passes} */
    String mirrorPort() {
        return mark + "pbx";
    }

    Path folder() {
        return folder;
    }

    /** {@return what Asterisk recorded itself of the newest call from one to another: {@code -from}, {@code -to} or nothing} */
    Sound recordedByAsterisk(String from, String to, String which) throws IOException {
        Path run = Path.of(Files.readString(folder.resolve("asterisk/pidfile")).strip()).getParent();
        try (Stream<Path> files = Files.list(run.resolveSibling("spool"))) {
            Path newest = files.filter(file -> file.getFileName().toString().matches(from + "-" + to + "-[0-9.]+" + which + "\\.wav"))
                    .max(Comparator.comparing(Path::toString))
                    .orElseThrow(() -> new FileSystemException("no " + from + "-" + to + which));
            return Sound.ofWav(Files.readAllBytes(newest), 0);
        }
    }

    /** Time in which people talk. */
    static void letPass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10)).atMost(time.plusSeconds(30))
                .until(() -> System.nanoTime() - end >= 0);
    }

    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STEP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        for (Phone phone : phones) {
            phone.close();
        }
        if (asterisk != null) {
            end(asterisk);
        }
        for (String namespace : namespaces) {
            ip("netns", "del", namespace);
        }
        ip("link", "del", mark);
    }
}
