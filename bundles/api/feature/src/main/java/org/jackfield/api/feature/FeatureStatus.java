package org.jackfield.api.feature;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A feature bundle as the gate sees it now. Everything but {@code state}, {@code reason}, {@code remedy} and
 * {@code since} comes from the bundle's manifest and is known without running any of its code.
 *
 * @param id the declared id, or the symbolic name of a bundle refused because it declares none; never null
 * @param title shown to people; never null
 * @param description what it does; may be empty; never null
 * @param entitlements those of which one is enough; empty if it needs none; immutable
 * @param counted whether leases count against the entitlement
 * @param bundleId the framework's id of the bundle
 * @param bundle its symbolic name; never null
 * @param version its version; never null
 * @param state where it stands; never null
 * @param reason one sentence that says why it is in that state; empty for a feature that simply runs; never null
 * @param remedy one sentence that says what to do; empty if there is nothing to do; never null
 * @param since when it came into that state; never null
 */
public record FeatureStatus(
        String id,
        String title,
        String description,
        List<String> entitlements,
        boolean counted,
        long bundleId,
        String bundle,
        String version,
        State state,
        String reason,
        String remedy,
        Instant since) {

    /** Where a feature stands. */
    public enum State {
        /** Running. */
        ACTIVE,
        /** Licensed and wanted, on its way to running. */
        STARTING,
        /** Running what is in progress to its end: no page, no new lease, stopped when its leases are back. */
        ENDING,
        /** Licensed, and stopped by an administrator. */
        STOPPED,
        /** Licensed and wanted, and it did not start; tried again. */
        FAILED,
        /** Installed and not covered by the licence; its code does not run. */
        UNLICENSED,
        /** Declared wrongly: not held to be a feature, and not run under any licence. */
        REFUSED,
        /** No longer installed; only ever told to listeners. */
        UNINSTALLED;

        /** {@return whether the feature's code is running} */
        public boolean running() {
            return this == ACTIVE || this == ENDING;
        }
    }

    /** Checks the components. */
    public FeatureStatus {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        entitlements = List.copyOf(entitlements);
        Objects.requireNonNull(bundle, "bundle");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(remedy, "remedy");
        Objects.requireNonNull(since, "since");
    }
}
