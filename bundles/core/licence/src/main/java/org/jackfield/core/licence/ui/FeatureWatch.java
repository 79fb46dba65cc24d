package org.jackfield.core.licence.ui;

import java.util.concurrent.CopyOnWriteArrayList;
import org.jackfield.api.feature.FeatureListener;
import org.jackfield.api.feature.FeatureStatus;
import org.osgi.service.component.annotations.Component;

/** Tells open pages that a feature has changed. Any thread may call. */
@Component(service = {FeatureWatch.class, FeatureListener.class})
public final class FeatureWatch implements FeatureListener {

    private final CopyOnWriteArrayList<Runnable> watchers = new CopyOnWriteArrayList<>();

    /**
     * Tells of every change from now on.
     *
     * @return ends it
     */
    AutoCloseable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @Override
    public void featureChanged(FeatureStatus feature) {
        watchers.forEach(Runnable::run);
    }
}
