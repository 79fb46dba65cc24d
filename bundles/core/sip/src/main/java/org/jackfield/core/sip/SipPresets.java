package org.jackfield.core.sip;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** What holds until somebody saves the settings: {@code etc/org.jackfield.core.sip.cfg}. */
@ComponentPropertyType
public @interface SipPresets {

    /** The address of this machine to listen at; empty for all. */
    String address() default "";

    /** The port; 0 for the usual one. */
    int port() default 0;
}
