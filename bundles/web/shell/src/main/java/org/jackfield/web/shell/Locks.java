package org.jackfield.web.shell;

import java.util.List;
import java.util.Optional;
import org.jackfield.api.feature.FeatureService;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.licence.LicenceService;

/** Which pages are locked, and why. Either service may be away; nothing is locked by it then. */
public final class Locks {

    private volatile FeatureService features;
    private volatile LicenceService licence;

    /** Asks this service from now on; null for none. */
    public void features(FeatureService service) {
        features = service;
    }

    /** Asks this service from now on; null for none. */
    public void licence(LicenceService service) {
        licence = service;
    }

    /** {@return the features that are installed but not licensed} */
    public List<LockedFeature> locked() {
        FeatureService service = features;
        return service == null
                ? List.of()
                : service.features().stream()
                        .filter(feature -> feature.state() == FeatureStatus.State.UNLICENSED)
                        .map(LockedFeature::of)
                        .toList();
    }

    /** {@return the locked feature whose page would be at this address} */
    public Optional<LockedFeature> at(String path) {
        return locked().stream().filter(lock -> lock.at(path)).findFirst();
    }

    /**
     * {@return the feature of a bundle that runs, if a violation of the licence locks its pages (ruling 24)}
     *
     * @param bundleId the framework's id of the bundle
     * @param since how to write the violation down
     */
    public Optional<LockedFeature> violated(long bundleId, ViolationText since) {
        FeatureService service = features;
        LicenceService licences = licence;
        if (service == null || licences == null) {
            return Optional.empty();
        }
        return service.features().stream()
                .filter(feature -> feature.bundleId() == bundleId)
                .flatMap(feature -> feature.entitlements().stream()
                        .flatMap(entitlement -> licences.lock(entitlement).stream())
                        .map(violation -> since.lock(feature, violation)))
                .findFirst();
    }

    /** Writes a violation down for people. */
    @FunctionalInterface
    public interface ViolationText {

        /** {@return the locked page of a feature whose licence is violated} */
        LockedFeature lock(FeatureStatus feature, org.jackfield.api.licence.Violation violation);
    }
}
