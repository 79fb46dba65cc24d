package org.jackfield.distribution.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Makes licences for one instance with the tool of the distribution; the instance trusts it. */
final class Issuer {
    private static final int LIMIT_SECONDS = 60;

    private final Instance instance;
    private final Path keys;
    private int issued;

    /** Makes a key pair and puts its public half into the instance. */
    Issuer(Instance instance) {
        this.instance = instance;
        this.keys = instance.path("issuer");
        tool("keygen", "--out", keys.toString());
        place(keys.resolve("issuer.pub"), instance.path("etc/licence-keys/issuer.pub"));
    }

    /** {@return a licence for these entitlements, not yet where it is in force} */
    Path issue(String... entitlements) {
        return issue(List.of("--any-machine"), entitlements);
    }

    /** {@return a licence with further options of the tool, such as its machine or its end} */
    Path issue(List<String> options, String... entitlements) {
        Path file = keys.resolve("number-" + ++issued + ".licence");
        List<String> arguments = new ArrayList<>(List.of("issue", "--key", keys.resolve("issuer.key").toString(), "--to",
                "Integration tests", "--site-id", "itest", "--serial", "itest-" + issued, "--out", file.toString()));
        arguments.addAll(options);
        for (String entitlement : entitlements) {
            arguments.add("--entitlement");
            arguments.add(entitlement);
        }
        tool(arguments.toArray(String[]::new));
        return file;
    }

    /** Puts a licence into force in place of the one before, in one step. */
    void exchange(Path licence) {
        place(licence, instance.path("etc/licence/site.licence"));
    }

    private static void place(Path file, Path target) {
        try {
            Files.createDirectories(target.getParent());
            Path unfinished = target.resolveSibling(".unfinished");
            Files.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tool(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar", Path.of(System.getProperty("jackfield.home"), "lib", "jackfield-licence.jar").toString()));
        command.addAll(List.of(arguments));
        Commands.run(LIMIT_SECONDS, command);
    }
}
