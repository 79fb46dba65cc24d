package org.jackfield.distribution.itest.bundle;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Marks that its class was loaded, and each start and stop. */
public final class MarkingActivator implements BundleActivator {
    static {
        Mark.leave("activator loaded");
    }

    @Override
    public void start(BundleContext context) {
        Mark.leave("started");
    }

    @Override
    public void stop(BundleContext context) {
        Mark.leave("stopped");
    }
}
