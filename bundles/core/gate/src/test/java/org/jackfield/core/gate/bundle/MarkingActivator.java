package org.jackfield.core.gate.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** The activator of test bundles: leaves a mark on the disk each time it runs. */
public final class MarkingActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) throws IOException {
        mark(context, "started");
    }

    @Override
    public void stop(BundleContext context) throws IOException {
        mark(context, "stopped");
    }

    private static void mark(BundleContext context, String what) throws IOException {
        Path marks = Path.of(context.getProperty("test.marks"), context.getBundle().getSymbolicName());
        Files.writeString(marks, what + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
