package org.jackfield.api.feature;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The administrator's wish. It is stored and holds over restarts, updates of the bundle and changes of the licence:
 * a feature runs if it is licensed and wanted. New features are wanted. Stopping or starting the bundle by the
 * container's own commands counts as the same wish.
 */
@ProviderType
public interface FeatureAdminService {

    /**
     * Wants the feature to run. Returns when the wish is stored; the feature starts within seconds if it is licensed.
     *
     * @param id a feature's id
     * @throws org.jackfield.api.problem.ProblemException ({@code feature.unknown}) if no installed feature has it
     */
    void start(String id);

    /**
     * Wants the feature stopped. Returns when the wish is stored; the feature stops at once, without waiting for what
     * it has in progress.
     *
     * @param id a feature's id
     * @throws org.jackfield.api.problem.ProblemException ({@code feature.unknown}) if no installed feature has it
     */
    void stop(String id);
}
