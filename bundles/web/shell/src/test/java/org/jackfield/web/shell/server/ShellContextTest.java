package org.jackfield.web.shell.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class ShellContextTest {

    @TempDir
    private Path disk;

    private final List<Bundle> contributing = new ArrayList<>();
    private ShellContext context;

    @BeforeEach
    void shell() throws IOException {
        context = new ShellContext(
                bundle("org.jackfield.web.shell", "shell/shell.css"),
                ClassLoader.getPlatformClassLoader(),
                contributing::stream);
    }

    @Test
    void aFileOfABundleIsServedWhileItContributes() throws IOException {
        Bundle wallboard = bundle("com.example.wallboard", "wallboard/board.js");
        assertThat(context.getResource("/wallboard/board.js")).isNull();

        contributing.add(wallboard);
        assertThat(context.getResource("/wallboard/board.js")).isNotNull();

        contributing.remove(wallboard);
        assertThat(context.getResource("/wallboard/board.js")).isNull();
    }

    @Test
    void aBundleServesNothingInAnothersPlace() throws IOException {
        contributing.add(bundle("com.example.wallboard", "shell/extra.js", "recording/player.js"));

        assertThat(context.getResource("/shell/extra.js")).isNull();
        assertThat(context.getResource("/recording/player.js")).isNull();
        assertThat(context.getResource("/shell/shell.css")).isNotNull();
    }

    @Test
    void nothingOutsideTheFolderIsServed() throws IOException {
        contributing.add(bundle("com.example.wallboard", "wallboard/board.js"));

        assertThat(context.getResource("/wallboard/../../secret")).isNull();
        assertThat(context.getResource("/wallboard/")).isNull();
    }

    private Bundle bundle(String name, String... files) throws IOException {
        Path root = disk.resolve(name);
        for (String file : files) {
            Path path = root.resolve("META-INF/resources").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "");
        }
        return (Bundle) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Bundle.class}, (proxy, method, arguments) ->
                switch (method.getName()) {
                    case "getSymbolicName" -> name;
                    case "getEntry" -> entry(root.resolve((String) arguments[0]));
                    case "hashCode" -> name.hashCode();
                    case "equals" -> proxy == arguments[0];
                    default -> null;
                });
    }

    private static URL entry(Path file) throws MalformedURLException {
        return Files.isRegularFile(file) ? file.toUri().toURL() : null;
    }
}
