package org.jackfield.apps.hotdesking;

import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * How agents hot desk at a phone system with which an installation is delivered:
 * {@code etc/org.jackfield.apps.hotdesking.preset.cfg}.
 */
@ComponentPropertyType
public @interface HotDeskingPreset {

    /** Name of the phone system. */
    String phoneSystem() default "";

    /** The ACD hunt group whose agents hot desk. */
    String huntGroup() default "";

    /** Where calls go while an agent is logged out. */
    String loggedOutDestination() default "";

    /** Whether an agent who forwards all calls is logged out and has chosen that destination. */
    boolean manualForwards() default true;

    /** The phone system's passcode for programming at telephones. */
    String _passcode() default "";
}
