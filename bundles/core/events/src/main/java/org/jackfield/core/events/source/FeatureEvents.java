package org.jackfield.core.events.source;

import org.jackfield.api.feature.FeatureListener;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.core.events.model.EventKind;
import org.jackfield.core.events.model.EventSink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Features that start and stop. */
@Component(service = FeatureListener.class)
public final class FeatureEvents implements FeatureListener {

    private final EventSink events;

    /** Tells these. */
    @Activate
    public FeatureEvents(@Reference EventSink events) {
        this.events = events;
    }

    @Override
    public void featureChanged(FeatureStatus feature) {
        switch (feature.state()) {
            case ACTIVE -> tell(EventKind.FEATURE_STARTED, feature);
            case STOPPED -> tell(EventKind.FEATURE_STOPPED, feature);
            case ENDING -> tell(EventKind.FEATURE_ENDING, feature);
            case FAILED -> tell(EventKind.FEATURE_FAILED, feature);
            case UNLICENSED -> tell(EventKind.FEATURE_UNLICENSED, feature);
            case REFUSED -> tell(EventKind.FEATURE_REFUSED, feature);
            case UNINSTALLED -> tell(EventKind.FEATURE_REMOVED, feature);
            case STARTING -> { }
        }
    }

    private void tell(EventKind kind, FeatureStatus feature) {
        events.record(kind, feature.title() + " " + feature.version(), feature.reason());
    }
}
