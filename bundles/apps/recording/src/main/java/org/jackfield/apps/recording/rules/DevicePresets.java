package org.jackfield.apps.recording.rules;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** Who is recorded until somebody changes it: {@code etc/org.jackfield.apps.recording.devices.cfg}. */
@ComponentPropertyType
public @interface DevicePresets {

    /** Name of the phone system. */
    String phoneSystem() default "";

    /** Extensions, with an at sign and an IP address behind them if wanted, and ranges of extensions; separated by commas. */
    String extensions() default "";

    /** Those of them that the phone system records by calling us: extensions and ranges, separated by commas. */
    String recordACall() default "";
}
