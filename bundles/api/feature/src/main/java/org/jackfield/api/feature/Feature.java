package org.jackfield.api.feature;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Requirement;

/**
 * Declares that a bundle is one licensed feature. Put it on the bundle's component class or on one
 * {@code package-info}, once in a bundle:
 *
 * <pre>{@code
 * @Feature(
 *         id = "night-mode",
 *         title = "Night mode",
 *         description = "Switches the phone system between day and night by a weekly schedule.",
 *         entitlement = "night-mode")
 * }</pre>
 *
 * <p>The build turns it into a capability and a requirement of the manifest, which is all that the gate reads: no
 * class of the bundle is loaded before a licence covers it. Every part must be written down, the entitlement above
 * all: a feature that needs none says {@link #NO_ENTITLEMENT}, because forgetting must not give anything away.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Capability(namespace = Feature.NAMESPACE)
@Requirement(
        namespace = Feature.GATE_NAMESPACE,
        // Without a filter Karaf's resolver matches the attributes, which describe the feature and not the gate.
        filter = "(version>=1.0)")
public @interface Feature {

    /** The capability namespace that makes a bundle a feature. */
    String NAMESPACE = "org.jackfield.feature";

    /** The namespace of the gate's capability. Every feature requires it: without a gate none resolves. */
    String GATE_NAMESPACE = "org.jackfield.gate";

    /** The {@link #entitlement()} of a feature that needs no licence. */
    String NO_ENTITLEMENT = "none";

    /** {@return the feature's id: lower case words joined by {@code -} or {@code .}, a third party's starting with
     * its domain ({@code com.example.wallboard})} */
    @Attribute
    String id();

    /** {@return the feature's name, as shown in navigation and on the licence page} */
    @Attribute
    String title();

    /** {@return what the feature does, one or two sentences, shown on the padlocked page while it is unlicensed} */
    @Attribute
    String description();

    /** {@return the entitlements of which one is enough, or {@link #NO_ENTITLEMENT}} */
    @Attribute
    String[] entitlement();

    /** {@return whether the entitlement is a number that leases count against; informative} */
    @Attribute
    boolean counted() default false;
}
