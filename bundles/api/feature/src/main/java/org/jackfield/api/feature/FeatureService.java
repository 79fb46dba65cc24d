package org.jackfield.api.feature;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Which features are installed and in what state. Answers from a snapshot, never blocks; any thread may call. */
@ProviderType
public interface FeatureService {

    /** {@return every installed feature bundle, ordered by title; immutable} */
    List<FeatureStatus> features();

    /**
     * {@return the feature of this id; a running one if several bundles declare it}
     *
     * @param id a feature's id; not null
     */
    Optional<FeatureStatus> feature(String id);
}
