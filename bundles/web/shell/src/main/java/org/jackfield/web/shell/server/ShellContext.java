package org.jackfield.web.shell.server;

import java.net.URL;
import java.net.URLConnection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.service.servlet.context.ServletContextHelper;

/**
 * Serves what the shell's and Vaadin's bundles hold below {@code META-INF/resources}, as a web archive's jars would, and
 * what bundles that contribute to the pages hold there under their own name.
 */
public final class ShellContext extends ServletContextHelper {

    private static final String ROOT = "META-INF/resources";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css",
            "js", "text/javascript",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "json", "application/json",
            "map", "application/json");

    private final Bundle shell;
    private final ClassLoader vaadin;
    private final Supplier<Stream<Bundle>> contributing;

    /**
     * Serves from two bundles and from those that contribute.
     *
     * @param shell the shell's bundle
     * @param vaadin the class loader of Vaadin's bundle
     * @param contributing the bundles that contribute at this moment
     */
    public ShellContext(Bundle shell, ClassLoader vaadin, Supplier<Stream<Bundle>> contributing) {
        super(shell);
        this.shell = shell;
        this.vaadin = vaadin;
        this.contributing = contributing;
    }

    @Override
    public URL getResource(String name) {
        if (name == null || name.isEmpty() || name.endsWith("/") || name.contains("..")) {
            return null;
        }
        String path = ROOT + (name.startsWith("/") ? name : "/" + name);
        URL own = shell.getEntry(path);
        URL ours = own != null ? own : vaadin.getResource(path);
        return ours != null ? ours : contributed(path);
    }

    /** Each has a folder of its own, so that none can put a file in another's place. */
    private URL contributed(String path) {
        return contributing.get()
                .filter(bundle -> path.startsWith(ROOT + "/" + lastPart(bundle.getSymbolicName()) + "/"))
                .map(bundle -> bundle.getEntry(path))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String lastPart(String symbolicName) {
        return symbolicName.substring(symbolicName.lastIndexOf('.') + 1);
    }

    @Override
    public String getMimeType(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String type = TYPES.get(extension);
        return type != null ? type : URLConnection.guessContentTypeFromName(name);
    }
}
