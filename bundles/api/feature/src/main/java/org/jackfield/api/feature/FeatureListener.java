package org.jackfield.api.feature;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of features that change; registered as a service. Called on one thread of the gate, in order; a slow
 * listener delays other listeners and nothing else. Nothing is replayed: ask {@link FeatureService} first.
 */
@ConsumerType
public interface FeatureListener {

    /** A feature was installed, changed its state or was uninstalled. */
    void featureChanged(FeatureStatus feature);
}
