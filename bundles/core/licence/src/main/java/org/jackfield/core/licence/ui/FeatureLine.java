package org.jackfield.core.licence.ui;

import java.util.List;
import java.util.Optional;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.web.parts.Tone;

/**
 * What the pages say of a feature, worked out of how the gate sees it.
 *
 * @param feature the feature as it stands
 */
record FeatureLine(FeatureStatus feature) {

    /** What an administrator can wish. */
    enum Wish {
        /** That it runs. */
        START,
        /** That it does not. */
        STOP
    }

    /** {@return the wish that would change something; empty while the licence or a mistake in the bundle holds it} */
    Optional<Wish> wish() {
        return switch (feature.state()) {
            case ACTIVE, STARTING, ENDING, FAILED -> Optional.of(Wish.STOP);
            case STOPPED -> Optional.of(Wish.START);
            case UNLICENSED, REFUSED, UNINSTALLED -> Optional.empty();
        };
    }

    Tone tone() {
        return switch (feature.state()) {
            case ACTIVE -> Tone.GOOD;
            case STARTING -> Tone.INFO;
            case ENDING, UNLICENSED -> Tone.WARNING;
            case STOPPED, UNINSTALLED -> Tone.NEUTRAL;
            case FAILED, REFUSED -> Tone.BAD;
        };
    }

    /** {@return the names of the entitlements of which one is enough; the ids of those that are not ours} */
    List<String> entitlements() {
        return feature.entitlements().stream()
                .map(id -> Entitlement.of(id).map(Entitlement::title).orElse(id))
                .toList();
    }
}
