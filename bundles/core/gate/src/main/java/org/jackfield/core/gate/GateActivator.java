package org.jackfield.core.gate;

import java.time.InstantSource;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Opens the gate. Whatever fails on the way, the gate is closed before and stays so. */
public final class GateActivator implements BundleActivator {

    private Gate gate;

    @Override
    public void start(BundleContext context) {
        gate = new Gate(context, InstantSource.system());
        gate.open();
    }

    @Override
    public void stop(BundleContext context) {
        gate.close();
    }
}
