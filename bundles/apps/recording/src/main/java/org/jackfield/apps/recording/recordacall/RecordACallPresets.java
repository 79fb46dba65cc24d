package org.jackfield.apps.recording.recordacall;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** Whose calls are taken until somebody changes it: {@code etc/org.jackfield.apps.recording.recordacall.cfg}. */
@ComponentPropertyType
public @interface RecordACallPresets {

    /** The phone systems' addresses, separated by commas. */
    String allowed() default "";

    /** Whether an announcement is played, the one that comes along. */
    boolean announce() default false;
}
