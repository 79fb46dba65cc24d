package org.jackfield.web.shell.server;

import java.net.URL;
import java.net.URLConnection;
import java.util.Locale;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.service.servlet.context.ServletContextHelper;

/** Serves what the shell's and Vaadin's bundles hold below {@code META-INF/resources}, as a web archive's jars would. */
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

    /**
     * Serves from two bundles.
     *
     * @param shell the shell's bundle
     * @param vaadin the class loader of Vaadin's bundle
     */
    public ShellContext(Bundle shell, ClassLoader vaadin) {
        super(shell);
        this.shell = shell;
        this.vaadin = vaadin;
    }

    @Override
    public URL getResource(String name) {
        if (name == null || name.isEmpty() || name.endsWith("/") || name.contains("..")) {
            return null;
        }
        String path = ROOT + (name.startsWith("/") ? name : "/" + name);
        URL own = shell.getEntry(path);
        return own != null ? own : vaadin.getResource(path);
    }

    @Override
    public String getMimeType(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String type = TYPES.get(extension);
        return type != null ? type : URLConnection.guessContentTypeFromName(name);
    }
}
