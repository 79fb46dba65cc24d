package org.jackfield.api.testkit.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.jackfield.api.testkit.product.RunningProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every extension keeps to in a real Jackfield with its simulated office: it starts when it is dropped in, and however often it
 * is stopped and started it leaves nothing behind. It needs the built jar, so run it after that, as {@code …IT}.
 *
 * <p>The product is started once for all tests of the class, and the bundle is dropped in before each and taken out after it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class InstalledExtensionContract {

    /** How often it is stopped and started. */
    private static final int CYCLES = 20;
    /** What is made at the first starts only has been made after so many. */
    private static final int WARM = 2;

    private RunningProduct jackfield;
    private Path dropped;

    /** For subclasses. */
    protected InstalledExtensionContract() {}

    /** {@return the jar that customers are given} */
    protected abstract Path jar();

    /** {@return an unpacked Jackfield} */
    protected abstract Path home();

    /** {@return a folder for the product's data} */
    protected abstract Path folder();

    /** {@return the product, with the bundle in it while a test runs} */
    protected final RunningProduct jackfield() {
        return jackfield;
    }

    /** {@return the bundle in the product's {@code deploy} folder; a test may delete it} */
    protected final Path dropped() {
        return dropped;
    }

    @BeforeAll
    final void start() throws IOException, InterruptedException {
        jackfield = RunningProduct.start(home(), folder());
    }

    @AfterAll
    final void stop() {
        if (jackfield != null) {
            jackfield.close();
        }
    }

    @BeforeEach
    final void dropIn() throws IOException, InterruptedException {
        dropped = jackfield.drop(jar());
        jackfield.await("the bundle runs", this::runs);
    }

    @AfterEach
    final void takeOut() throws IOException, InterruptedException {
        Files.deleteIfExists(dropped);
        String name = name();
        jackfield.await("the bundle is gone", () -> !printed("bundle:list -t 0 -s --no-format").contains(name));
    }

    @Test
    void twentyStopsAndStartsLeaveNothingBehind() throws IOException, InterruptedException {
        cycle(WARM);
        Footprint before = footprint();
        assertThat(before.loaders()).as("some class of the bundle is loaded").isPositive();

        cycle(CYCLES);

        // commands have threads of their own, which stay for a minute: none is given until these are gone
        awaitNothingLeft(before, () -> Footprint.of("", jackfield.jcmd("Thread.print"), loaders(), classes()));
        awaitNothingLeft(before, () -> Footprint.of(printed("service:list"), "", "", Set.of()));
    }

    private void awaitNothingLeft(Footprint before, Supplier<Footprint> now) throws InterruptedException {
        List<String> left = new ArrayList<>();
        jackfield.await("nothing is left of " + CYCLES + " stops and starts", () -> {
            left.clear();
            left.addAll(now.get().leftSince(before, CYCLES));
            return left.isEmpty();
        }, left::toString);
    }

    /**
     * Refreshed each time, so that each start has a class loader of its own; each in a command of its own, for a refresh goes on
     * behind the command that asked for it.
     */
    private void cycle(int times) throws InterruptedException {
        String name = name();
        for (int cycle = 0; cycle < times; cycle++) {
            assertThat(printed("bundle:stop " + name + "; bundle:refresh " + name + "; bundle:start " + name + "; echo done"))
                    .contains("done").doesNotContain("Error");
            jackfield.await("the bundle runs again", this::runs);
        }
    }

    private boolean runs() {
        return printed("bundle:status " + name()).contains("Active");
    }

    private Footprint footprint() {
        return Footprint.of(printed("service:list"), jackfield.jcmd("Thread.print"), loaders(), classes());
    }

    /** After a collection. */
    private String loaders() {
        jackfield.jcmd("GC.run");
        return jackfield.jcmd("VM.classloaders", "show-classes");
    }

    private String printed(String command) {
        try {
            return jackfield.command(command);
        } catch (IOException e) {
            throw new AssertionError("the command line does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String name() {
        try (JarFile file = new JarFile(jar().toFile())) {
            return file.getManifest().getMainAttributes().getValue("Bundle-SymbolicName").split(";")[0].strip();
        } catch (IOException e) {
            throw new AssertionError(jar() + " cannot be read", e);
        }
    }

    private Set<String> classes() {
        try (JarFile file = new JarFile(jar().toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(entry -> entry.endsWith(".class"))
                    .map(entry -> entry.substring(0, entry.length() - ".class".length()).replace('/', '.'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new AssertionError(jar() + " cannot be read", e);
        }
    }
}
