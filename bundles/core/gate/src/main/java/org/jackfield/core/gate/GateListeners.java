package org.jackfield.core.gate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jackfield.api.feature.FeatureListener;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.feature.gate.LicenceFile;
import org.jackfield.api.feature.gate.LicenceFileListener;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** Tells listeners, in order, on a thread of their own: none of them can hold the gate up or break it. */
final class GateListeners {

    private static final Logger LOG = System.getLogger(GateListeners.class.getName());

    private final ServiceTracker<FeatureListener, FeatureListener> features;
    private final ServiceTracker<LicenceFileListener, LicenceFileListener> files;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("jackfield-gate-listeners").daemon().factory());

    GateListeners(BundleContext context) {
        features = new ServiceTracker<>(context, FeatureListener.class, null);
        files = new ServiceTracker<>(context, LicenceFileListener.class, null);
    }

    void open() {
        features.open();
        files.open();
    }

    void close() {
        thread.shutdown();
        features.close();
        files.close();
    }

    void tell(FeatureStatus status) {
        each(features, listener -> listener.featureChanged(status));
    }

    void tell(List<LicenceFile> findings) {
        each(files, listener -> listener.licenceFilesChanged(findings));
    }

    private <L> void each(ServiceTracker<L, L> listeners, Consumer<L> call) {
        try {
            thread.execute(() -> {
                for (L listener : listeners.getTracked().values()) {
                    try {
                        call.accept(listener);
                    } catch (RuntimeException | LinkageError e) {
                        LOG.log(Level.WARNING, "a listener failed: " + listener.getClass().getName(), e);
                    }
                }
            });
        } catch (RejectedExecutionException stopping) {
            // nobody is told of what happens while the gate is stopped
        }
    }
}
