package org.jackfield.core.gate;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Keeps bundles from being resolved that may not run: every requirement of such a bundle finds nobody. Without being
 * resolved it has no class loader, so none of its code can run whoever starts it.
 *
 * <p>Only {@code filterMatches} does this. {@code filterResolvable} would not: Felix then takes all bundles that are
 * resolved already for forbidden too, and innocent ones fail.
 */
final class GateHook implements ResolverHookFactory {

    private final Supplier<Permits> permits;

    GateHook(Supplier<Permits> permits) {
        this.permits = permits;
    }

    /** One resolution sees one moment's permits, even if the licence changes meanwhile. */
    @Override
    public ResolverHook begin(Collection<BundleRevision> triggers) {
        return new Resolution(permits.get());
    }

    private static final class Resolution implements ResolverHook {

        private final Permits permits;
        private final Map<BundleRevision, Boolean> held = new IdentityHashMap<>();

        Resolution(Permits permits) {
            this.permits = permits;
        }

        @Override
        public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
            if (held.computeIfAbsent(requirement.getRevision(), this::isHeld)) {
                candidates.clear();
            }
        }

        /** A feature that ends what it has in progress keeps its wiring, and its dynamic imports go on working. */
        private boolean isHeld(BundleRevision revision) {
            Optional<FeatureDeclaration> feature = FeatureDeclaration.of(revision);
            if (feature.isEmpty() || permits.covers(feature.get())) {
                return false;
            }
            BundleWiring wiring = revision.getWiring();
            return wiring == null || !wiring.isInUse();
        }

        @Override
        public void filterResolvable(Collection<BundleRevision> candidates) {
            // see above
        }

        @Override
        public void filterSingletonCollisions(
                BundleCapability singleton, Collection<BundleCapability> collisions) {
            // nothing to add
        }

        @Override
        public void end() {
            held.clear();
        }
    }
}
