package org.jackfield.benchmarks.office;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Enters the office of the benchmark among the phone systems of an instance: one that is followed by what a mirror port shows. */
public final class Activator implements BundleActivator {

    private static final String TYPE = "sip";

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    @Override
    public void start(BundleContext context) {
        thread.scheduleWithFixedDelay(() -> enter(context), 0, 1, TimeUnit.SECONDS);
    }

    private void enter(BundleContext context) {
        ServiceReference<PhoneSystemAdminService> reference = context.getServiceReference(PhoneSystemAdminService.class);
        if (reference == null) {
            return;
        }
        PhoneSystemAdminService admin = context.getService(reference);
        if (admin.connectorTypes().stream().anyMatch(it -> it.type().equals(TYPE))) {
            thread.shutdown();
            try {
                admin.add("Office", TYPE, new ConnectorConfig("10.2.0.1", 0, "", Secret.NONE, Map.of("extensions", "1????")), true,
                        Subject.system("org.jackfield.benchmarks.office"));
            } catch (RuntimeException e) {
                // it is there from the last start
                System.err.println(e);
            }
        }
    }

    @Override
    public void stop(BundleContext context) {
        thread.shutdownNow();
    }
}
