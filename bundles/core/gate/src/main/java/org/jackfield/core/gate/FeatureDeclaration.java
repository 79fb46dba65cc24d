package org.jackfield.core.gate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.feature.Feature;
import org.jackfield.api.licence.Grant;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * What a bundle's manifest says about the feature it is.
 *
 * @param id the feature's id; the symbolic name if it declares none
 * @param entitlements those of which one is enough; empty if none is needed
 * @param fault why it is refused under any licence
 * @param holdable whether emptying its requirements keeps it from being resolved
 */
record FeatureDeclaration(
        String id,
        String title,
        String description,
        List<String> entitlements,
        boolean counted,
        Optional<String> fault,
        boolean holdable) {

    private static final String OUR_FEATURES = "org.jackfield.apps.";
    private static final int MAX_TEXT = 500;
    private static final int MAX_ENTITLEMENTS = 20;

    /** {@return the declaration of a feature bundle; empty for a bundle that is no feature} */
    static Optional<FeatureDeclaration> of(BundleRevision revision) {
        List<BundleCapability> declared = revision.getDeclaredCapabilities(Feature.NAMESPACE);
        String name = revision.getSymbolicName();
        if (declared.isEmpty() && (name == null || !name.startsWith(OUR_FEATURES))) {
            return Optional.empty();
        }
        boolean holdable = holdable(revision);
        if (declared.isEmpty()) {
            return Optional.of(refused(name, "It is named like a feature of Jackfield and declares none.", holdable));
        }
        if (declared.size() > 1) {
            return Optional.of(refused(name, "It declares more than one feature.", holdable));
        }
        if ((revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0) {
            return Optional.of(refused(name, "A fragment of another bundle cannot be a feature.", holdable));
        }
        if (!holdable) {
            return Optional.of(refused(name, "It requires nothing, so nothing could keep it from running.", false));
        }
        return Optional.of(read(name, declared.get(0).getAttributes()));
    }

    private static FeatureDeclaration read(String name, Map<String, Object> attributes) {
        String id = text(attributes.get("id"));
        String title = text(attributes.get("title"));
        List<String> entitlements = texts(attributes.get("entitlement"));
        if (!Grant.isId(id) || title.isEmpty()) {
            return refused(name, "Its declaration has no proper id or no title.", true);
        }
        if (entitlements.equals(List.of(Feature.NO_ENTITLEMENT))) {
            entitlements = List.of();
        } else if (entitlements.isEmpty()
                || entitlements.size() > MAX_ENTITLEMENTS
                || entitlements.contains(Feature.NO_ENTITLEMENT)
                || !entitlements.stream().allMatch(Grant::isId)) {
            return refused(name, "Its declaration does not say properly which entitlement it needs.", true);
        }
        boolean counted = Boolean.parseBoolean(text(attributes.get("counted")));
        String description = text(attributes.get("description"));
        return new FeatureDeclaration(id, title, description, entitlements, counted, Optional.empty(), true);
    }

    private static FeatureDeclaration refused(String name, String fault, boolean holdable) {
        String shown = String.valueOf(name);
        return new FeatureDeclaration(shown, shown, "", List.of(), false, Optional.of(fault), holdable);
    }

    /** A fragment of the framework itself is attached without asking anyone. */
    private static boolean holdable(BundleRevision revision) {
        Collection<BundleRequirement> requirements = revision.getDeclaredRequirements(null);
        boolean extendsFramework = requirements.stream()
                .filter(requirement -> requirement.getNamespace().equals(HostNamespace.HOST_NAMESPACE))
                .map(requirement -> requirement.getAttributes().get(HostNamespace.HOST_NAMESPACE))
                .anyMatch(host -> Constants.SYSTEM_BUNDLE_SYMBOLICNAME.equals(host)
                        || "org.apache.felix.framework".equals(host));
        return !extendsFramework && requirements.stream().anyMatch(FeatureDeclaration::mandatory);
    }

    private static boolean mandatory(BundleRequirement requirement) {
        String resolution = requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE);
        String effective = requirement.getDirectives().get(Constants.EFFECTIVE_DIRECTIVE);
        return (resolution == null || resolution.equals(Constants.RESOLUTION_MANDATORY))
                && (effective == null || effective.equals(Constants.EFFECTIVE_RESOLVE));
    }

    private static String text(Object value) {
        String text = value == null ? "" : value.toString().strip();
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    private static List<String> texts(Object value) {
        return switch (value) {
            case null -> List.of();
            case Collection<?> many -> many.stream().map(FeatureDeclaration::text).toList();
            case String[] many -> List.of(many);
            default -> List.of(text(value));
        };
    }
}
